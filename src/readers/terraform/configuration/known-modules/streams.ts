/** `cloudposse/kinesis-stream/aws`, which is switched off by itself or by the context that it is handed. */
export const cloudposseStream = `
variable "enabled" { default = null }
variable "context" { default = {} }
variable "shard_count" { default = 1 }
variable "retention_period" { default = 24 }
variable "stream_mode" { default = null }
variable "consumer_count" { default = 0 }

locals {
  count = (var.enabled != null ? var.enabled : try(var.context.enabled, null) != null ? var.context.enabled : true) ? 1 : 0
}

resource "aws_kinesis_stream" "default" {
  count = local.count

  name             = module.this.id
  shard_count      = var.stream_mode == "ON_DEMAND" ? null : var.shard_count
  retention_period = var.retention_period

  stream_mode_details {
    stream_mode = var.stream_mode
  }
}

resource "aws_kinesis_stream_consumer" "default" {
  count      = local.count == 0 ? 0 : var.consumer_count
  name       = module.this.id
  stream_arn = aws_kinesis_stream.default[0].arn
}

output "name" { value = aws_kinesis_stream.default[0].name }
output "stream_arn" { value = aws_kinesis_stream.default[0].arn }
output "consumers" { value = aws_kinesis_stream_consumer.default }
`;

/** `rodrigodelmonte/kinesis-stream/aws`. */
export const plainStream = `
variable "name" { default = null }
variable "shard_count" { default = 1 }
variable "retention_period" { default = 24 }

resource "aws_kinesis_stream" "this" {
  name             = var.name
  shard_count      = var.shard_count
  retention_period = var.retention_period
}

output "kinesis_stream_arn" { value = aws_kinesis_stream.this.arn }
output "kinesis_stream_name" { value = aws_kinesis_stream.this.name }
`;

/** `fdmsantos/kinesis-firehose/aws`; before 3.0 `enable_kinesis_source` told that it reads a stream. */
export const deliveryStream = `
variable "create" { default = true }
variable "name" { default = null }
variable "input_source" { default = "direct-put" }
variable "enable_kinesis_source" { default = false }
variable "kinesis_source_stream_arn" { default = null }

resource "aws_kinesis_firehose_delivery_stream" "this" {
  count = var.create ? 1 : 0
  name  = var.name

  dynamic "kinesis_source_configuration" {
    for_each = var.input_source == "kinesis" || var.enable_kinesis_source ? [true] : []
    content {
      kinesis_stream_arn = var.kinesis_source_stream_arn
    }
  }
}

output "kinesis_firehose_arn" { value = aws_kinesis_firehose_delivery_stream.this[0].arn }
output "kinesis_firehose_name" { value = aws_kinesis_firehose_delivery_stream.this[0].name }
`;
