import path from "node:path/posix";
import type { Code } from "../../model/code.js";
import { codeIn } from "../../model/code.js";
import { absent, known, mapKnown } from "../../model/value.js";
import type { Written } from "../../model/value.js";
import { child } from "../../source/tree.js";
import type { TreeNode } from "../../source/tree.js";
import { isLocal, pathFrom, textIn } from "./local-file.js";
import { asText } from "./properties.js";
import type { Properties } from "./properties.js";
import type { Resource, Template } from "./template.js";

const image = "its code is a container image";

/** Where the code of an `AWS::Lambda::Function` lies. */
export function readCode({ file }: Template, resource: Resource, properties: Properties): Written<Code> {
  const asset = textIn(child(resource.node, "Metadata"), "aws:asset:path");
  const code = properties.at("Code");
  return codeIn({
    location: asset === undefined ? plainText(code) : known(`${asset}/`, resource.place),
    inline: code.is === "known" && code.value.kind === "scalar" ? absent : asText(properties.at("Code", "ZipFile")),
    handler: asText(properties.at("Handler")),
    runtime: asText(properties.at("Runtime")),
    otherwise: isImage(properties, "Code", "ImageUri") ? image : "the template names a package in a bucket and no source",
    pathOf: (location) => localPath(file, location),
  });
}

/** Where the code of an `AWS::Serverless::Function` lies. */
export function readSamCode({ file }: Template, resource: Resource, properties: Properties): Written<Code> {
  const bundled = entryPoint(resource);
  const location = plainText(properties.at("CodeUri"));
  const handler = asText(properties.at("Handler"));
  if (bundled !== undefined) {
    return mapKnown(handler, ({ value: name, place }) => {
      const folder = location.is === "known" ? localPath(file, location.value) : location.is === "absent" ? path.dirname(file) : undefined;
      const because = "only a deployment tells where its code lies";
      return known<Code>(
        folder === undefined
          ? { kind: "elsewhere", because, isOpen: true }
          : { kind: "file", file: path.join(folder, bundled(name)), handler: name },
        place,
      );
    });
  }
  return codeIn({
    ...{ location, handler },
    inline: asText(properties.at("InlineCode")),
    runtime: asText(properties.at("Runtime")),
    otherwise: isImage(properties, "ImageUri") ? image : "the template names no source",
    pathOf: (one) => localPath(file, one),
  });
}

/** The file that esbuild begins with; of several the one that is called as the handler's file. */
function entryPoint(resource: Resource): ((handler: string) => string) | undefined {
  const metadata = child(resource.node, "Metadata");
  const points = child(child(metadata, "BuildProperties"), "EntryPoints");
  if (textIn(metadata, "BuildMethod") !== "esbuild" || points?.kind !== "list") return undefined;
  const files = points.items.flatMap((one) => (one.kind === "scalar" && typeof one.value === "string" ? [one.value] : []));
  const [first] = files;
  if (first === undefined) return undefined;
  return (handler) => {
    const wanted = path.basename(handler.replace(/\.[^.]*$/, ""));
    return files.find((one) => path.basename(one).replace(/\.\w+$/, "") === wanted) ?? first;
  };
}

function plainText(written: Written<TreeNode>): Written<string> {
  return mapKnown(written, (one) => (one.value.kind === "scalar" ? asText(one) : absent));
}

function localPath(file: string, location: string): string | undefined {
  return isLocal(location) ? pathFrom(file, location) : undefined;
}

function isImage(properties: Properties, ...keys: readonly string[]): boolean {
  const type = asText(properties.at("PackageType"));
  return (type.is === "known" && type.value === "Image") || properties.at(...keys).is !== "absent";
}
