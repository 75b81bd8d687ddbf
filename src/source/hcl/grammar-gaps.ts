/**
 * The same text, as long as before, with what Terraform reads and the grammar does not written as the grammar knows it: `1e5`, and a
 * key in brackets that no comma divides from the value before it. Values are taken from the text itself, places stay.
 */
export function withoutGaps(source: string): string {
  return source
    .replace(/(?<![\w.])(\d+(?:\.\d+)?)[eE]([+-]?)(\d+)/g, (_, number: string, sign: string, power: string) => {
      return `${number}0${"0".repeat(sign.length)}${power}`;
    })
    .replace(/(?<=[\w\])}"]\s*\n[ \t]*)[ \t](?=\([^\n]*\)[ \t]*[=:])/g, ",");
}
