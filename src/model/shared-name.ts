/** What is the same for all stacks of one account and Region. */
const samePerRegion: ReadonlySet<string> = new Set(["AWS::Region", "AWS::AccountId", "AWS::Partition", "AWS::URLSuffix"]);

/** How much of a name has to be written out for it to be more than its parameters. */
const fewestLetters = 3;

/**
 * A name in the form in which equal ones mean one thing in all files that are deployed together: literal, or open only where
 * a parameter or the Region stands. Undefined for a name that means something in its own file only.
 */
export function sharedName(openName: string, scope: string, parameters: { has(id: string): boolean }): string | undefined {
  const open = [...openName.matchAll(/\$\{([^{}]*)\}/g)].map(([, name = ""]) => name);
  const written = openName.replace(/\$\{[^{}]*\}/g, "").replace(/[^A-Za-z0-9]/g, "");
  if (open.length > 0 && written.length < fewestLetters) return undefined;
  return open.every((name) => samePerRegion.has(name) || parameters.has(`${scope}#${name}`)) ? openName : undefined;
}
