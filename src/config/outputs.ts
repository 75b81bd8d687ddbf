import { UsageError } from "./usage-error.js";

/** One report that is asked for: how it looks, and the file it goes to; undefined is stdout. */
export interface WantedReport<Format extends string = string> {
  readonly format: Format;
  readonly output: string | undefined;
}

/** A `--format` or an `--output`, in the order in which they were given. */
export interface OutputFlag {
  readonly name: "format" | "output";
  readonly value: string;
}

/**
 * Which format goes to which file. As many outputs as formats: in their order. Fewer: each output belongs to the format
 * right before it, and the one format that has none goes to stdout. `-` is stdout.
 */
export function pairOutputs(flags: readonly OutputFlag[], byDefault: string): WantedReport[] {
  const formats = flags.filter((flag) => flag.name === "format").map((flag) => flag.value);
  const outputs = flags.filter((flag) => flag.name === "output").map((flag) => flag.value);
  if (formats.length === 0) formats.push(byDefault);
  if (outputs.length > formats.length) {
    throw new UsageError(`There are more --output (${outputs.length}) than formats (${formats.length}); each --output takes one --format.`);
  }
  const inOrder = outputs.length === formats.length;
  const wanted = inOrder ? formats.map((format, index) => ({ format, output: outputs[index] })) : byNeighborhood(flags, formats);
  const reports = wanted.map(({ format, output }) => ({ format, output: output === "-" ? undefined : output }));
  refuseSharing(reports);
  return reports;
}

function byNeighborhood(flags: readonly OutputFlag[], formats: readonly string[]): WantedReport[] {
  if (!flags.some((flag) => flag.name === "output")) return formats.map((format) => ({ format, output: undefined }));
  return flags.flatMap((flag, index) => {
    const next = flags[index + 1];
    if (flag.name === "format") return [{ format: flag.value, output: next?.name === "output" ? next.value : undefined }];
    if (flags[index - 1]?.name === "format") return [];
    throw new UsageError(`It is not clear which format goes to ${flag.value}; write each --output right behind its --format.`);
  });
}

function refuseSharing(reports: readonly WantedReport[]): void {
  for (const { output } of reports) {
    const formats = reports.filter((report) => report.output === output).map((report) => report.format);
    if (formats.length < 2) continue;
    const sharing = `${formats.slice(0, -1).join(", ")} and ${formats.at(-1) ?? ""}`;
    if (output !== undefined)
      throw new UsageError(`The formats ${sharing} cannot all be written to ${output}; give each a file of its own.`);
    throw new UsageError(
      `The formats ${sharing} cannot all go to stdout; give all but one of them an --output, right behind the --format.`,
    );
  }
}
