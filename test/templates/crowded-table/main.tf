# Three teams read the changes of one table, and a fourth has stopped to.
locals {
  workers = {
    invoices = {}
    stock    = { failed = aws_sqs_queue.failed.arn }
    search   = { enabled = false }
  }
}

resource "aws_dynamodb_table" "orders" {
  name             = "orders"
  hash_key         = "id"
  billing_mode     = "PAY_PER_REQUEST"
  stream_enabled   = true
  stream_view_type = "NEW_AND_OLD_IMAGES"

  attribute {
    name = "id"
    type = "S"
  }
}

resource "aws_sqs_queue" "jobs" {}

resource "aws_sqs_queue" "failed" {}

resource "aws_pipes_pipe" "audit" {
  role_arn = "arn:aws:iam::111122223333:role/audit"
  source   = aws_dynamodb_table.orders.stream_arn
  target   = aws_sqs_queue.jobs.arn

  source_parameters {
    dynamodb_stream_parameters {
      starting_position = "TRIM_HORIZON"
    }
  }
}

module "worker" {
  source   = "./modules/worker"
  for_each = local.workers

  name       = each.key
  stream_arn = aws_dynamodb_table.orders.stream_arn
  enabled    = try(each.value.enabled, true)
  failed_arn = try(each.value.failed, null)
}
