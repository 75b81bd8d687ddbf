// @ts-check

/**
 * @typedef {import("../../src/rule.js").Rule} Rule
 * @typedef {{ readonly [keyword: string]: unknown }} Schema
 */

/** What a rule, and a finding that only some deployments have, can be set to. */
const levels = ["off", "note", "warning", "error"];

const text = { type: "string", pattern: "\\S" };

/** What stands here once is checked by one function, however many rules there are. */
const definitions = {
  level: { description: "How loud the rule is.", enum: levels },
  rule: {
    anyOf: [
      { $ref: "#/definitions/level" },
      { type: "object", additionalProperties: false, properties: { level: { $ref: "#/definitions/level" } } },
    ],
  },
  amount: { title: "a number from 0 on", type: "number", minimum: 0 },
  count: { title: "a number of readers from 1 to 1000", type: "integer", minimum: 1, maximum: 1000 },
  names: { title: "a list of their names", type: "array", minItems: 1, items: { title: "a name", ...text } },
  patterns: { title: "a list of patterns", type: "array", items: { title: "a pattern such as legacy/**", ...text } },
};

const readers = [{ $ref: "#/definitions/count" }, { $ref: "#/definitions/names" }];

/**
 * The schema of stream-lint.yaml. A `title` is how a mistake is told: what is taken here, as the object of a sentence.
 * @param {readonly Rule[]} rules
 * @param {(ruleId: string) => string} pageOf
 * @returns {Schema}
 */
export function schemaOf(rules, pageOf) {
  return {
    $schema: "http://json-schema.org/draft-07/schema#",
    title: "a map of settings, such as failOn: warning",
    description: "The settings of stream-lint for a repository.",
    type: "object",
    additionalProperties: false,
    definitions,
    properties: {
      rules: {
        title: "a map of rules and their levels",
        description: "How loud each rule is, and its options.",
        type: "object",
        additionalProperties: false,
        properties: Object.fromEntries(rules.map((rule) => [rule.id, schemaOfRule(rule, pageOf(rule.id))])),
      },
      parameters: {
        title: "a map of parameters and their values",
        description: "Values of template parameters and Terraform variables: what is deployed with them is judged.",
        type: "object",
        additionalProperties: { type: ["string", "number", "boolean"] },
      },
      externalConsumers: {
        title: "a map of streams and who else reads them",
        description: "Readers that no template shows, by the name, the subject or the ARN of the stream. They count like any other reader.",
        type: "object",
        additionalProperties: {
          anyOf: [
            ...readers,
            {
              title: "a map with shared and fan-out",
              type: "object",
              minProperties: 1,
              additionalProperties: false,
              properties: {
                shared: { description: "Readers that share the throughput of the stream, as most do.", anyOf: readers },
                "fan-out": { description: "Readers through a registered consumer of their own.", anyOf: readers },
              },
            },
          ],
        },
      },
      idempotent: {
        title: "a map of consumers or functions and reasons",
        description: "Consumers and functions for which a record may be processed twice, by their subject, each with the reason why.",
        type: "object",
        additionalProperties: { title: "the reason why a second time is harmless, in words", ...text },
      },
      sources: {
        title: "a map of functions and their source files",
        description: "Where the handler of a function lies, relative to this file, for functions whose template does not tell.",
        type: "object",
        additionalProperties: { title: "the path of a file", ...text },
      },
      ignore: {
        description: "Files that are not looked at, relative to this file: * is anything but a slash, ** any folders, ? one character.",
        $ref: "#/definitions/patterns",
      },
      include: {
        description: "Files that are looked at although ignore says otherwise, by the same patterns.",
        $ref: "#/definitions/patterns",
      },
      conditional: {
        description: "How loud a finding is at most that only some deployments have.",
        enum: [...levels].reverse(),
        default: "warning",
      },
      alarms: {
        description: "Whether the alarms on streams and their readers are declared in the templates that are checked, or elsewhere.",
        enum: ["here", "elsewhere"],
      },
      failOn: {
        description: "The mildest finding that makes the run fail.",
        enum: ["error", "warning", "note", "never"],
        default: "error",
      },
    },
  };
}

/**
 * @param {Rule} rule
 * @param {string} page
 * @returns {Schema}
 */
function schemaOfRule({ id, summary, severity, options = {}, default: state = "on" }, page) {
  if ("level" in options) throw new Error(`The rule ${id} has an option called level, and that is what its level is called.`);
  const byDefault = state === "off" ? "off" : severity;
  if (Object.keys(options).length === 0) return { description: summary, $ref: "#/definitions/rule", default: byDefault };
  const level = { $ref: "#/definitions/level" };
  const properties = Object.entries(options).map(([name, value]) => [name, schemaOfOption(id, name, value, page)]);
  return {
    description: summary,
    default: byDefault,
    anyOf: [level, { type: "object", additionalProperties: false, properties: { level, ...Object.fromEntries(properties) } }],
  };
}

/**
 * @param {string} id
 * @param {string} name
 * @param {import("../../src/rule.js").Options[string]} value
 * @param {string} page
 * @returns {Schema}
 */
function schemaOfOption(id, name, value, page) {
  const description = descriptionOf(name, page);
  if (description === undefined) throw new Error(`rules/${id}.md has no line "- \`${name}\` …" in its chapter Options.`);
  if (typeof value !== "object") return { description, ...schemaOfValue(value) };
  const properties = Object.entries(value).map(([key, inner]) => [key, schemaOfValue(inner)]);
  return { description, type: "object", additionalProperties: false, properties: Object.fromEntries(properties) };
}

/**
 * @param {number | string | boolean} value
 * @returns {Schema}
 */
function schemaOfValue(value) {
  return { ...(typeof value === "number" ? { $ref: "#/definitions/amount" } : { type: typeof value }), default: value };
}

/**
 * What a page says of an option, without its markup: the rest of the line that starts with its name, and the lines below that belong to it.
 * @param {string} name
 * @param {string} page
 */
function descriptionOf(name, page) {
  const [, chapter = ""] = /^## Options$(.*?)(?=^## |(?![^]))/ms.exec(page) ?? [];
  const items = chapter.split(/^- /m).map((item) => /^`([^`]+)`(?: \([^)]*\))?: (.*)$/s.exec(item.trim()));
  const text = items
    .find((item) => item?.[1] === name)?.[2]
    ?.replace(/\s+/g, " ")
    .replaceAll("`", "");
  return text === undefined ? undefined : text.charAt(0).toUpperCase() + text.slice(1);
}
