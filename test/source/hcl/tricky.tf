# Everything that HCL can write in more than one way.
terraform {
  required_version = ">= 1.5"
  backend "s3" {
    bucket = "states"
    key    = "orders.tfstate"
  }
}

locals { one = 1 }

locals {
  numbers = [1, -1, 0.5, 1e5, 1.5E-3, 100000]
  texts = ["$ % $x", "a\tb\"c\\", "é \u00e9", "# // /* */", "{}[]()"]
  nested  = { a = { b = [{ c = null }] }, "d e" = true, f : 2 }
  open    = "${local.one}-${var.stage == "prod" ? "a" : "b"}"
  heredoc = <<EOT
  first
    second
EOT
  indented = <<-EOT
      first
        second

      third
    EOT
  policy = <<EOT
{ "name": "${local.one}" }
EOT
  keys = {
    a          = var.a
    (var.name) = var.b
    b          = [for x in var.list : x if x != ""]
  }
  spread = merge({ a = 1 }, var.maps...)
  long = (
    var.a == null
    ? var.b
    : var.c
  )
}

/* a comment
   over lines */
resource "aws_lambda_event_source_mapping" "it" {
  for_each         = { for k, v in var.streams : k => v if v.enabled }
  event_source_arn = aws_kinesis_stream.it[each.key].arn

  destination_config {
    on_failure { destination_arn = one(aws_sqs_queue.dlq[*].arn) }
  }

  dynamic "filter_criteria" {
    for_each = var.filters
    iterator = it
    content {
      filter { pattern = jsonencode({ a = [it.value] }) }
      filter { pattern = "%{ if it.key == "x" }y%{ else }z%{ endif }" }
    }
  }

  lifecycle {
    ignore_changes = [tags["a"], function_name]
  }
}

variable "streams" {
  type = map(object({ enabled = optional(bool, true), names = list(string) }))
  validation {
    condition     = alltrue([for s in var.streams : s.enabled || length(s.names) > 0])
    error_message = "No."
  }
}

output "arns" { value = values(aws_kinesis_stream.it)[*].arn }
