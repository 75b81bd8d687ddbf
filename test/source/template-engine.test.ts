import { describe, expect, it } from "vitest";
import { parseJson } from "../../src/source/json.js";
import { looksLikeTemplateEngine } from "../../src/source/template-engine.js";
import { parseYaml } from "../../src/source/yaml.js";

const resources = "Resources:\n  Mapping:\n    Type: AWS::Lambda::EventSourceMapping\n";

describe("belongs to another template engine", () => {
  it.each([
    ["{% … %}", `{% set x = 1 %}\n${resources}`],
    ["{% … %}", `${resources}{% if queue %}\n    Properties: {BatchSize: 1}\n{% endif %}\n`],
    ["{% … %}", `${resources}    Properties:\n{%- for n in [1,\n 2] -%}\n      Key{{ n }}: {{ n }}\n{%- endfor %}\n`],
    ["<% … %>", `<% if x %>\n${resources}<% end %>\n`],
    ["<% … %>", `${resources}    Properties:\n      BatchSize: <%= size %>: 5\n`],
    ["{{ … }}", `${resources}    Properties:\n      BatchSize: {{ .Values.size }}\n`],
    ["{{ … }}", `${resources}    Properties:\n{{- toYaml .Values.mapping | nindent 6 }}\n`],
    ["{{ … }}", `{{- if .Values.on }}\n${resources}{{- end }}\n`],
  ])("%s in %j", (mark, text) => {
    expect(parseYaml(text).tree).toBeUndefined();
    expect(looksLikeTemplateEngine(text)).toBe(mark);
  });

  it("JSON too", () => {
    const text = '{"Resources": {\n{% for x in y %}\n"A": {"Type": "AWS::Kinesis::Stream"}\n{% endfor %}\n}}';
    expect(parseJson(text).tree).toBeUndefined();
    expect(looksLikeTemplateEngine(text)).toBe("{% … %}");
  });
});

describe("is simply broken", () => {
  it.each([
    ["no mark at all", `${resources}  Other: [\n`],
    ["marks in a script, the error elsewhere", `${resources}    UserData: |\n      {% if x %} {{ y }} <% z %>\n\n    A: b\n\n  Other: [\n`],
    ["marks in quotes, the error elsewhere", `${resources}    A: "{{ x }}"\n\n\n  Other: 'unclosed\n`],
    ["a mark that is never closed", `${resources}    A: {{ x\n`],
    ["CloudFormation's own dynamic references", `${resources}    A: {{resolve:ssm:name}}\n`],
  ])("%s", (_name, text) => {
    expect(parseYaml(text).tree).toBeUndefined();
    expect(looksLikeTemplateEngine(text)).toBeUndefined();
  });
});

it("marks in strings and comments do not keep a file from being read", () => {
  const text = `# {% comment %}\n${resources}    A: "{{ x }}"\n    B: '<% y %>'\n    C: |\n      {% z %}\n`;
  expect(parseYaml(text).tree).toBeDefined();
});

it("a megabyte of marks is judged quickly", { timeout: 10_000 }, () => {
  expect(looksLikeTemplateEngine("{%".repeat(500_000))).toBeUndefined();
});
