/**
 * Arguments that the AWS provider of Terraform cannot change on what is deployed: it makes the resource anew (`ForceNew`).
 * Read in the provider's source, version 6.
 */
export const replacingArguments: ReadonlyMap<string, readonly string[]> = new Map([
  // https://github.com/hashicorp/terraform-provider-aws/blob/main/internal/service/lambda/event_source_mapping.go
  ["aws_lambda_event_source_mapping", ["event_source_arn", "starting_position", "starting_position_timestamp"]],
  // https://github.com/hashicorp/terraform-provider-aws/blob/main/internal/service/pipes/pipe.go
  ["aws_pipes_pipe", ["name", "name_prefix", "source"]],
  // https://github.com/hashicorp/terraform-provider-aws/blob/main/internal/service/kinesis/stream.go
  ["aws_kinesis_stream", ["name"]],
  // https://github.com/hashicorp/terraform-provider-aws/blob/main/internal/service/kinesis/stream_consumer.go
  ["aws_kinesis_stream_consumer", ["name", "stream_arn"]],
  // https://github.com/hashicorp/terraform-provider-aws/blob/main/internal/service/dynamodb/table.go
  ["aws_dynamodb_table", ["name", "hash_key", "range_key", "local_secondary_index", "import_table"]],
]);
