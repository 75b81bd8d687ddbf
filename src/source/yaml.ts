import { Refusal, refused, type Mistake, type ParsedText } from "./parsed.js";
import { compose, type Composed } from "./yaml/compose.js";
import { limits } from "./yaml/limits.js";
import { loosen } from "./yaml/loosen.js";
import { asMistake, isHarmless } from "./yaml/sentence.js";
import { toTree } from "./yaml/to-tree.js";

/**
 * Parses a YAML text as CloudFormation would: of several documents the first map or list; tags are kept, aliases and
 * merge keys resolved, the last of two equal keys wins. Never throws.
 */
export function parseYaml(text: string): ParsedText {
  if (text.length > limits.characters) {
    return refused(
      0,
      `This is longer than ${limits.characters / 1_000_000} million characters; CloudFormation takes no template above 1 MB.`,
    );
  }
  try {
    const composed = compose(text);
    return composed.complaints.length === 0 ? judge(composed, text, asIs, []) : parseLoosely(text, composed);
  } catch (error) {
    if (error instanceof Refusal) return refused(error.offset, error.message);
    return refused(0, `This cannot be parsed as YAML: ${String(error)}.`);
  }
}

/** The same for a text with errors: those that CloudFormation does not mind are got over. */
function parseLoosely(text: string, strict: Composed): ParsedText {
  const { text: loose, original, mistakes } = loosen(text);
  const composed = loose === text ? strict : compose(loose);
  const told = composed.complaints.map((complaint) => {
    const { offset, message } = asMistake(complaint, loose);
    return { offset: original(offset), message, isHarmless: isHarmless(complaint) };
  });
  const fatal = told.find((mistake) => !mistake.isHarmless);
  if (fatal !== undefined) return refused(fatal.offset, fatal.message);
  return judge(composed, text, original, [...mistakes, ...told.map(({ offset, message }) => ({ offset, message }))]);
}

function judge(
  { document, another }: Composed,
  text: string,
  original: (offset: number) => number,
  mistakes: readonly Mistake[],
): ParsedText {
  const { tree, duplicates } = toTree(document?.contents ?? null, text, original);
  const further = "Here a further document starts; a file is one document, and only the first is read.";
  const all = [...mistakes, ...duplicates, ...(another === undefined ? [] : [{ offset: original(another), message: further }])];
  return { tree, mistakes: abridged(all.sort((one, other) => one.offset - other.offset)) };
}

function abridged(mistakes: readonly Mistake[]): readonly Mistake[] {
  const [next, ...others] = mistakes.slice(limits.mistakes);
  if (next === undefined || others.length === 0) return mistakes;
  return [...mistakes.slice(0, limits.mistakes), { ...next, message: `From here on there are ${others.length + 1} more such mistakes.` }];
}

function asIs(offset: number): number {
  return offset;
}
