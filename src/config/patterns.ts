/**
 * Patterns for paths: `*` is any characters but a slash, `?` one of them, `**` any number of folders. A pattern without a
 * slash in it holds at any depth, any other from the top; one for a folder holds for all that is in it.
 */
export class Patterns {
  readonly #patterns: readonly (readonly string[])[];

  constructor(patterns: readonly string[]) {
    this.#patterns = patterns.map(stepsOf);
  }

  /** Whether one of the patterns holds for a path with forward slashes. Takes no longer than the lengths of both multiplied. */
  hold(path: string): boolean {
    const steps = path.split("/");
    return this.#patterns.some((pattern) =>
      fits(pattern, steps, "**", (one, step) => fits(Array.from(one), Array.from(step), "*", isCharacter)),
    );
  }
}

/** Why a pattern means nothing here, as a clause; undefined where it means something. */
export function whyNoPattern(pattern: string): string | undefined {
  if (pattern.startsWith("!")) return "! takes nothing back here; write what is to be looked at all the same below include";
  if (pattern.split("/").some((step) => step === ".." || step === ".")) return "it starts from the folder of this file, and goes down only";
  const special = /[\\[\]{}]/.exec(pattern)?.[0];
  if (special !== undefined) return `${special} is not read in it, only *, ** and ? are`;
  return /[^/]/.test(pattern) ? undefined : "it names nothing";
}

function stepsOf(pattern: string): readonly string[] {
  const isAnywhere = !pattern.replace(/\/+$/, "").includes("/");
  const steps = pattern.split("/").filter((step) => step !== "");
  return [...(isAnywhere ? ["**"] : []), ...steps, "**"];
}

function isCharacter(one: string, character: string): boolean {
  return one === "?" || one === character;
}

/** Whether the parts fit one by one; `star` stands for any number of them. Only the last star met is ever tried again. */
function fits(pattern: readonly string[], parts: readonly string[], star: string, isFit: (one: string, part: string) => boolean): boolean {
  let at = 0;
  let afterStar = -1;
  let retried = 0;
  for (let part = 0; part < parts.length;) {
    const one = pattern[at];
    if (one === star) {
      afterStar = ++at;
      retried = part;
    } else if (one !== undefined && isFit(one, parts[part] ?? "")) {
      at++;
      part++;
    } else if (afterStar !== -1) {
      at = afterStar;
      part = ++retried;
    } else return false;
  }
  return pattern.slice(at).every((rest) => rest === star);
}
