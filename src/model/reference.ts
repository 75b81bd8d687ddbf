/**
 * What an expression points at. Two readers read the same stream when their references lead to the same thing,
 * never because their values happen to look alike.
 */
export type Reference =
  /** A resource of the same file; `attribute` as in `Fn::GetAtt`, undefined for a plain `Ref`. */
  | { readonly to: "resource"; readonly file: string; readonly name: string; readonly attribute: string | undefined }
  | { readonly to: "parameter"; readonly file: string; readonly name: string }
  | { readonly to: "export"; readonly name: string }
  /** An output of another stack, `STACK.OUTPUT`; with Region or role behind it where the reference leads to another Region or account. */
  | { readonly to: "output"; readonly name: string }
  /** A text that only a deployment completes; what is left open stands as `${…}`, so that equal texts mean the same thing within one file. */
  | { readonly to: "expression"; readonly file: string; readonly text: string };

/** The reference as its user would write it, such as `Orders.Arn`. */
export function nameOf(reference: Reference): string {
  switch (reference.to) {
    case "resource":
      return reference.attribute === undefined ? reference.name : `${reference.name}.${reference.attribute}`;
    case "parameter":
    case "export":
    case "output":
      return reference.name;
    case "expression":
      return reference.text;
  }
}

/** Whether the reference is to this part. */
export function isReferenceTo(reference: Reference & { to: "resource" }, part: { readonly id: string }): boolean {
  return part.id === `${reference.file}#${reference.name}`;
}

/** What a part's names mean something in: its file. */
export function scopeOf({ id, name }: { readonly id: string; readonly name: string }): string {
  return id.slice(0, id.length - name.length - 1);
}

/** How the reference stands inside a text, as `Fn::Sub` would write it; equal for equal references only. */
export function asOpenText(reference: Reference): string {
  if (reference.to === "expression") return reference.text;
  const call = reference.to === "export" ? "Fn::ImportValue " : reference.to === "output" ? "Fn::GetStackOutput " : "";
  return `\${${call}${nameOf(reference)}}`;
}
