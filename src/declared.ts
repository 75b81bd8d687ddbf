import type { ExternalConsumers, ExternalReaders, LintOptions } from "./lint-options.js";
import { anyDeployment } from "./model/scenario.js";
import type { Declarations } from "./model/declarations.js";
import { isCalled } from "./model/external.js";
import type { ExternalReader } from "./model/external.js";
import type { Model } from "./model/link.js";
import type { Parts } from "./model/parts.js";
import { subjectOf } from "./model/subject.js";
import type { Unmatched } from "./report.js";

/** What the options declare of consumers, functions and streams; `file` is where they stand, if they stand in one. */
export function declarationsIn(
  { idempotent = {}, externalConsumers = {}, sources = {} }: LintOptions,
  file: string | undefined,
): Declarations {
  return {
    idempotent: new Map(Object.entries(idempotent)),
    sources: new Map(Object.entries(sources)),
    externalReaders: Object.entries(externalConsumers).flatMap(([stream, consumers]) =>
      readersOf(consumers).map(({ name, path, ...reader }) => ({
        ...{ ...reader, stream, name: `${name} (${file === undefined ? "in no template" : `declared in ${file}`})` },
        place: file === undefined ? undefined : { file, path: ["externalConsumers", stream, ...path] },
      })),
    ),
  };
}

type Reader = Pick<ExternalReader, "name" | "reads"> & { readonly path: readonly (string | number)[] };

function readersOf(consumers: ExternalConsumers): readonly Reader[] {
  if (typeof consumers === "number" || isList(consumers)) return named(consumers, "shared", []);
  return (["shared", "fan-out"] as const).flatMap((reads) => named(consumers[reads] ?? [], reads, [reads]));
}

function named(readers: ExternalReaders, reads: Reader["reads"], path: Reader["path"]): readonly Reader[] {
  if (isList(readers)) return readers.map((name, index) => ({ name, reads, path: [...path, index] }));
  return Array.from({ length: readers }, (_, index) => ({ name: `external reader ${index + 1}`, reads, path }));
}

function isList(readers: ExternalConsumers): readers is readonly string[] {
  return Array.isArray(readers);
}

/** What is declared of subjects and streams that are nowhere in what was read. */
export function unmatchedIn(options: LintOptions, read: readonly { readonly parts: Parts; readonly model: Model }[]): readonly Unmatched[] {
  const { idempotent = {}, externalConsumers = {}, sources = {} } = options;
  const subjects = new Set(
    read.flatMap(({ parts }) => [...parts.consumers, ...parts.functions].flatMap((part) => [part.name, subjectOf(part)])),
  );
  const isRead = (name: string): boolean =>
    read.some(({ parts, model }) => model.streams.some((stream) => isCalled(stream, name, parts, anyDeployment(parts))));
  return [
    ...Object.keys(externalConsumers)
      .filter((name) => !isRead(name))
      .map((name) => ({
        ...({ setting: "externalConsumers", name } as const),
        message: `No stream that was read has the name, the subject or the ARN ${name}: its external consumers count nowhere.`,
      })),
    ...Object.keys(idempotent)
      .filter((name) => !subjects.has(name))
      .map((name) => ({
        ...({ setting: "idempotent", name } as const),
        message: `No consumer and no function that was read is called ${name}: the reason given here holds for nothing.`,
      })),
    ...Object.keys(sources)
      .filter((name) => !subjects.has(name))
      .map((name) => ({
        ...({ setting: "sources", name } as const),
        message: `No function that was read is called ${name}: the file given here is looked into for nothing.`,
      })),
  ];
}
