/**
 * How numbers are written in a JSON text that could be written in another way, such as `1.0`, which `JSON.parse` forgets. Searched for
 * when the first one is asked for. What a text holds inside of quotes may count, too, so that of a number too much is doubted and never too little.
 */
export class Spellings {
  readonly #text: string;
  #unusual: ReadonlyMap<number, string> | undefined;

  constructor(text: string) {
    this.#text = text;
  }

  /** An unusual way in which the number is written somewhere in the text; undefined where there is none. */
  of(number: number): string | undefined {
    this.#unusual ??= new Map(
      [...this.#text.matchAll(/[:[,][ \t\r\n]*(-?[0-9][-+.0-9eE]*)/g)].flatMap(([, written = ""]) =>
        String(Number(written)) === written ? [] : [[Number(written), written] as const],
      ),
    );
    return this.#unusual.get(number);
  }
}
