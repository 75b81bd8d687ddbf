import { describe, expect, it } from "vitest";
import { showsIdempotency } from "../../src/model/idempotent.js";
import { modelOf } from "./model.js";

/** Whether a function that is given a table as its store shows idempotency, with these resources beside it. */
function answerFor(functionLines: string, resources = ""): string {
  const [consumer] = modelOf(`
Parameters: {Given: {Type: String}}
Conditions: {IsProd: !Equals [!Ref Given, prod]}
Resources:
  Seen:
    Type: AWS::DynamoDB::Table
    Properties:
      KeySchema: [{AttributeName: id, KeyType: HASH}]
      TimeToLiveSpecification: {AttributeName: expiration, Enabled: true}
  Orders: {Type: "AWS::Kinesis::Stream", Properties: {ShardCount: 1}}
  Reader:
    Type: AWS::Lambda::EventSourceMapping
    Properties: {EventSourceArn: !GetAtt Orders.Arn, FunctionName: !Ref Billing, StartingPosition: LATEST}
  Billing:
${functionLines}
${resources}
`).consumers;
  if (consumer === undefined) throw new Error("no consumer");
  return showsIdempotency(consumer).is;
}

const withRole = `
    Type: AWS::Lambda::Function
    Properties: {Role: !GetAtt Role.Arn, Environment: {Variables: {STORE: !Ref Seen}}}`;

const role = (policies: string, more = "") => `
  Role:
    Type: AWS::IAM::Role
    Properties:
      ${more}
      Policies: ${policies}`;

const policy = (statement: string) => `[{PolicyName: p, PolicyDocument: {Statement: ${statement}}}]`;
const needed = "[dynamodb:GetItem, dynamodb:PutItem, dynamodb:UpdateItem]";

describe("a function with a store is idempotent", () => {
  it.each([
    ["where its role allows it by name", role(policy(`{Effect: Allow, Action: ${needed}, Resource: !GetAtt Seen.Arn}`)), "yes"],
    [
      "where its role allows it by a text",
      role(
        policy(
          `[{Effect: Allow, Action: "dynamodb:*", Resource: !Sub "arn:aws:dynamodb:\${AWS::Region}:\${AWS::AccountId}:table/\${Seen}"}]`,
        ),
      ),
      "yes",
    ],
    ["where its role allows everything", role(policy('{Effect: Allow, Action: "*", Resource: "*"}')), "yes"],
    [
      "whatever the case of the action",
      role(policy('{Effect: Allow, Action: ["DynamoDB:getitem", "dynamodb:P?tItem", "dynamodb:Update*"], Resource: "*"}')),
      "yes",
    ],
    ["not where it may only read", role(policy("{Effect: Allow, Action: dynamodb:GetItem, Resource: !GetAtt Seen.Arn}")), "no"],
    ["not where it may write elsewhere", role(policy(`{Effect: Allow, Action: ${needed}, Resource: !GetAtt Other.Arn}`)), "no"],
    [
      "not where it is denied",
      role(policy(`[{Effect: Allow, Action: "*", Resource: "*"}, {Effect: Deny, Action: "dynamodb:PutItem", Resource: "*"}]`)),
      "no",
    ],
    ["not where its role says nothing", role("[]"), "no"],
    [
      "perhaps where it is allowed under a condition",
      role(policy(`{Effect: Allow, Action: ${needed}, Resource: "*", Condition: {Bool: {a: b}}}`)),
      "unsure",
    ],
    [
      "perhaps where it is allowed in some deployments",
      role(`!If [IsProd, ${policy(`{Effect: Allow, Action: ${needed}, Resource: "*"}`)}, []]`),
      "unsure",
    ],
    [
      "perhaps where it is allowed on a table that is a parameter",
      role(policy(`{Effect: Allow, Action: ${needed}, Resource: !Ref Given}`)),
      "unsure",
    ],
    ["perhaps where everything but something is allowed", role(policy(`{Effect: Allow, NotAction: "s3:*", Resource: "*"}`)), "unsure"],
    ["perhaps where it has a policy of another stack", role("[]", "ManagedPolicyArns: [!ImportValue policy]"), "unsure"],
    [
      "not where its other policies are about logs",
      role("[]", "ManagedPolicyArns: [!Sub 'arn:${AWS::Partition}:iam::aws:policy/service-role/AWSLambdaBasicExecutionRole']"),
      "no",
    ],
    ["where AWS's own policy allows it", role("[]", "ManagedPolicyArns: [arn:aws:iam::aws:policy/AmazonDynamoDBFullAccess]"), "yes"],
    ["perhaps where the role stands elsewhere", "", "unsure"],
    [
      "where a policy beside the role allows it",
      `${role("[]")}\n  Beside: {Type: "AWS::IAM::Policy", Properties: {Roles: [!Ref Role], PolicyDocument: {Statement: [{Effect: Allow, Action: ${needed}, Resource: !GetAtt Seen.Arn}]}}}`,
      "yes",
    ],
    [
      "where a policy that the role names allows it",
      `${role("[]", "ManagedPolicyArns: [!Ref Beside]")}\n  Beside: {Type: "AWS::IAM::ManagedPolicy", Properties: {PolicyDocument: {Statement: [{Effect: Allow, Action: ${needed}, Resource: "*"}]}}}`,
      "yes",
    ],
  ])("%s", (_, resources, answer) => {
    expect(answerFor(withRole, resources)).toBe(answer);
  });
});

it("a simple table of SAM is a store where it is called so", () => {
  const given = (name: string): string => `
    Type: AWS::Serverless::Function
    Properties: {Environment: {Variables: {STORE: !Ref ${name}}}}
  ${name}: {Type: "AWS::Serverless::SimpleTable"}`;
  expect(answerFor(given("IdempotencyRecords"))).toBe("yes");
  expect(answerFor(given("Records"))).toBe("no");
});

describe("a SAM function with a store is idempotent", () => {
  const sam = (policies: string) => `
    Type: AWS::Serverless::Function
    Properties: {Policies: ${policies}, Environment: {Variables: {STORE: !Ref Seen}}}`;

  it.each([
    ["by DynamoDBCrudPolicy", "[{DynamoDBCrudPolicy: {TableName: !Ref Seen}}]", "yes"],
    ["by DynamoDBCrudPolicy that stands alone", "{DynamoDBCrudPolicy: {TableName: !Ref Seen}}", "yes"],
    ["not by DynamoDBWritePolicy, which cannot read", "[{DynamoDBWritePolicy: {TableName: !Ref Seen}}]", "no"],
    [
      "by DynamoDBWritePolicy and DynamoDBReadPolicy",
      "[{DynamoDBWritePolicy: {TableName: !Ref Seen}}, {DynamoDBReadPolicy: {TableName: !Ref Seen}}]",
      "yes",
    ],
    ["not by DynamoDBCrudPolicy on another table", "[{DynamoDBCrudPolicy: {TableName: other}}]", "no"],
    ["perhaps by DynamoDBCrudPolicy on a parameter", "[{DynamoDBCrudPolicy: {TableName: !Ref Given}}]", "unsure"],
    ["by a statement", `[{Statement: [{Effect: Allow, Action: ${needed}, Resource: !GetAtt Seen.Arn}]}]`, "yes"],
    ["by a managed policy", "AmazonDynamoDBFullAccess", "yes"],
    ["not by one about logs", "[AWSLambdaBasicExecutionRole]", "no"],
    ["perhaps by a policy that is not shown", "[MyOwnPolicy]", "unsure"],
    ["not without any", "[]", "no"],
  ])("%s", (_, policies, answer) => {
    expect(answerFor(sam(policies))).toBe(answer);
  });

  it.each([
    ["by a connector that reads and writes", "Destination: {Id: Seen}, Permissions: [Read, Write]", "yes"],
    ["not by one that only writes", "Destination: {Id: Seen}, Permissions: [Write]", "no"],
    ["not by one to another table", "Destination: {Id: Other}, Permissions: [Read, Write]", "no"],
    [
      "perhaps by one to a table that a parameter names",
      "Destination: {Type: AWS::DynamoDB::Table, Arn: !Ref Given}, Permissions: [Read, Write]",
      "unsure",
    ],
  ])("%s", (_, rest, answer) => {
    const other = '  Other: {Type: "AWS::DynamoDB::Table"}';
    expect(
      answerFor(sam("[]"), `${other}\n  Link: {Type: "AWS::Serverless::Connector", Properties: {Source: {Id: Billing}, ${rest}}}`),
    ).toBe(answer);
  });
});
