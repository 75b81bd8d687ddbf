import { diffTemplate } from "@aws-cdk/cloudformation-diff";
import { loadAwsServiceSpecSync } from "@aws-cdk/aws-service-spec";
import ts from "typescript";
import { describe, expect, it } from "vitest";
import * as facts from "../../src/changes/resource-facts.generated.js";
import { filesIn, textOf } from "../architecture/files.js";

const sources = new Set([...filesIn("src", ".ts"), ...filesIn("rules", ".ts")]);

/** All that a file loads at once: `import()` and types wait. */
function loadedBy(start: string): ReadonlySet<string> {
  const loaded = new Set<string>();
  const visit = (path: string): void => {
    if (loaded.has(path)) return;
    loaded.add(path);
    if (sources.has(path)) for (const target of importsOf(path)) visit(target);
  };
  visit(start);
  return loaded;
}

function importsOf(path: string): readonly string[] {
  const file = ts.createSourceFile(path, textOf(path), ts.ScriptTarget.ES2023);
  return file.statements.flatMap((statement) => {
    const isImport = ts.isImportDeclaration(statement) && statement.importClause?.phaseModifier !== ts.SyntaxKind.TypeKeyword;
    const isExport = ts.isExportDeclaration(statement) && !statement.isTypeOnly;
    const specifier = isImport || isExport ? statement.moduleSpecifier : undefined;
    if (specifier === undefined || !ts.isStringLiteral(specifier)) return [];
    const { text } = specifier;
    return [text.startsWith(".") ? new URL(text, `file:///${path}`).pathname.slice(1).replace(/\.js$/, ".ts") : text];
  });
}

describe("without another version", () => {
  it.each(["src/cli.ts", "src/action.ts", "src/index.ts", "src/check.ts"])("%s loads nothing that compares", (edge) => {
    const loaded = loadedBy(edge);
    expect(loaded).toContain("src/lint.ts");
    expect([...loaded].filter((path) => path.startsWith("src/changes/") || path.includes("cloudformation-diff"))).toEqual([]);
  });

  it("is what keeps it out: the comparison does load it", () => {
    expect(loadedBy("src/changes/comparing.ts")).toContain("@aws-cdk/cloudformation-diff");
  });
});

describe("the facts that the package carries", () => {
  const types = ["AWS::Kinesis::Stream", "AWS::Kinesis::StreamConsumer", "AWS::DynamoDB::Table", "AWS::Pipes::Pipe"];

  it.each(types)("of %s are those of the whole specification", (type) => {
    const [whole] = loadAwsServiceSpecSync().lookup("resource", "cloudFormationType", "equals", type);
    const replacing = Object.entries(whole?.properties ?? {}).filter(([, { causesReplacement }]) =>
      /yes|maybe/.test(causesReplacement ?? ""),
    );
    const [small] = facts.loadAwsServiceSpecSync().lookup("resource", "cloudFormationType", "equals", type) as {
      readonly properties: Readonly<Record<string, { readonly causesReplacement: string }>>;
    }[];
    expect(replacing.length).toBeGreaterThan(0);
    expect(Object.entries(small?.properties ?? {}).map(([name, { causesReplacement }]) => [name, causesReplacement])).toEqual(
      replacing.map(([name, { causesReplacement }]) => [name, causesReplacement]).sort(),
    );
  });

  it("are few", () => {
    expect(textOf("src/changes/resource-facts.generated.js").length).toBeLessThan(5000);
    expect(diffTemplate({}, {}).differenceCount).toBe(0);
  });
});
