import type { Consumer } from "../../../src/model/consumer.js";
import { link } from "../../../src/model/link.js";
import type { Model } from "../../../src/model/link.js";
import { anyDeployment } from "../../../src/model/scenario.js";
import { Library } from "../../../src/readers/reader.js";
import type { Readable, ReadParts } from "../../../src/readers/reader.js";
import { serverless } from "../../../src/readers/serverless.js";
import { parseFile } from "../../../src/source/parse.js";
import { patient } from "../../../src/source/patient.js";

/** What lies beside a service. */
export interface Around {
  readonly files?: Readonly<Record<string, string>>;
  readonly missing?: readonly string[];
  readonly pins?: Readonly<Record<string, string>>;
}

/** What a service declares; its functions and resources come behind a name and a provider, unless it has its own. */
export function read(text: string, { files = {}, missing = [], pins = {} }: Around = {}): ReadParts {
  const whole = text.includes("service:") ? text : `service: shop\nprovider: {name: aws}\n${text}`;
  const all = Object.entries({ ...files, "serverless.yml": whole }).map(([path, content]) => readable(path, content));
  const service = all.find(({ path }) => path === "serverless.yml");
  if (service === undefined || !serverless.isItsOwn(service)) throw new Error("this is no service");
  return serverless.read(service, new Map(Object.entries(pins)), new Library(all, missing));
}

export function modelOf(text: string, around: Around = {}): Model {
  const { parts } = read(text, around);
  return link(parts, anyDeployment(parts));
}

/** The only consumer of a service. */
export function consumerOf(text: string, around: Around = {}): Consumer {
  const { consumers } = modelOf(text, around);
  const [only, ...others] = consumers;
  if (only === undefined || others.length > 0) throw new Error(`${consumers.length} consumers`);
  return only;
}

/** A service with one function, `billing`, that has one stream event. */
export function withEvent(event: string, more = ""): string {
  const lines = event
    .trim()
    .split("\n")
    .map((line) => `          ${line}`);
  return `functions:\n  billing:\n    handler: a.b\n    events:\n      - stream:\n${lines.join("\n")}\n${more}`;
}

function readable(path: string, text: string): Readable {
  const file = parseFile({ path, text }, { patient });
  if (file?.tree === undefined) throw new Error(`${path} cannot be parsed: ${file?.mistakes[0]?.message ?? ""}`);
  return { ...file, tree: file.tree };
}
