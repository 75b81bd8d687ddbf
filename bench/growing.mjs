// @ts-check

/**
 * What may become many in a file, and a file that has `size` of it.
 * @typedef {{ readonly name: string, readonly file: string, readonly text: (size: number) => string }} Dimension
 */

/** @type {readonly Dimension[]} */
export const dimensions = [
  {
    name: "streams, each with its reader, function, role and queue",
    file: "template.yaml",
    text: (size) => template(each(size, (n) => application(n))),
  },
  {
    name: "the same, each with an alarm",
    file: "template.yaml",
    text: (size) => template(each(size, (n) => [...application(n), alarm(`A${n}`, `F${n}`)])),
  },
  {
    name: "the same in SAM",
    file: "template.yaml",
    text: (size) => `Transform: AWS::Serverless-2016-10-31\n${template(each(size, samApplication))}`,
  },
  {
    name: "readers of one stream",
    file: "template.yaml",
    text: (size) =>
      template([
        kinesis("S"),
        ...each(size, (n) => [lambda(`F${n}`, `R${n}`), role(`R${n}`, "sqs:*", '"*"'), mapping(`M${n}`, "S", `F${n}`)]),
      ]),
  },
  {
    name: "functions with one role",
    file: "template.yaml",
    text: (size) =>
      template([
        queue("Q"),
        role("R", "sqs:SendMessage", "!GetAtt Q.Arn"),
        ...each(size, (n) => [kinesis(`S${n}`), lambda(`F${n}`, "R"), mapping(`M${n}`, `S${n}`, `F${n}`, "Q")]),
      ]),
  },
  {
    name: "policies, each for a role of its own",
    file: "template.yaml",
    text: (size) =>
      template(
        each(size, (n) => [
          ...[kinesis(`S${n}`), lambda(`F${n}`, `R${n}`), queue(`Q${n}`), mapping(`M${n}`, `S${n}`, `F${n}`, `Q${n}`)],
          `R${n}: {Type: AWS::IAM::Role}`,
          `P${n}: {Type: AWS::IAM::Policy, Properties: {Roles: [!Ref R${n}], PolicyName: p${n}, PolicyDocument: {Statement: [${statement("sqs:SendMessage", `!GetAtt Q${n}.Arn`)}]}}}`,
        ]),
      ),
  },
  {
    name: "statements of one role",
    file: "template.yaml",
    text: (size) =>
      template([
        ...application(0).filter((line) => !line.startsWith("R0")),
        `R0: {Type: AWS::IAM::Role, Properties: {Policies: [{PolicyName: p, PolicyDocument: {Statement: [${each(size, (n) => [statement("sqs:SendMessage", `arn:aws:sqs:eu-west-1:111122223333:q${n}`)]).join(", ")}]}}]}}`,
      ]),
  },
  {
    name: "conditions, each of a reader",
    file: "template.yaml",
    text: (size) =>
      [
        ...["Parameters:", ...each(size, (n) => [`  P${n}: {Type: String}`])],
        ...["Conditions:", ...each(size, (n) => [`  C${n}: !Equals [!Ref P${n}, "yes"]`])],
        template(each(size, (n) => [kinesis(`S${n}`), lambda(`F${n}`, "R"), mapping(`M${n}`, `S${n}`, `F${n}`, undefined, `C${n}`)])),
      ].join("\n"),
  },
  {
    name: "alarms on one function",
    file: "template.yaml",
    text: (size) => template([...application(0), ...each(size, (n) => [alarm(`A${n}`, "F0")])]),
  },
  {
    name: "registered consumers of one stream",
    file: "template.yaml",
    text: (size) =>
      template([
        kinesis("S"),
        ...each(size, (n) => [
          `C${n}: {Type: AWS::Kinesis::StreamConsumer, Properties: {ConsumerName: c${n}, StreamARN: !GetAtt S.Arn}}`,
          lambda(`F${n}`, "R"),
          `M${n}: {Type: AWS::Lambda::EventSourceMapping, Properties: {EventSourceArn: !Ref C${n}, FunctionName: !Ref F${n}, StartingPosition: LATEST}}`,
        ]),
      ]),
  },
  { name: "streams with their readers in Terraform", file: "main.tf", text: (size) => each(size, terraformApplication).join("\n") },
  { name: "the same in a plan", file: "plan.json", text: (size) => JSON.stringify(plan(size)) },
];

/**
 * @param {number} size
 * @param {(index: number) => readonly string[]} make
 * @returns {readonly string[]}
 */
function each(size, make) {
  return Array.from({ length: size }, (_, index) => make(index)).flat();
}

/** @param {readonly string[]} resources */
function template(resources) {
  return ["Resources:", ...resources.map((resource) => `  ${resource}`), ""].join("\n");
}

/** @param {number} n */
function application(n) {
  return [
    ...[kinesis(`S${n}`), lambda(`F${n}`, `R${n}`), queue(`Q${n}`)],
    ...[role(`R${n}`, "sqs:SendMessage", `!GetAtt Q${n}.Arn`), mapping(`M${n}`, `S${n}`, `F${n}`, `Q${n}`)],
  ];
}

/** @param {string} name */
function kinesis(name) {
  return `${name}: {Type: AWS::Kinesis::Stream, Properties: {ShardCount: 2}}`;
}

/** @param {string} name */
function queue(name) {
  return `${name}: {Type: AWS::SQS::Queue}`;
}

/**
 * @param {string} name
 * @param {string} itsRole
 */
function lambda(name, itsRole) {
  return `${name}: {Type: AWS::Lambda::Function, Properties: {Role: !GetAtt ${itsRole}.Arn}}`;
}

/**
 * @param {string} name
 * @param {string} action
 * @param {string} resource
 */
function role(name, action, resource) {
  return `${name}: {Type: AWS::IAM::Role, Properties: {Policies: [{PolicyName: p, PolicyDocument: {Statement: [${statement(action, resource)}]}}]}}`;
}

/**
 * @param {string} action
 * @param {string} resource
 */
function statement(action, resource) {
  return `{Effect: Allow, Action: "${action}", Resource: ${resource}}`;
}

/**
 * @param {string} name
 * @param {string} stream
 * @param {string} calls
 * @param {string} [destination]
 * @param {string} [condition]
 */
function mapping(name, stream, calls, destination, condition) {
  const settings = "StartingPosition: TRIM_HORIZON, MaximumRetryAttempts: 4, BisectBatchOnFunctionError: true";
  const failures = destination === undefined ? "" : `, DestinationConfig: {OnFailure: {Destination: !GetAtt ${destination}.Arn}}`;
  const when = condition === undefined ? "" : `Condition: ${condition}, `;
  return `${name}: {Type: AWS::Lambda::EventSourceMapping, ${when}Properties: {EventSourceArn: !GetAtt ${stream}.Arn, FunctionName: !Ref ${calls}, ${settings}${failures}}}`;
}

/**
 * @param {string} name
 * @param {string} on
 */
function alarm(name, on) {
  const metric = "Namespace: AWS/Lambda, MetricName: IteratorAge, Statistic: Maximum";
  const limit = "Threshold: 60000, Period: 60, EvaluationPeriods: 1, ComparisonOperator: GreaterThanThreshold";
  return `${name}: {Type: AWS::CloudWatch::Alarm, Properties: {${metric}, ${limit}, Dimensions: [{Name: FunctionName, Value: !Ref ${on}}]}}`;
}

/** @param {number} n */
function samApplication(n) {
  const event = `{Type: Kinesis, Properties: {Stream: !GetAtt S${n}.Arn, StartingPosition: LATEST, DestinationConfig: {OnFailure: {Destination: !GetAtt Q${n}.Arn}}}}`;
  const made = `{CodeUri: src/, Handler: index.handler, Runtime: nodejs20.x, Events: {Records: ${event}}}`;
  return [kinesis(`S${n}`), queue(`Q${n}`), `F${n}: {Type: AWS::Serverless::Function, Properties: ${made}}`];
}

/** @param {number} n */
function terraformApplication(n) {
  return [
    `resource "aws_kinesis_stream" "s${n}" {\n  name        = "stream-${n}"\n  shard_count = 2\n}`,
    `resource "aws_iam_role" "r${n}" {\n  name = "role-${n}"\n}`,
    `resource "aws_iam_role_policy" "p${n}" {\n  role   = aws_iam_role.r${n}.id\n  policy = jsonencode({ Statement = [{ Effect = "Allow", Action = "sqs:SendMessage", Resource = aws_sqs_queue.q${n}.arn }] })\n}`,
    `resource "aws_sqs_queue" "q${n}" {\n  name = "queue-${n}"\n}`,
    `resource "aws_lambda_function" "f${n}" {\n  function_name = "function-${n}"\n  role          = aws_iam_role.r${n}.arn\n}`,
    `resource "aws_lambda_event_source_mapping" "m${n}" {\n  event_source_arn  = aws_kinesis_stream.s${n}.arn\n  function_name     = aws_lambda_function.f${n}.arn\n  starting_position = "LATEST"\n  destination_config {\n    on_failure {\n      destination_arn = aws_sqs_queue.q${n}.arn\n    }\n  }\n}`,
  ];
}

/** @param {number} size */
function plan(size) {
  const all = Array.from({ length: size }, (_, n) => {
    const [stream, itsRole, calls] = [`aws_kinesis_stream.s${n}`, `aws_iam_role.r${n}`, `aws_lambda_function.f${n}`];
    return [
      planned("aws_kinesis_stream", `s${n}`, { name: `stream-${n}`, shard_count: 2 }, {}),
      planned("aws_iam_role", `r${n}`, { name: `role-${n}` }, {}),
      planned("aws_lambda_function", `f${n}`, { function_name: `function-${n}` }, { role: [`${itsRole}.arn`, itsRole] }),
      planned(
        "aws_lambda_event_source_mapping",
        `m${n}`,
        { starting_position: "LATEST" },
        { event_source_arn: [`${stream}.arn`, stream], function_name: [`${calls}.arn`, calls] },
      ),
    ];
  }).flat();
  return {
    format_version: "1.2",
    terraform_version: "1.9.5",
    planned_values: { root_module: { resources: all.map(({ values, resource }) => ({ ...resource, values })) } },
    resource_changes: all.map(({ values, unknown, resource }) => ({
      ...resource,
      change: { actions: ["create"], before: null, after: values, after_unknown: unknown },
    })),
    configuration: { root_module: { resources: all.map(({ expressions, resource }) => ({ ...resource, expressions })) } },
  };
}

/**
 * @param {string} type
 * @param {string} name
 * @param {Readonly<Record<string, unknown>>} values
 * @param {Readonly<Record<string, readonly string[]>>} references
 */
function planned(type, name, values, references) {
  const constants = Object.entries(values).map(([key, value]) => [key, { constant_value: value }]);
  const referred = Object.entries(references).map(([key, value]) => [key, { references: value }]);
  return {
    resource: { address: `${type}.${name}`, mode: "managed", type, name, provider_name: "registry.terraform.io/hashicorp/aws" },
    values,
    unknown: Object.fromEntries(Object.keys(references).map((key) => [key, true])),
    expressions: Object.fromEntries([...constants, ...referred]),
  };
}
