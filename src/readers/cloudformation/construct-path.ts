import type { ConsumerPart } from "../../model/consumer.js";
import { child } from "../../source/tree.js";
import type { Resource } from "./template.js";

/**
 * What its author calls the resource, where that is not its logical id: the name that another framework has for it, or the path of the
 * construct that the AWS CDK made it of, such as `Stack/Orders`. The last part of a path is the CDK's own where it is `Resource` or
 * `Default`. https://docs.aws.amazon.com/cdk/v2/guide/identifiers.html
 */
export function constructPath({ node, origin }: Resource): string | undefined {
  if (origin?.title !== undefined) return origin.title;
  const path = child(child(node, "Metadata"), "aws:cdk:path");
  if (path?.kind !== "scalar" || typeof path.value !== "string") return undefined;
  const shortened = path.value.replace(/\/(Resource|Default)$/, "");
  return shortened === "" ? undefined : shortened;
}

/** A consumer with the path of its construct; of several that one resource makes, each keeps what it is called within it. */
export function withConstructPath(resource: Resource, consumer: ConsumerPart): ConsumerPart {
  const path = constructPath(resource);
  return path === undefined ? consumer : { ...consumer, title: path + consumer.name.slice(resource.name.length) };
}
