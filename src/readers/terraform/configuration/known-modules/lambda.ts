/** What a mapping is told under its key in `event_source_mapping`; what only queues and brokers have tells that it reads none of ours. */
const mapping = `
  event_source_arn                         = try(var.event_source_mapping[each.key].event_source_arn, null)
  batch_size                               = try(var.event_source_mapping[each.key].batch_size, null)
  maximum_batching_window_in_seconds       = try(var.event_source_mapping[each.key].maximum_batching_window_in_seconds, null)
  enabled                                  = try(var.event_source_mapping[each.key].enabled, true)
  starting_position                        = try(var.event_source_mapping[each.key].starting_position, null)
  parallelization_factor                   = try(var.event_source_mapping[each.key].parallelization_factor, null)
  maximum_retry_attempts                   = try(var.event_source_mapping[each.key].maximum_retry_attempts, null)
  maximum_record_age_in_seconds            = try(var.event_source_mapping[each.key].maximum_record_age_in_seconds, null)
  bisect_batch_on_function_error           = try(var.event_source_mapping[each.key].bisect_batch_on_function_error, null)
  function_response_types                  = try(var.event_source_mapping[each.key].function_response_types, null)
  tumbling_window_in_seconds               = try(var.event_source_mapping[each.key].tumbling_window_in_seconds, null)
  topics                                   = try(var.event_source_mapping[each.key].topics, null)
  queues                                   = try(var.event_source_mapping[each.key].queues, null)
  self_managed_event_source                = try(var.event_source_mapping[each.key].self_managed_event_source, null)
  self_managed_kafka_event_source_config   = try(var.event_source_mapping[each.key].self_managed_kafka_event_source_config, null)
  amazon_managed_kafka_event_source_config = try(var.event_source_mapping[each.key].amazon_managed_kafka_event_source_config, null)
  source_access_configuration              = try(var.event_source_mapping[each.key].source_access_configuration, null)
  document_db_event_source_config          = try(var.event_source_mapping[each.key].document_db_event_source_config, null)

  # Versions before 2.36 had "destination_config", which later ones pass over.
  dynamic "destination_config" {
    for_each = (
      try(var.event_source_mapping[each.key].destination_arn_on_failure, null) != null ? [true] :
      (can(var.event_source_mapping[each.key].destination_config) ? terraform.version_of_the_module : [])
    )
    content {
      on_failure {
        destination_arn = try(var.event_source_mapping[each.key].destination_arn_on_failure, terraform.version_of_the_module)
      }
    }
  }
`;

/** `terraform-aws-modules/lambda/aws`: a function with what calls it. */
export const lambda = `
variable "create" { default = true }
variable "create_function" { default = true }
variable "create_layer" { default = false }
variable "create_role" { default = true }
variable "create_unqualified_alias_allowed_triggers" { default = true }
variable "create_async_event_config" { default = false }
variable "destination_on_failure" { default = null }
variable "function_name" { default = null }
variable "lambda_role" { default = null }
variable "environment_variables" { default = {} }
variable "dead_letter_target_arn" { default = null }
variable "event_source_mapping" { default = {} }
variable "handler" { default = "" }
variable "runtime" { default = "" }
variable "package_type" { default = "Zip" }
variable "source_path" { default = null }
variable "local_existing_package" { default = null }

resource "aws_lambda_function" "this" {
  count = var.create && var.create_function && !var.create_layer ? 1 : 0

  function_name = var.function_name
  handler       = var.handler
  runtime       = var.runtime
  image_uri     = var.package_type == "Image" ? "of the module" : null
  filename      = var.source_path == null ? var.local_existing_package : try(var.source_path[0].path, var.source_path[0], var.source_path)
  role          = var.create_role ? aws_iam_role.lambda[0].arn : var.lambda_role

  environment {
    variables = var.environment_variables
  }

  dynamic "dead_letter_config" {
    for_each = var.dead_letter_target_arn == null ? [] : [true]
    content {
      target_arn = var.dead_letter_target_arn
    }
  }
}

resource "aws_lambda_function_event_invoke_config" "this" {
  count = var.create && var.create_function && !var.create_layer && var.create_async_event_config ? 1 : 0

  function_name = aws_lambda_function.this[0].function_name

  dynamic "destination_config" {
    for_each = var.destination_on_failure == null ? [] : [true]
    content {
      on_failure {
        destination = var.destination_on_failure
      }
    }
  }
}

resource "aws_lambda_event_source_mapping" "this" {
  for_each = {
    for key, value in var.event_source_mapping : key => value
    if var.create && var.create_function && !var.create_layer && var.create_unqualified_alias_allowed_triggers
  }

  function_name = aws_lambda_function.this[0].arn
${mapping}
}

output "lambda_function_arn" { value = aws_lambda_function.this[0].arn }
output "lambda_function_name" { value = aws_lambda_function.this[0].function_name }
output "lambda_function_qualified_arn" { value = aws_lambda_function.this[0].qualified_arn }
output "lambda_function_version" { value = aws_lambda_function.this[0].version }
output "lambda_function_invoke_arn" { value = aws_lambda_function.this[0].invoke_arn }

# Before 2.0.
output "this_lambda_function_arn" { value = aws_lambda_function.this[0].arn }
output "this_lambda_function_name" { value = aws_lambda_function.this[0].function_name }
output "this_lambda_function_qualified_arn" { value = aws_lambda_function.this[0].qualified_arn }
`;

/** Its `modules/alias`: a name for one version of a function, with what calls it by that name. */
export const lambdaAlias = `
variable "create" { default = true }
variable "use_existing_alias" { default = false }
variable "refresh_alias" { default = true }
variable "name" { default = null }
variable "function_name" { default = null }
variable "event_source_mapping" { default = {} }

data "aws_lambda_alias" "existing" {
  count         = var.create && var.use_existing_alias ? 1 : 0
  function_name = var.function_name
  name          = var.name
}

resource "aws_lambda_alias" "no_refresh" {
  count         = var.create && !var.use_existing_alias && !var.refresh_alias ? 1 : 0
  function_name = var.function_name
  name          = var.name
}

resource "aws_lambda_alias" "with_refresh" {
  count         = var.create && !var.use_existing_alias && var.refresh_alias ? 1 : 0
  function_name = var.function_name
  name          = var.name
}

resource "aws_lambda_event_source_mapping" "this" {
  for_each = { for key, value in var.event_source_mapping : key => value if var.create }

  function_name = try(data.aws_lambda_alias.existing[0].arn, aws_lambda_alias.no_refresh[0].arn, aws_lambda_alias.with_refresh[0].arn)
${mapping}
}

output "lambda_alias_arn" {
  value = try(data.aws_lambda_alias.existing[0].arn, aws_lambda_alias.no_refresh[0].arn, aws_lambda_alias.with_refresh[0].arn)
}
`;
