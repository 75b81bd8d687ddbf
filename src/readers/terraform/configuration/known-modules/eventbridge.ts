/** What a pipe is told of the stream that it reads. */
const parameters = (block: string): string => {
  const given = `var.pipes[each.key].source_parameters.${block}`;
  const names = [
    ...["batch_size", "maximum_batching_window_in_seconds", "maximum_record_age_in_seconds", "maximum_retry_attempts"],
    ...["on_partial_batch_item_failure", "parallelization_factor", "starting_position"],
  ];
  return `
    dynamic "${block}" {
      for_each = try([${given}], [])
      content {
        ${names.map((name) => `${name} = try(${given}.${name}, null)`).join("\n        ")}
        dead_letter_config {
          arn = try(${given}.dead_letter_config.arn, null)
        }
      }
    }
`;
};

/** `terraform-aws-modules/eventbridge/aws`: of all that it declares, the pipes. */
export const eventbridge = `
variable "create" { default = true }
variable "create_pipes" { default = true }
variable "pipes" { default = {} }

resource "aws_pipes_pipe" "this" {
  for_each = { for key, value in var.pipes : key => value if var.create && var.create_pipes }

  name          = each.key
  source        = var.pipes[each.key].source
  target        = var.pipes[each.key].target
  enrichment    = try(var.pipes[each.key].enrichment, null)
  desired_state = try(var.pipes[each.key].desired_state, null)

  source_parameters {
${parameters("kinesis_stream_parameters")}
${parameters("dynamodb_stream_parameters")}
  }
}
`;
