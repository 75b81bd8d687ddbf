import { anyDeployment } from "../../../src/model/scenario.js";
import { link } from "../../../src/model/link.js";
import type { Model } from "../../../src/model/link.js";
import { partsOfAll } from "../../../src/model/parts.js";
import type { Parts } from "../../../src/model/parts.js";
import { noPins } from "../../../src/readers/pins.js";
import { Library } from "../../../src/readers/reader.js";
import type { Readable } from "../../../src/readers/reader.js";
import { terraform } from "../../../src/readers/terraform.js";
import { parseFile } from "../../../src/source/parse.js";
import { patient } from "../../../src/source/patient.js";
import { hcl } from "../../lint.js";

/** The parts of these files of Terraform, by their names. */
export function partsOfFiles(files: Readonly<Record<string, string>>): Parts {
  const parsed = Object.entries(files).map(([path, text]) => parseFile({ path, text }, { patient, hcl }));
  const readable = parsed.filter((file): file is Readable => file?.tree !== undefined);
  const reader = terraform(hcl);
  const own = readable.filter((file) => reader.isItsOwn(file));
  return partsOfAll(reader.readTogether(own, noPins, new Library(readable)).map(({ parts }) => parts));
}

/** The parts of a configuration in JSON. */
export function partsOf(configuration: object): Parts {
  return partsOfFiles({ "main.tf.json": JSON.stringify(configuration) });
}

/** The model of a configuration in JSON. */
export function modelOf(configuration: object): Model {
  const parts = partsOf(configuration);
  return link(parts, anyDeployment(parts));
}
