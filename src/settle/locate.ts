import type { Excerpt } from "../report.js";
import { excerpt } from "../source/excerpt.js";
import type { Place } from "../source/place.js";
import type { Location, Locator } from "../source/position.js";

/** Where a place lies in its file, and the lines around it. */
export interface Located {
  readonly location: Location;
  readonly excerpt: Excerpt;
}

/** Looks up many places at once: one pass over each file that holds any of them, and none over the others. */
export function locateAll(places: readonly Place[], locators: ReadonlyMap<string, Locator>): ReadonlyMap<Place, Located> {
  const found = new Map<Place, Located>();
  for (const [file, inFile] of byFile(places)) {
    const locator = locators.get(file);
    if (locator === undefined) throw new Error(`no text for the places in ${file}`);
    const locations = locator.locateAll(inFile.map(({ path }) => path));
    inFile.forEach((place, index) => {
      const location = locations[index];
      if (location !== undefined) found.set(place, { location, excerpt: excerpt(locator.lines, location.line, location.column) });
    });
  }
  return found;
}

function byFile(places: readonly Place[]): ReadonlyMap<string, readonly Place[]> {
  const files = new Map<string, Place[]>();
  for (const place of places) {
    const known = files.get(place.file);
    if (known === undefined) files.set(place.file, [place]);
    else known.push(place);
  }
  return files;
}
