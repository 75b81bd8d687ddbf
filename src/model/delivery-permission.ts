import { all, any, certainly, no, not, unsure, yes } from "./answer.js";
import type { Answer } from "./answer.js";
import { parseArn } from "./arn.js";
import type { Consumer } from "./consumer.js";
import { sendsToFifo, sendsToUnsupported } from "./destination.js";
import type { Destination, DestinationKind } from "./destination.js";
import { hasFailureDestination } from "./failure-handling.js";
import { asOpenText } from "./reference.js";
import { permits } from "./role.js";
import type { Grants } from "./role.js";
import { whereKnown } from "./value.js";
import { covers as isCovered } from "./wildcard.js";

/** What a role needs to send to a destination: https://docs.aws.amazon.com/lambda/latest/dg/kinesis-on-failure-destination.html */
const needed: Readonly<Partial<Record<DestinationKind, readonly string[]>>> = {
  queue: ["sqs:SendMessage"],
  topic: ["sns:Publish"],
  bucket: ["s3:PutObject", "s3:ListBucket"],
};

/** Whether the role that sends what is given up may not do so. Of a destination that takes nothing anyway, nobody asks. */
export function lacksPermissionToSend(consumer: Consumer): Answer {
  return all(
    hasFailureDestination(consumer),
    () => not(any(sendsToUnsupported(consumer), sendsToFifo(consumer))),
    () => whereKnown(consumer.destination, (destination) => isRefused(consumer, destination)),
  );
}

function isRefused({ grants }: Consumer, destination: Destination): Answer {
  return whereKnown(grants, (granted) =>
    all(not(all(...(needed[destination.kind] ?? []).map((action) => maySend(granted, action, destination)))), () =>
      destination.mayPermit === undefined ? yes : unsure(destination.mayPermit),
    ),
  );
}

/** The actions that are not permitted, such as `sqs:SendMessage`; all that sending takes where the role is not known. */
export function missingActions({ grants, destination }: Consumer): readonly string[] {
  if (destination.is !== "known") return [];
  const { value } = destination;
  const actions = needed[value.kind] ?? [];
  return grants.is === "known" ? actions.filter((action) => maySend(grants.value, action, value).is === "no") : actions;
}

function maySend(grants: Grants, action: string, destination: Destination): Answer {
  return permits(grants, action, (resource) => covers(resource, destination, action === "s3:PutObject"));
}

/** Where Lambda puts what it gives up in a bucket. */
const objectKey = "aws/lambda/";

/** Whether a resource of a statement is the destination, or the objects that are put there. */
function covers(resource: string, destination: Destination, isObject: boolean): Answer {
  if (destination.kind !== "bucket") return isArnOf(resource, destination);
  const slash = resource.replace(/\$\{[^{}]*\}/g, (open) => "x".repeat(open.length)).indexOf("/");
  const [bucket, key] = slash < 0 ? [resource, undefined] : [resource.slice(0, slash), resource.slice(slash + 1)];
  if (key === undefined) return isObject && !resource.endsWith("*") ? no : isArnOf(bucket, destination);
  if (!isObject) return no;
  const isKey = key.includes("${") ? unsure("only a deployment tells which objects its role may put there") : certainly(isPrefix(key));
  return all(isKey, isArnOf(bucket, destination));
}

function isPrefix(pattern: string): boolean {
  const start = pattern.split(/[*?]/)[0] ?? "";
  return start.startsWith(objectKey) || (objectKey.startsWith(start) && start !== pattern);
}

const services: Readonly<Partial<Record<DestinationKind, string>>> = { queue: "sqs", topic: "sns", bucket: "s3" };

function isArnOf(resource: string, destination: Destination): Answer {
  if (destination.calledBy.arn.includes(resource)) return yes;
  const service = resource.startsWith("arn:") ? (resource.split(":")[2] ?? "*") : undefined;
  if (service !== undefined && !/[*$]/.test(service) && service !== services[destination.kind]) return no;
  const arn = parseArn(resource);
  if (arn !== undefined) return isNameOf(arn.resource, destination);
  if (service !== undefined && resource.endsWith("*")) return yes;
  if (!resource.includes("${")) return no;
  // Another resource of the file is another destination; anything else may turn out to be this one.
  const isOther = /^\$\{(?!Fn::)[^}]*\}$/.test(resource) && destination.place !== undefined;
  return isOther ? no : unsure(`only a deployment tells what ${resource} is, which its role may send to`);
}

function isNameOf(pattern: string, { name, calledBy, subject }: Destination): Answer {
  const open = name.is !== "absent" && name.refersTo !== undefined ? [asOpenText(name.refersTo)] : [];
  if (pattern === "*" || [...calledBy.name, ...open].includes(pattern)) return yes;
  const doubt = unsure(`only a deployment tells whether ${pattern}, which its role may send to, is ${subject}`);
  if (pattern.includes("${") || name.is === "unknown") return doubt;
  if (name.is === "absent") return /[*?]/.test(pattern) ? doubt : no;
  return certainly(isCovered(pattern, name.value));
}
