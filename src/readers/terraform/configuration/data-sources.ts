import { mapKnown, unknown } from "../../../model/value.js";
import type { Reference } from "../../../model/reference.js";
import { asOpenText } from "../../../model/reference.js";
import { archived } from "./archive-file.js";
import { textOf } from "./datum.js";
import type { Datum } from "./datum.js";
import { datumOf } from "./evaluate.js";
import { argumentOf } from "./module-source.js";
import type { DeclaredResource } from "./module-source.js";
import { policyDocument } from "./policy-document.js";
import { remoteOutputs } from "./remote-state.js";
import type { Use } from "./scope.js";

/** What a data source looks something up by, and how the ARN of that looks; `NAME` stands for the name. */
interface LookedUp {
  readonly argument: string;
  readonly arns: Readonly<Record<string, string>>;
}

const inRegion = "${AWS::Region}:${AWS::AccountId}";

const lookedUp: Readonly<Record<string, LookedUp>> = {
  aws_kinesis_stream: { argument: "name", arns: { arn: `arn:\${AWS::Partition}:kinesis:${inRegion}:stream/NAME` } },
  aws_sqs_queue: { argument: "name", arns: { arn: `arn:\${AWS::Partition}:sqs:${inRegion}:NAME` } },
  aws_sns_topic: { argument: "name", arns: { arn: `arn:\${AWS::Partition}:sns:${inRegion}:NAME` } },
  aws_s3_bucket: { argument: "bucket", arns: { arn: "arn:${AWS::Partition}:s3:::NAME" } },
  aws_dynamodb_table: {
    argument: "name",
    arns: {
      arn: `arn:\${AWS::Partition}:dynamodb:${inRegion}:table/NAME`,
      stream_arn: `arn:\${AWS::Partition}:dynamodb:${inRegion}:table/NAME/stream/\${label}`,
    },
  },
  aws_lambda_function: { argument: "function_name", arns: { arn: `arn:\${AWS::Partition}:lambda:${inRegion}:function:NAME` } },
};

/** What a data source tells of what it names; undefined where only an apply does. */
export function dataSource(declared: DeclaredResource, attribute: string, use: Use): Datum | undefined {
  if (declared.type === "terraform_remote_state") return attribute === "outputs" ? remoteOutputs(declared, use) : undefined;
  if (declared.type === "aws_iam_policy_document") return attribute === "json" ? policyDocument(declared, use) : undefined;
  if (declared.type === "aws_ssm_parameter") return attribute === "value" ? ssmParameter(declared, use) : undefined;
  if (declared.type === "archive_file") return attribute === "output_path" ? archived(declared, use) : undefined;
  const kind = lookedUp[declared.type];
  const name = kind === undefined ? undefined : argumentOf(declared, kind.argument);
  if (kind === undefined || name === undefined) return undefined;
  const named = datumOf(name.node, use);
  if (attribute === kind.argument) return named;
  const { refersTo } = named.is === "choice" || named.is === "absent" ? {} : named;
  // It looks up what is declared beside it.
  if (refersTo?.to === "resource" && refersTo.attribute === kind.argument) {
    const to: Reference = { ...refersTo, attribute };
    return { ...unknown(`only an apply tells ${to.name}.${attribute}`, use.place), refersTo: to };
  }
  const arn = kind.arns[attribute];
  return arn === undefined ? undefined : withName(named, (text) => arn.replace("NAME", () => text), use);
}

function ssmParameter(declared: DeclaredResource, use: Use): Datum | undefined {
  const name = argumentOf(declared, "name");
  return name === undefined ? undefined : withName(datumOf(name.node, use), (text) => `{{resolve:ssm:${text}}}`, use);
}

/** A text that is built around a name. */
function withName(name: Datum, around: (text: string) => string, use: Use): Datum | undefined {
  if (name.is === "absent") return undefined;
  if (name.is === "choice") {
    const [then, otherwise] = [withName(name.then, around, use), withName(name.otherwise, around, use)];
    return then === undefined || otherwise === undefined ? undefined : { ...name, then, otherwise };
  }
  const open = (text: string): Datum => ({
    ...unknown(`only an apply tells ${around(text)}`, use.place),
    refersTo: { to: "expression", file: use.scope.module.root.scope, text: around(text) },
  });
  if (name.refersTo !== undefined) return open(asOpenText(name.refersTo));
  return mapKnown(name, ({ value }) => open(textOf(value) ?? ""));
}
