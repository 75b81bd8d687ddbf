/** Where the files of a report lie for somebody who looks at the repository, not at the folder that the run happened in. */
export interface Checkout {
  /** From the root of the repository to the folder that the report's paths start from; empty for the root itself. */
  readonly folder: string;
  /** Address of the root of the repository at the commit that was judged; undefined where nobody knows. */
  readonly filesUrl: string | undefined;
}

/** The path from the root of the repository; undefined for a file outside of it. */
export function pathInRepository(file: string, { folder }: Checkout): string | undefined {
  if (file.startsWith("/") || /^[A-Za-z]:/.test(file)) return undefined;
  const steps: string[] = [];
  for (const step of `${folder}/${file}`.split("/")) {
    if (step === ".." && steps.pop() === undefined) return undefined;
    if (step !== ".." && step !== "." && step !== "") steps.push(step);
  }
  return steps.join("/");
}

/** The address of a line; undefined where there is none. */
export function addressOf({ file, line }: { readonly file: string; readonly line: number }, checkout: Checkout): string | undefined {
  const path = pathInRepository(file, checkout);
  if (path === undefined || checkout.filesUrl === undefined) return undefined;
  const address = `${checkout.filesUrl}/${path.split("/").map(encoded).join("/")}#L${line}`;
  // Browsers and servers give up on longer ones.
  return address.length > 2_000 ? undefined : address;
}

/** Markdown takes a parenthesis for the end of an address, and half a character has no encoding. */
function encoded(step: string): string {
  const whole = step.replace(/\p{Cs}/gu, "\ufffd");
  return encodeURIComponent(whole).replace(/[!'()*]/g, (character) => `%${character.charCodeAt(0).toString(16)}`);
}
