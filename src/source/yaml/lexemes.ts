import { Lexer } from "yaml";

/** A piece of a YAML text as `yaml` cuts it; all pieces together are the text, but for the markers. */
export interface Lexeme {
  readonly source: string;
  readonly offset: number;
  /** The content of an unquoted or a block scalar, whatever it looks like. */
  readonly isContent: boolean;
}

/** Markers stand for no character of the text: a document starts, brackets end before they are closed, the content of a scalar follows. */
export const marker = { document: "\u0002", earlyEnd: "\u0018", content: "\u001f" } as const;

/** The pieces of the text with the markers between them, in order. */
export function* lexemesOf(text: string): Generator<Lexeme> {
  const markers: ReadonlySet<string> = new Set(Object.values(marker));
  let offset = 0;
  let isContent = false;
  for (const source of new Lexer().lex(text)) {
    yield { source, offset, isContent };
    const isMarker: boolean = !isContent && markers.has(source);
    isContent = isMarker && source === marker.content;
    if (!isMarker) offset += source.length;
  }
}

/** Whether a quoted text lacks its closing quote; `yaml` itself only looks whether the last character is a quote. */
export function isUnclosedQuote({ source, isContent }: Lexeme): boolean {
  if (isContent) return false;
  if (source.startsWith('"')) return !/[^\\](?:\\\\)*"$/.test(source);
  if (source.startsWith("'")) return (source.split("'").length - 1) % 2 === 1;
  return false;
}
