import { posix } from "node:path";
import ts from "typescript";

/** What the laws look at in one file. */
export interface Module {
  /** Relative to the root, with forward slashes. */
  readonly path: string;
  readonly lines: number;
  readonly imports: readonly Import[];
  /** Names that the file uses without declaring or importing them, as far as the laws care for them. */
  readonly globals: readonly string[];
}

export interface Import {
  /** A file relative to the root, or a package as it is written; undefined where it is worked out at run time. */
  readonly target: string | undefined;
  /** Gone at run time. */
  readonly typeOnly: boolean;
}

const watchedGlobals = new Set(["process", "console", "fetch", "WebSocket", "eval", "Function", "require", "globalThis"]);

/** Reads a TypeScript file as far as the laws need it. */
export function parseModule(path: string, text: string): Module {
  const file = ts.createSourceFile(path, text, ts.ScriptTarget.ES2023, true);
  const imports: Import[] = [];
  const globals = new Set<string>();
  const declared = new Set<string>();

  const visit = (node: ts.Node): void => {
    if (ts.isImportDeclaration(node)) add(node.moduleSpecifier, isTypeOnly(node));
    else if (ts.isExportDeclaration(node) && node.moduleSpecifier) add(node.moduleSpecifier, node.isTypeOnly);
    else if (ts.isImportTypeNode(node) && ts.isLiteralTypeNode(node.argument)) add(node.argument.literal, true);
    else if (ts.isCallExpression(node) && node.expression.kind === ts.SyntaxKind.ImportKeyword) add(node.arguments[0], false);
    else if (ts.isIdentifier(node) && watchedGlobals.has(node.text) && !isPropertyName(node)) {
      (isBinding(node) ? declared : globals).add(node.text);
    }
    ts.forEachChild(node, visit);
  };
  const add = (specifier: ts.Node | undefined, typeOnly: boolean): void => {
    const written = specifier && ts.isStringLiteralLike(specifier) ? specifier.text : undefined;
    imports.push({ target: written === undefined ? undefined : targetOf(path, written), typeOnly });
  };

  visit(file);
  const lines = text.split("\n").length - (text.endsWith("\n") ? 1 : 0);
  return { path, lines, imports, globals: [...globals].filter((name) => !declared.has(name)) };
}

function isTypeOnly(node: ts.ImportDeclaration): boolean {
  return node.importClause?.phaseModifier === ts.SyntaxKind.TypeKeyword;
}

/** Whether the identifier names a property: `x.process`, `{ process: 1 }`. In `{ process }` it is the value as well. */
function isPropertyName(node: ts.Identifier): boolean {
  const { parent } = node;
  if (ts.isBindingElement(parent)) return parent.propertyName === node;
  if (ts.isVariableDeclaration(parent) || ts.isParameter(parent) || ts.isShorthandPropertyAssignment(parent)) return false;
  const isMember =
    ts.isPropertyAccessExpression(parent) || ts.isTypeElement(parent) || ts.isClassElement(parent) || ts.isObjectLiteralElement(parent);
  return isMember && parent.name === node;
}

/** Whether the identifier is the name of a variable, a parameter, a function, something imported. */
function isBinding(node: ts.Identifier): boolean {
  const { parent } = node;
  return !ts.isShorthandPropertyAssignment(parent) && "name" in parent && parent.name === node;
}

function targetOf(path: string, specifier: string): string {
  return specifier.startsWith(".") ? posix.join(posix.dirname(path), specifier).replace(/\.js$/, ".ts") : specifier;
}
