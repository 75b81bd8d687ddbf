import path from "node:path/posix";
import { codeIn } from "../../model/code.js";
import type { Code } from "../../model/code.js";
import { absent } from "../../model/value.js";
import type { Written } from "../../model/value.js";
import { asText } from "../cloudformation/properties.js";
import type { Resource, Terraform } from "./resource.js";

/** Where the code of an `aws_lambda_function` lies; what an archive is made of stands for the archive. */
export function readCode({ file: root }: Terraform, { place, arguments: given }: Resource): Written<Code> {
  const isImage = given.at("image_uri").is !== "absent";
  return codeIn({
    location: asText(given.at("filename")),
    inline: absent,
    handler: asText(given.at("handler")),
    runtime: asText(given.at("runtime")),
    otherwise: isImage ? "its code is a container image" : "the configuration names a package in a bucket and no source",
    pathOf: (location) => pathIn(root, place.file, location),
  });
}

/** `path.module` of a module is its folder as the run names it, that of the root is ".". */
function pathIn(root: string, declaredIn: string, location: string): string | undefined {
  if (location.startsWith("/") || location.includes("${")) return undefined;
  const folder = path.dirname(declaredIn);
  if (folder !== "." && path.normalize(location).startsWith(`${folder}/`)) return path.normalize(location);
  return path.join(root, location);
}
