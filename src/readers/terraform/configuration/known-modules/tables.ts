/** One of the three ways in which `terraform-aws-modules/dynamodb-table/aws` declares its table. */
const table = (name: string, when: string): string => `
resource "aws_dynamodb_table" "${name}" {
  count = var.create_table && ${when} ? 1 : 0

  name             = var.name
  hash_key         = var.hash_key
  range_key        = var.range_key
  stream_enabled   = var.stream_enabled
  stream_view_type = var.stream_view_type

  ttl {
    enabled        = var.ttl_enabled
    attribute_name = var.ttl_attribute_name
  }

  dynamic "replica" {
    for_each = var.replica_regions
    content {
      region_name = replica.value.region_name
    }
  }
}
`;

const attribute = (name: string): string =>
  `try(aws_dynamodb_table.this[0].${name}, aws_dynamodb_table.autoscaled[0].${name}, aws_dynamodb_table.autoscaled_gsi_ignore[0].${name})`;

/** `terraform-aws-modules/dynamodb-table/aws`. */
export const dynamodbTable = `
variable "create_table" { default = true }
variable "autoscaling_enabled" { default = false }
variable "ignore_changes_global_secondary_index" { default = false }
variable "name" { default = null }
variable "hash_key" { default = null }
variable "range_key" { default = null }
variable "stream_enabled" { default = false }
variable "stream_view_type" { default = null }
variable "ttl_enabled" { default = false }
variable "ttl_attribute_name" { default = "" }
variable "replica_regions" { default = [] }
${table("this", "!var.autoscaling_enabled")}
${table("autoscaled", "var.autoscaling_enabled && !var.ignore_changes_global_secondary_index")}
${table("autoscaled_gsi_ignore", "var.autoscaling_enabled && var.ignore_changes_global_secondary_index")}
output "dynamodb_table_arn" { value = ${attribute("arn")} }
output "dynamodb_table_id" { value = ${attribute("id")} }
output "dynamodb_table_stream_arn" { value = ${attribute("stream_arn")} }

# Before 1.0.
output "this_dynamodb_table_arn" { value = ${attribute("arn")} }
output "this_dynamodb_table_id" { value = ${attribute("id")} }
output "this_dynamodb_table_stream_arn" { value = ${attribute("stream_arn")} }
`;

/** `cloudposse/dynamodb/aws`, which is switched off by itself or by the context that it is handed. */
export const cloudposseTable = `
variable "enabled" { default = null }
variable "context" { default = {} }
variable "table_name" { default = null }
variable "hash_key" { default = null }
variable "range_key" { default = "" }
variable "enable_streams" { default = false }
variable "stream_view_type" { default = "" }
variable "ttl_enabled" { default = true }
variable "ttl_attribute" { default = "Expires" }
variable "replicas" { default = [] }

resource "aws_dynamodb_table" "default" {
  count = (var.enabled != null ? var.enabled : try(var.context.enabled, null) != null ? var.context.enabled : true) ? 1 : 0

  name             = var.table_name != null ? var.table_name : module.this.id
  hash_key         = var.hash_key
  range_key        = var.range_key
  stream_enabled   = length(var.replicas) > 0 ? true : var.enable_streams
  stream_view_type = length(var.replicas) > 0 || var.enable_streams ? var.stream_view_type : ""

  ttl {
    enabled        = var.ttl_enabled
    attribute_name = var.ttl_attribute
  }

  dynamic "replica" {
    for_each = var.replicas
    content {
      region_name = replica.value
    }
  }
}

output "table_name" { value = aws_dynamodb_table.default[0].name }
output "table_id" { value = aws_dynamodb_table.default[0].id }
output "table_arn" { value = aws_dynamodb_table.default[0].arn }
output "table_stream_arn" { value = aws_dynamodb_table.default[0].stream_arn }
`;
