import { describe, expect, it } from "vitest";
import { allows } from "../../src/model/role.js";
import { partsOf } from "./model.js";

const things = `
  Seen: {Type: "AWS::DynamoDB::Table"}
  Simple: {Type: "AWS::Serverless::SimpleTable"}
  Jobs: {Type: "AWS::SQS::Queue"}
  News: {Type: "AWS::SNS::Topic"}
  Files: {Type: "AWS::S3::Bucket"}
  Bus: {Type: "AWS::Events::EventBus"}
  Rule: {Type: "AWS::Events::Rule"}
  Role: {Type: "AWS::IAM::Role"}
  Called: {Type: "AWS::IAM::Role", Properties: {RoleName: called}}
  Named: {Type: "AWS::IAM::Role", Properties: {RoleName: !Ref RoleName}}`;

/** What `Worker` is permitted where this is in the template: an answer for each of these actions on the thing that it is for. */
function permitted(resources: string, actions: Readonly<Record<string, string>>, worker = '{Type: "AWS::Serverless::Function"'): unknown {
  const { functions } = partsOf(`
Parameters: {Given: {Type: String}, RoleName: {Type: String}}
Conditions: {IsProd: !Equals [!Ref Given, prod]}
Resources:${things}
  Worker: ${worker}}
${resources}
`);
  const grants = functions.find(({ name }) => name === "Worker")?.grants;
  if (grants === undefined) throw new Error("no function Worker");
  return Object.entries(actions).map(([action, thing]) => {
    const answer = allows(grants, action, (resource) => resource === thing);
    return answer.is === "unsure" ? answer.because.join(", ") : answer.is;
  });
}

const connector = (rest: string, more = ""): string => `  Link: {Type: "AWS::Serverless::Connector", ${more} Properties: {${rest}}}`;
const unclear = "connector Link grants permissions that cannot be worked out";

describe("a connector from a function permits what its words say", () => {
  it.each([
    [
      "a table, to read",
      "Id: Seen",
      "[Read]",
      { "dynamodb:GetItem": "${Seen.Arn}", "dynamodb:Query": "${Seen.Arn}/index/*", "dynamodb:PutItem": "${Seen.Arn}" },
      ["yes", "yes", "no"],
    ],
    ["a table, to write", "Id: Seen", "[Write]", { "dynamodb:PutItem": "${Seen.Arn}", "dynamodb:GetItem": "${Seen.Arn}" }, ["yes", "no"]],
    ["a simple table", "Id: Simple", "[Write]", { "dynamodb:PutItem": "${Simple.Arn}" }, ["yes"]],
    ["a queue", "Id: Jobs", "[Write]", { "sqs:SendMessage": "${Jobs.Arn}", "sqs:ReceiveMessage": "${Jobs.Arn}" }, ["yes", "no"]],
    ["a queue, to read", "Id: Jobs", "[Read]", { "sqs:SendMessage": "${Jobs.Arn}", "sqs:ReceiveMessage": "${Jobs.Arn}" }, ["no", "yes"]],
    ["a topic", "Id: News", "[Write]", { "sns:Publish": "${News}" }, ["yes"]],
    ["a bucket", "Id: Files", "[Write]", { "s3:PutObject": "${Files.Arn}/*", "s3:ListBucket": "${Files.Arn}" }, ["yes", "no"]],
    ["a bucket, to read", "Id: Files", "[Read]", { "s3:PutObject": "${Files.Arn}/*", "s3:ListBucket": "${Files.Arn}" }, ["no", "yes"]],
    ["a bus: nothing about data", "Id: Bus", "[Write]", { "sqs:SendMessage": "${Jobs.Arn}" }, ["no"]],
    ["a type and an ARN", "Type: AWS::SQS::Queue, Arn: !GetAtt Jobs.Arn", "[Write]", { "sqs:SendMessage": "${Jobs.Arn}" }, ["yes"]],
    ["a type of SAM and an ARN", "Type: AWS::Serverless::SimpleTable, Arn: arn", "[Write]", { "dynamodb:PutItem": "arn" }, ["yes"]],
    [
      "an ARN from a parameter",
      "Type: AWS::SQS::Queue, Arn: !Ref Given",
      "[Write]",
      { "sqs:SendMessage": "${Jobs.Arn}" },
      ["a permission is granted under a condition"],
    ],
  ])("on %s", (_, destination, permissions, actions, answers) => {
    expect(permitted(connector(`Source: {Id: Worker}, Destination: {${destination}}, Permissions: ${permissions}`), actions)).toEqual(
      answers,
    );
  });

  it("on several destinations", () => {
    const text = connector("Source: {Id: Worker}, Destination: [{Id: Jobs}, {Id: News}], Permissions: [Write]");
    expect(permitted(text, { "sqs:SendMessage": "${Jobs.Arn}", "sns:Publish": "${News}", "s3:PutObject": "${Files.Arn}" })).toEqual([
      "yes",
      "yes",
      "no",
    ]);
  });

  it("where it stands at the function", () => {
    const worker =
      '{Type: "AWS::Serverless::Function", Connectors: {One: {Properties: {Destination: [{Id: Jobs}], Permissions: [Write]}}, Two: {Properties: {Destination: {Id: News}, Permissions: [Write]}}}';
    expect(
      permitted("", { "sqs:SendMessage": "${Jobs.Arn}", "sns:Publish": "${News}", "dynamodb:PutItem": "${Seen.Arn}" }, worker),
    ).toEqual(["yes", "yes", "no"]);
  });

  it("for some deployments, where it has a condition", () => {
    const text = connector("Source: {Id: Worker}, Destination: {Id: Jobs}, Permissions: [Write]", "Condition: IsProd,");
    expect(permitted(text, { "sqs:SendMessage": "${Jobs.Arn}" })).toEqual(["a permission is granted under a condition"]);
  });

  it("not to another function", () => {
    const text = `  Other: {Type: "AWS::Serverless::Function"}\n${connector("Source: {Id: Other}, Destination: {Id: Jobs}, Permissions: [Write]")}`;
    expect(permitted(text, { "sqs:SendMessage": "${Jobs.Arn}" })).toEqual(["no"]);
  });
});

it.each([
  ["a table, its stream", "Seen", { "dynamodb:GetRecords": "${Seen.Arn}/stream/*", "dynamodb:GetItem": "${Seen.Arn}" }, ["yes", "no"]],
  ["a queue", "Jobs", { "sqs:ReceiveMessage": "${Jobs.Arn}", "sqs:SendMessage": "${Jobs.Arn}" }, ["yes", "no"]],
  ["a rule: nothing", "Rule", { "sqs:SendMessage": "${Jobs.Arn}" }, ["no"]],
  ["a topic: nothing", "News", { "sqs:SendMessage": "${Jobs.Arn}" }, ["no"]],
])("a connector to a function permits it to read %s", (_, source, actions, answers) => {
  expect(permitted(connector(`Source: {Id: ${source}}, Destination: {Id: Worker}, Permissions: [Read, Write]`), actions)).toEqual(answers);
});

describe("the permission goes to the role of the function", () => {
  const send = { "sqs:SendMessage": "${Jobs.Arn}" };
  const rest = "Destination: {Id: Jobs}, Permissions: [Write]";

  it.each([
    ["that it is given", '{Type: "AWS::Serverless::Function", Properties: {Role: !GetAtt Role.Arn}', "Source: {Id: Worker}", "yes"],
    ["of a plain function", '{Type: "AWS::Lambda::Function", Properties: {Role: !GetAtt Role.Arn}', "Source: {Id: Worker}", "yes"],
    [
      "that is named beside it",
      '{Type: "AWS::Lambda::Function", Properties: {Role: !GetAtt Role.Arn}',
      "Source: {Type: AWS::Lambda::Function, Arn: !GetAtt Worker.Arn, RoleName: !Ref Role}",
      "yes",
    ],
    [
      "that is called so",
      '{Type: "AWS::Lambda::Function", Properties: {Role: !GetAtt Called.Arn}',
      "Source: {Type: AWS::Lambda::Function, RoleName: called}",
      "yes",
    ],
    [
      "that is called so by a parameter",
      '{Type: "AWS::Lambda::Function", Properties: {Role: !GetAtt Named.Arn}',
      "Source: {Type: AWS::Lambda::Function, RoleName: !Ref RoleName}",
      "yes",
    ],
    [
      "that may be called so",
      '{Type: "AWS::Lambda::Function", Properties: {Role: !GetAtt Called.Arn}',
      "Source: {Type: AWS::Lambda::Function, RoleName: !Ref Given}",
      unclear,
    ],
    [
      "not one that is called otherwise",
      '{Type: "AWS::Lambda::Function", Properties: {Role: !GetAtt Called.Arn}',
      "Source: {Type: AWS::Lambda::Function, RoleName: other}",
      "no",
    ],
    [
      "not one whose name is made up",
      '{Type: "AWS::Lambda::Function", Properties: {Role: !GetAtt Role.Arn}',
      "Source: {Type: AWS::Lambda::Function, RoleName: other}",
      "no",
    ],
    [
      "not another one",
      '{Type: "AWS::Lambda::Function", Properties: {Role: !GetAtt Role.Arn}',
      "Source: {Type: AWS::Lambda::Function, RoleName: !Ref Called}",
      "no",
    ],
    [
      "not of the destination",
      '{Type: "AWS::Lambda::Function", Properties: {Role: !GetAtt Role.Arn}',
      "Source: {Type: AWS::Lambda::Function, RoleName: !Ref Called}, Destination: {Type: AWS::SQS::Queue, Arn: !GetAtt Jobs.Arn, RoleName: !Ref Role}, Permissions: [Write]",
      "no",
    ],
    ["or of none", '{Type: "AWS::Serverless::Function"', "Source: {Type: AWS::Lambda::Function, Arn: !GetAtt Worker.Arn}", "no"],
  ])("%s", (_, worker, source, answer) => {
    const properties = source.includes("Destination") ? source : `${source}, ${rest}`;
    expect(permitted(connector(properties), send, worker)).toEqual([answer]);
  });
});

describe("a connector that cannot be read makes the permissions unsure", () => {
  it.each([
    ["an unknown source", "Source: {Id: !Ref Given}, Destination: {Id: Jobs}, Permissions: [Write]"],
    ["a source that is not there", "Source: {Id: Nobody}, Destination: {Id: Jobs}, Permissions: [Write]"],
    ["no source", "Destination: {Id: Jobs}, Permissions: [Write]"],
    ["an unknown destination", "Source: {Id: Worker}, Destination: {Id: !Ref Given}, Permissions: [Write]"],
    ["unknown destinations", "Source: {Id: Worker}, Destination: !Ref Given, Permissions: [Write]"],
    ["a destination that is none", "Source: {Id: Worker}, Destination: [[]], Permissions: [Write]"],
    ["a type that no connector is known for", "Source: {Id: Worker}, Destination: {Type: AWS::Any::Thing, Arn: a}, Permissions: [Write]"],
    ["unknown permissions", "Source: {Id: Worker}, Destination: {Id: Jobs}, Permissions: !Ref Given"],
    ["an unknown permission", "Source: {Id: Worker}, Destination: {Id: Jobs}, Permissions: [!Ref Given]"],
  ])("%s", (_, properties) => {
    expect(permitted(connector(properties), { "sqs:SendMessage": "${Jobs.Arn}" })).toEqual([unclear]);
  });

  it.each([["Link: []"], ["Link: ~"], ["Link: {Properties: text}"], ["[]"]])("where it stands at the function: %s", (written) => {
    const worker = `{Type: "AWS::Serverless::Function", Connectors: ${written.startsWith("[") ? written : `{${written}}`}`;
    const [answer] = permitted("", { "sqs:SendMessage": "${Jobs.Arn}" }, worker) as [string];
    expect(answer).toBe(written === "[]" ? "no" : "connector WorkerLink grants permissions that cannot be worked out");
  });
});
