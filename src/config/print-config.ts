import type { Rule } from "../rule.js";
import type { Configuration } from "./configuration.js";
import type { CheckRequest } from "./request.js";
import type { Settings } from "./settings.js";

/** The settings that are in force as a stream-lint.yaml, each with a comment that says where it comes from. */
export function printedSettings(settings: Settings, request: Pick<CheckRequest, "failOn" | "levels">, rules: readonly Rule[]): string {
  const { configuration, failOn, lint } = settings;
  const told = configuration?.lint ?? {};
  const origin = new Origin(configuration);
  const conditional = setting("conditional", lint.conditional, origin.of(told.conditional, "conditional"));
  return [
    setting("failOn", failOn, request.failOn === undefined ? origin.of(configuration?.failOn, "failOn") : "--fail-on"),
    conditional,
    ...(told.alarms === undefined ? [] : [setting("alarms", told.alarms, origin.line("alarms"))]),
    ...section(
      "rules",
      rules.flatMap((rule) => linesOfRule(rule, settings, request.levels, origin)),
    ),
    ...section(
      "parameters",
      Object.entries(lint.parameters ?? {}).map(([name, value]) => setting(name, value, parameterFrom(name, settings, origin))),
    ),
    ...(["externalConsumers", "idempotent", "sources"] as const).flatMap((key) =>
      section(
        key,
        Object.entries(told[key] ?? {}).map(([name, value]) => setting(name, value, origin.line(key, name))),
      ),
    ),
    ...(["ignore", "include"] as const).flatMap((key) => {
      const patterns = configuration?.[key] ?? [];
      return patterns.length === 0 ? [] : [setting(key, patterns, origin.line(key))];
    }),
  ]
    .map((line) => `${line}\n`)
    .join("");
}

/** Where settings come from. */
class Origin {
  readonly #configuration: Configuration | undefined;

  constructor(configuration: Configuration | undefined) {
    this.#configuration = configuration;
  }

  /** The line of a setting that the configuration has. */
  line(...path: readonly string[]): string {
    if (this.#configuration === undefined) return "default";
    return `${this.#configuration.file}:${this.#configuration.locator.locate(path).line}`;
  }

  /** The same for one that it may not have. */
  of(told: unknown, ...path: readonly string[]): string {
    return told === undefined ? "default" : this.line(...path);
  }
}

function linesOfRule(rule: Rule, { configuration, lint }: Settings, asked: CheckRequest["levels"], origin: Origin): readonly string[] {
  const { id, severity, options = {} } = rule;
  const told = configuration?.lint;
  const isMap = Object.keys(told?.ruleOptions?.[id] ?? {}).length > 0;
  const level = lint.levels[id] ?? (rule.default === "off" ? "off" : severity);
  const from = Object.hasOwn(asked, id) ? "--rule" : origin.of(told?.levels?.[id], "rules", id, ...(isMap ? ["level"] : []));
  if (Object.keys(options).length === 0) return [setting(id, level, from)];
  const lines = Object.entries(options).map(([name, byDefault]) => {
    const value = told?.ruleOptions?.[id]?.[name];
    const whole = typeof byDefault === "object" && typeof value === "object" ? { ...byDefault, ...value } : (value ?? byDefault);
    return setting(name, whole, origin.of(value, "rules", id, name));
  });
  return [`${text(id)}:`, ...[setting("level", level, from), ...lines].map((line) => `  ${line}`)];
}

function parameterFrom(name: string, { configuration, parametersFrom }: Settings, origin: Origin): string {
  const from = parametersFrom.get(name) ?? "default";
  return from === configuration?.file ? origin.line("parameters", name) : from;
}

function section(key: string, lines: readonly string[]): readonly string[] {
  return lines.length === 0 ? [] : [`${key}:`, ...lines.map((line) => `  ${line}`)];
}

function setting(key: string, value: unknown, from: string): string {
  return `${text(key)}: ${typeof value === "string" ? text(value) : JSON.stringify(value)} # ${from}`;
}

/** A text as YAML; in quotes unless it cannot be taken for anything else. */
function text(value: string): string {
  return /^[A-Za-z][\w./-]*$/.test(value) && !/^(true|false|null)$/i.test(value) ? value : JSON.stringify(value);
}
