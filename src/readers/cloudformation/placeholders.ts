import { sources } from "../../model/value.js";

/** What the identifier of a loop stands for: an item of its collection, or nobody knows what. */
export type Binding = { readonly text: string; readonly from: string | undefined } | { readonly because: string };

export type Bindings = ReadonlyMap<string, Binding>;

/** A text with the items of loops in it. */
export interface Filled {
  readonly text: string;
  /** Where the items come from; see `Known.from`. */
  readonly from: string | undefined;
  /** Why a placeholder is still in it. */
  readonly because: string | undefined;
}

const placeholder = /([$&])\{\s*([^\s${}!]+)\s*\}/g;

/**
 * Puts items in the place of `${Identifier}`, and of `&{Identifier}` without anything but letters and digits. AWS documents that for
 * all texts of a loop's body: https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/intrinsic-function-reference-foreach.html
 */
export function filled(text: string, bindings: Bindings): Filled {
  const used: Binding[] = [];
  const result = text.replace(placeholder, (written, sign: string, identifier: string) => {
    const binding = bindings.get(identifier);
    if (binding === undefined) return written;
    used.push(binding);
    if ("because" in binding) return written;
    return sign === "&" ? binding.text.replace(/[^A-Za-z0-9]/g, "") : binding.text;
  });
  return {
    text: result,
    from: sources(used.map((binding) => ("text" in binding ? binding.from : undefined))),
    because: used.flatMap((binding) => ("because" in binding ? [binding.because] : []))[0],
  };
}

/** How long the text is at most when it is filled. */
export function longest(text: string, bindings: Bindings): number {
  const items = [...bindings.values()].map((binding) => ("text" in binding ? binding.text.length : 0));
  return text.length + (text.match(placeholder)?.length ?? 0) * Math.max(0, ...items);
}
