import { describe, expect, it } from "vitest";
import { consumerOf, modelOf, read, withEvent } from "./service.js";

const arn = "arn:aws:kinesis:eu-west-1:111122223333:stream/orders";
const event = `events: [{stream: "${arn}"}]`;

describe("the functions of a service", () => {
  it("are a map, or a list of maps and files", () => {
    const files = { "more.yml": `mail: {${event}}\naudit: \${file(audit.yml)}\n`, "audit.yml": `${event}\n` };
    const { consumers } = modelOf(`functions:\n  - billing: {${event}}\n  - \${file(more.yml)}\n`, { files });
    expect(consumers.map(({ subject, place }) => [subject, place.file])).toEqual([
      ["billing.events[0]", "serverless.yml"],
      ["mail.events[0]", "more.yml"],
      ["audit.events[0]", "audit.yml"],
    ]);
  });

  it("are called by what the service calls them", () => {
    const { function: called } = consumerOf(`functions:\n  orders-api_v2: {${event}, onError: "arn:aws:sns:eu-west-1:1:x"}\n`);
    expect(called).toMatchObject({ value: { subject: "orders-api_v2", asyncFailureHandling: "onError" } });
    expect(read(`functions:\n  orders-api_v2: {${event}}\n`).parts.functions[0]?.name).toBe("OrdersDashapiUnderscorev2LambdaFunction");
  });

  it("may say where asynchronous calls go, which is not where batches go", () => {
    const { function: called, onFailure } = consumerOf(
      `functions:\n  billing: {${event}, destinations: {onFailure: "arn:aws:sqs:eu-west-1:1:q"}}\n`,
    );
    expect(called).toMatchObject({ value: { asyncFailureHandling: "destinations" } });
    expect(onFailure.is).toBe("absent");
  });

  it("have the environment of the provider under their own", () => {
    const service = `service: shop\nprovider:\n  name: aws\n  environment: {A: shared, B: shared}\n`;
    const { function: called } = consumerOf(`${service}functions:\n  billing: {${event}, environment: {B: own, C: "\${self:service}"}}\n`);
    const environment = called.is === "known" ? called.value.environment : called;
    if (environment.is !== "known") throw new Error("no environment");
    expect([...environment.value].map(([name, value]) => [name, value.is === "known" ? value.value : value.is])).toEqual([
      ["A", "shared"],
      ["B", "own"],
      ["C", "shop"],
    ]);
  });

  it("have an environment that nobody knows where code makes it", () => {
    const { function: called } = consumerOf(`functions:\n  billing: {${event}, environment: "\${file(env.js)}"}\n`);
    expect(called).toMatchObject({ value: { environment: { is: "unknown", because: "env.js is code, and is not run" } } });
  });

  it.each([
    ["iamRoleStatements", "provider: {name: aws, iamRoleStatements: [{Effect: Allow, Action: 'dynamodb:*', Resource: '*'}]}", ""],
    ["iam.role.statements", "provider: {name: aws, iam: {role: {statements: [{Effect: Allow, Action: 'dynamodb:*', Resource: '*'}]}}}", ""],
    ["of its own", "provider: {name: aws}", ", iamRoleStatements: [{Effect: Allow, Action: 'dynamodb:*', Resource: '*'}]"],
    ["a role in resources", "provider: {name: aws, role: Own}", ""],
    ["a role in resources by ARN", "provider: {name: aws, iam: {role: !GetAtt Own.Arn}}", ""],
    ["a role of its own", "provider: {name: aws}", ", role: Own"],
  ])("may do what their role may: %s", (_, provider, more) => {
    const statement = "{Effect: Allow, Action: 'dynamodb:*', Resource: '*'}";
    const role = `resources:\n  Resources:\n    Own: {Type: 'AWS::IAM::Role', Properties: {Policies: [{PolicyDocument: {Statement: [${statement}]}}]}}\n`;
    const { function: called } = consumerOf(`service: shop\n${provider}\nfunctions:\n  billing: {${event}${more}}\n${role}`);
    const grants = called.is === "known" ? called.value.grants : undefined;
    expect(grants).toMatchObject({ hidden: [], statements: [{ effect: "Allow", actions: ["dynamodb:*"] }] });
  });

  it("may be left out by a plugin", () => {
    const when = (enabled: string, plugin = "serverless-plugin-conditional-functions"): unknown =>
      read(`plugins: [${plugin}]\nfunctions:\n  billing: {enabled: "${enabled}", ${event}}\ncustom: {on: true, off: false}\n`).parts
        .consumers[0]?.when.is;
    expect(when("${self:custom.on}")).toBe("always");
    expect(when("${self:custom.off}")).toBeUndefined();
    expect(when('"${opt:stage}" == "prod"'.replaceAll('"', "'"))).toBe("unknowable");
    expect(when("${self:custom.off}", "other")).toBe("always");
  });

  it("of a single value are none, and told of", () => {
    expect(read("functions: billing\n").remarks).toMatchObject([
      { message: "The functions of this service are a map, or a list of maps, and not a single value.", place: { path: ["functions"] } },
    ]);
  });
});

describe("resources", () => {
  const stream = (name: string): string => `{Type: 'AWS::Kinesis::Stream', Properties: {Name: ${name}}}`;

  it("may be a list of maps and files, which are merged", () => {
    const files = {
      "more.yml": `Resources:\n  Clicks: ${stream("clicks")}\n  Orders: {Properties: {ShardCount: 4}}\n`,
      "one.yml": stream("single"),
    };
    const text = `resources:\n  - \${file(more.yml)}\n  - Resources:\n      Orders: ${stream("orders")}\n      Single: \${file(one.yml)}\n  - \${file(x.js)}\n`;
    const { streams } = modelOf(text, { files });
    expect(streams.map(({ subject }) => subject).sort()).toEqual(["Clicks", "Orders", "Single"]);
    const orders = streams.find(({ subject }) => subject === "Orders");
    expect(orders).toMatchObject({ shards: { value: 4, place: { file: "more.yml" } }, name: { value: "orders" } });
    expect(streams.find(({ subject }) => subject === "Clicks")?.place).toEqual({ file: "more.yml", path: ["Resources", "Clicks"] });
    expect(read(text, { files }).hidden?.map(({ message }) => message)).toEqual([
      "What stands in resources cannot be judged: x.js is code, and is not run.",
    ]);
  });

  it.each(["Resources", "extensions"])("in %s are put over what the framework makes", (section) => {
    const over = `resources:\n  ${section}:\n    BillingEventSourceMappingKinesisOrders:\n      Properties:\n        DestinationConfig: {OnFailure: {Destination: "arn:aws:s3:::failed"}}\n`;
    const consumer = consumerOf(withEvent(`arn: ${arn}\nbatchSize: 7`, over));
    expect(consumer).toMatchObject({ subject: "billing.events[0]", batchSize: { value: 7 }, onFailure: { value: "arn:aws:s3:::failed" } });
  });

  it("that a loop makes are not judged, and the others are", () => {
    const loop = `Fn::ForEach::Readers:\n      - Name\n      - [A, B]\n      - \${Name}Reader: ${stream("clicks")}\n`;
    const text = `resources:\n  Resources:\n    Orders: ${stream("orders")}\n    ${loop}`;
    expect(modelOf(text).streams.map(({ subject }) => subject)).toEqual(["Orders"]);
    expect(read(text).hidden).toMatchObject([
      {
        message: "What Fn::ForEach::Readers is cannot be judged: loops are read in templates, and not yet in a service.",
        place: { path: ["resources", "Resources", "Fn::ForEach::Readers"] },
      },
    ]);
  });

  it("may read through mappings of their own, with functions of the service", () => {
    const own = `resources:\n  Resources:\n    Own:\n      Type: AWS::Lambda::EventSourceMapping\n      Properties: {FunctionName: !GetAtt BillingLambdaFunction.Arn, EventSourceArn: "${arn}", StartingPosition: LATEST}\n`;
    const consumer = consumerOf(`functions:\n  billing: {handler: a.b}\n${own}`);
    expect(consumer).toMatchObject({ subject: "Own", dialect: { format: "cloudformation" }, function: { value: { subject: "billing" } } });
  });

  it("may declare that a record may be processed twice", () => {
    const over =
      "resources:\n  extensions:\n    BillingLambdaFunction:\n      Metadata: {StreamLint: {idempotent: each record has its own key}}\n";
    expect(consumerOf(withEvent(`arn: ${arn}`, over)).function).toMatchObject({
      value: { declaredIdempotent: "each record has its own key" },
    });
  });

  it("may have conditions on what is given from outside", () => {
    const text = `functions:\n  billing: {condition: IsProd, ${event}}\nresources:\n  Conditions:\n    IsProd: !Equals ["\${sls:stage}", prod]\n`;
    const { parts } = read(text);
    expect(parts.consumers[0]?.when).toMatchObject({ is: "named", name: "IsProd", means: { is: "equals", value: "prod" } });
    expect(read(text, { pins: { stage: "prod" } }).parts.consumers[0]?.when).toEqual({ is: "always" });
    expect(read(text, { pins: { stage: "dev" } }).parts.consumers).toEqual([]);
  });
});

describe("a service", () => {
  it.each([
    ["another provider", "service: a\nprovider: {name: google}\nfunctions: {}\n"],
    ["no name", "provider: {name: aws}\nfunctions: {}\n"],
    ["neither functions nor resources", "service: a\nprovider: aws\n"],
    ["a template of CloudFormation", "service: a\nResources: {}\n"],
  ])("is none with %s", (_, text) => {
    expect(() => read(text.includes("service:") ? text : `${text}# service:\n`)).toThrow("this is no service");
  });

  it("tells what can be given from outside", () => {
    const { parameters } = read(withEvent(`arn: ${arn}\nbatchSize: \${opt:size, 5}\nbatchWindow: \${env:WINDOW, 1}`));
    expect(parameters).toEqual(expect.arrayContaining(["stage", "size", "opt:size", "env:WINDOW"]));
    expect(parameters).not.toContain("WINDOW");
  });

  const values = ["null", "[]", "{}", "text", "5", "[null]", "{a: null}", "'${self:}'", "'${file(x.yml)}'", "[['${opt:x}']]"];
  it.each([
    "functions",
    "functions: {}\nresources",
    "functions:\n  f",
    "functions:\n  f:\n    events",
    "functions:\n  f:\n    events:\n    - stream",
  ])("may hold anything under %s", (key) => {
    for (const value of values) expect(() => modelOf(`service: shop\nprovider: aws\n${key}: ${value}\n`)).not.toThrow();
  });
});
