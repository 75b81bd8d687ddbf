// @ts-check

/**
 * A Terraform plan with many resources that are none of our business, and with mappings on a stream each of which takes part in the
 * joins: about 2.6 kB a resource.
 * @param {{ readonly resources: number, readonly mappings: number }} size
 */
export function largePlan({ resources, mappings }) {
  const streams = Math.ceil(mappings / 4);
  const all = [
    ...Array.from({ length: streams }, (_, index) => stream(index)),
    ...Array.from({ length: mappings }, (_, index) => mapping(index, index % streams)),
    ...Array.from({ length: resources - streams - mappings }, (_, index) => bystander(index)),
  ];
  return {
    format_version: "1.2",
    terraform_version: "1.9.5",
    planned_values: { root_module: { resources: all.map(({ planned }) => planned) } },
    resource_changes: all.map(({ planned, unknown }) => ({
      address: planned.address,
      mode: "managed",
      type: planned.type,
      name: planned.name,
      provider_name: planned.provider_name,
      change: { actions: ["create"], before: null, after: planned.values, after_unknown: unknown },
    })),
    configuration: {
      root_module: {
        resources: all.map(({ planned, expressions }) => ({
          address: planned.address,
          mode: "managed",
          type: planned.type,
          name: planned.name,
          expressions,
        })),
      },
    },
  };
}

/** @param {number} index */
function stream(index) {
  const values = { name: `stream-${index}`, shard_count: 4, retention_period: 24, stream_mode_details: [] };
  return resource("aws_kinesis_stream", `stream_${index}`, values, { arn: true, id: true }, { name: { constant_value: values.name } });
}

/**
 * @param {number} index
 * @param {number} on
 */
function mapping(index, on) {
  const source = `aws_kinesis_stream.stream_${on}`;
  const values = {
    function_name: `function-${index}`,
    starting_position: "TRIM_HORIZON",
    enabled: true,
    destination_config: [],
    maximum_retry_attempts: 3,
  };
  const expressions = {
    event_source_arn: { references: [`${source}.arn`, source] },
    function_name: { constant_value: values.function_name },
    starting_position: { constant_value: "TRIM_HORIZON" },
    maximum_retry_attempts: { constant_value: 3 },
  };
  return resource("aws_lambda_event_source_mapping", `reader_${index}`, values, { event_source_arn: true, uuid: true }, expressions);
}

/** @param {number} index */
function bystander(index) {
  const statement = {
    Effect: "Allow",
    Action: ["s3:GetObject", "s3:ListBucket"],
    Resource: [`arn:aws:s3:::bucket-${index}`, `arn:aws:s3:::bucket-${index}/*`],
  };
  const policy = JSON.stringify({ Version: "2012-10-17", Statement: Array.from({ length: 6 }, () => statement) });
  const values = {
    name: `policy-${index}`,
    path: "/",
    description: "Lets an application read what it needs.",
    policy,
    tags: { team: "shop", stage: "prod" },
  };
  return resource(
    "aws_iam_policy",
    `policy_${index}`,
    values,
    { arn: true, id: true, policy_id: true },
    { name: { constant_value: values.name }, policy: {} },
  );
}

/**
 * @param {string} type
 * @param {string} name
 * @param {object} values
 * @param {object} unknown
 * @param {object} expressions
 */
function resource(type, name, values, unknown, expressions) {
  const provider_name = "registry.terraform.io/hashicorp/aws";
  return {
    planned: { address: `${type}.${name}`, mode: "managed", type, name, provider_name, schema_version: 0, values },
    unknown,
    expressions,
  };
}
