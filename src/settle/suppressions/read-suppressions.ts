import { commentsWith } from "../../source/comments.js";
import type { Comment } from "../../source/comments.js";
import { Lines } from "../../source/lines.js";
import type { ParsedFile } from "../../source/parse.js";
import type { Place } from "../../source/place.js";
import type { Locator } from "../../source/position.js";
import { child } from "../../source/tree.js";
import type { TreeNode } from "../../source/tree.js";
import { directiveWord, judged, readDirective } from "./directive.js";
import type { Covered, Mistaken, Suppression, WrittenSuppressions } from "./suppression.js";

/** What all files say of findings that are accepted; `known` are the rules that there are. */
export function suppressionsIn(
  files: readonly ParsedFile[],
  locators: ReadonlyMap<string, Locator>,
  known: readonly string[],
): WrittenSuppressions {
  const read = files.flatMap((file) => {
    const locator = locators.get(file.path);
    return locator === undefined || file.tree === undefined ? [] : writtenIn({ ...file, tree: file.tree }, locator);
  });
  const judgedOnes = read.map(({ judge, ...rest }) => ({ ...rest, ...judge(known) }));
  return {
    suppressions: judgedOnes.flatMap(({ covers, file, line, directive: { rules, reason, until } }) =>
      rules.map((rule): Suppression => ({ rule, reason, until, covers, file, line })),
    ),
    mistaken: judgedOnes.flatMap(({ file, line, mistakes }) => mistakes.map((one): Mistaken => ({ ...one, file, line }))),
  };
}

/** A directive before it is judged. */
interface Written {
  readonly covers: Covered;
  readonly file: string;
  readonly line: number;
  readonly judge: (known: readonly string[]) => ReturnType<typeof judged>;
}

type Readable = ParsedFile & { readonly tree: TreeNode };

function writtenIn(file: Readable, locator: Locator): readonly Written[] {
  if (file.text.includes(directiveWord))
    return [...inComments(file), ...(file.language === "json" ? inNotes(file, locator) : []), ...inMetadata(file, locator)];
  return file.text.includes("StreamLint") ? inMetadata(file, locator) : [];
}

function inComments(file: ParsedFile): readonly Written[] {
  const comments = commentsWith(directiveWord, file);
  const lines = new Lines(file.text);
  return comments.map((comment) => {
    const line = lines.lineOf(comment.start);
    const covers = { file: file.path, line: lineMeant(comment, file, lines) };
    return { covers, file: file.path, line, judge: (known) => readDirective(comment.text, known) };
  });
}

/** Its own line where something is written before it, else the next one on which something is. */
function lineMeant(comment: Comment, { language }: ParsedFile, lines: Lines): number {
  const own = lines.lineOf(comment.start);
  const { column } = lines.positionOf(comment.start);
  if (
    lines
      .textOf(own)
      .slice(0, column - 1)
      .trim() !== ""
  )
    return own;
  const isPassedOver = language === "yaml" ? /^\s*(#.*)?$/ : /^\s*((#|\/\/|\/\*).*)?$/;
  for (let line = lines.lineOf(comment.end) + 1; line <= lines.count; line++) if (!isPassedOver.test(lines.textOf(line))) return line;
  return own;
}

/** `"//"` in the JSON of Terraform, a text or a list of texts. */
function inNotes({ path: file, tree }: Readable, locator: Locator): readonly Written[] {
  if (!/\.(tf|tofu)\.json$/.test(file)) return [];
  const found: Written[] = [];
  const visit = (node: TreeNode, path: Place["path"]): void => {
    if (node.kind === "list") node.items.forEach((item, index) => visit(item, [...path, index]));
    if (node.kind !== "map") return;
    for (const { key, value } of node.entries) {
      if (key !== "//") {
        visit(value, [...path, key]);
        continue;
      }
      const { line } = locator.locate([...path, key]);
      for (const text of textsOf(value).filter((one) => one.startsWith(directiveWord))) {
        found.push({ covers: { file, path }, file, line, judge: (known) => readDirective(text, known) });
      }
    }
  };
  visit(tree, []);
  return found;
}

/** `Metadata: {StreamLint: {ignore: [{rule, reason, until}]}}` of a resource, or of the whole template. */
function inMetadata({ path: file, tree }: Readable, locator: Locator): readonly Written[] {
  const resources = child(tree, "Resources");
  const named = resources?.kind === "map" ? resources.entries : [];
  const owners = [{ node: tree, path: [] as Place["path"] }, ...named.map(({ key, value }) => ({ node: value, path: ["Resources", key] }))];
  return owners.flatMap(({ node, path }) => {
    const ignore = child(child(child(node, "Metadata"), "StreamLint"), "ignore");
    const items = ignore === undefined ? [] : ignore.kind === "list" ? ignore.items : [ignore];
    return items.map((item, index): Written => {
      const at = [...path, "Metadata", "StreamLint", "ignore", ...(ignore?.kind === "list" ? [index] : [])];
      const rules = textsOf(child(item, "rule")).flatMap((text) => text.split(/[\s,]+/));
      const [reason = "", until] = [textsOf(child(item, "reason"))[0]?.trim(), textsOf(child(item, "until"))[0]];
      return { covers: { file, path }, file, line: locator.locate(at).line, judge: (known) => judged({ rules, reason, until }, known) };
    });
  });
}

/** A text, or those of a list. */
function textsOf(node: TreeNode | undefined): readonly string[] {
  if (node?.kind === "list") return node.items.flatMap((item) => textsOf(item));
  return node?.kind === "scalar" && node.value !== null ? [node.written ?? String(node.value)] : [];
}
