import { any, no, unsure, yes } from "../model/answer.js";
import type { Answer } from "../model/answer.js";
import type { Raw } from "./raw.js";

/** Whether two values as they are written are different ones; where either is worked out in a deployment, nobody knows. */
export function rawDiffers(before: Raw | undefined, after: Raw | undefined, name: string): Answer {
  if (textOf(before) === textOf(after)) return no;
  if (isOpen(before) || isOpen(after)) return unsure(`only a deployment works out what ${name} is`);
  if (isList(before) && isList(after)) return listsDiffer(before, after, name);
  if (!isMap(before) || !isMap(after)) return yes;
  return any(...[...new Set([...Object.keys(before), ...Object.keys(after)])].map((key) => rawDiffers(before[key], after[key], name)));
}

/** In whatever order: tags and keys have none that matters. */
function listsDiffer(before: readonly Raw[], after: readonly Raw[], name: string): Answer {
  const left = before.map(textOf);
  const added = after.filter((item) => {
    const index = left.indexOf(textOf(item));
    if (index >= 0) left.splice(index, 1);
    return index < 0;
  });
  const gone = before.filter((item) => left.includes(textOf(item)));
  if (added.length === 0 && gone.length === 0) return no;
  const isDoubtful = [...gone, ...added].some(holdsOpen);
  return isDoubtful && (gone.length === added.length || [...gone, ...added].some(isOpen))
    ? unsure(`only a deployment works out what ${name} is`)
    : yes;
}

function textOf(raw: Raw | undefined): string {
  if (isMap(raw)) {
    const entries = Object.entries(raw).sort(([one], [other]) => (one < other ? -1 : 1));
    return `{${entries.map(([key, value]) => `${key}:${textOf(value)}`).join()}}`;
  }
  // 10 and "10" are the same to CloudFormation and Terraform alike.
  return isList(raw) ? `[${raw.map(textOf).join()}]` : String(raw ?? "");
}

/** Whether it is a list. */
export function isList(raw: Raw | undefined): raw is readonly Raw[] {
  return Array.isArray(raw);
}

function isMap(raw: Raw | undefined): raw is Readonly<Record<string, Raw>> {
  return typeof raw === "object" && raw !== null && !isList(raw);
}

/** A function of CloudFormation, or a text that Terraform completes. */
function isOpen(raw: Raw | undefined): boolean {
  if (typeof raw === "string") return raw.includes("${");
  return isMap(raw) && Object.keys(raw).some((key) => key === "Ref" || key.startsWith("Fn::"));
}

function holdsOpen(raw: Raw): boolean {
  return isOpen(raw) || (isList(raw) ? raw : isMap(raw) ? Object.values(raw) : []).some(holdsOpen);
}
