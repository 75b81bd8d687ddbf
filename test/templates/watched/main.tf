# Two readers of one stream, and alarms that see half of what can happen.
locals {
  readers = ["billing", "search"]
}

resource "aws_kinesis_stream" "orders" {
  name        = "orders"
  shard_count = 4
}

resource "aws_sqs_queue" "failed" {}

resource "aws_sns_topic" "on_call" {}

resource "aws_lambda_function" "reader" {
  for_each = toset(local.readers)

  function_name = each.key
  handler       = "app.handler"
  runtime       = "python3.13"
  filename      = "readers.zip"
  role          = "arn:aws:iam::111122223333:role/reader"
}

resource "aws_lambda_event_source_mapping" "reader" {
  for_each = toset(local.readers)

  event_source_arn       = aws_kinesis_stream.orders.arn
  function_name          = aws_lambda_function.reader[each.key].arn
  starting_position      = "TRIM_HORIZON"
  batch_size             = 100
  maximum_retry_attempts = 5

  destination_config {
    on_failure {
      destination_arn = aws_sqs_queue.failed.arn
    }
  }
}

module "late" {
  source   = "./modules/alarm"
  for_each = toset(["search"])

  function_name = aws_lambda_function.reader[each.key].function_name
  metric        = "IteratorAge"
  statistic     = "Average"
  threshold     = 60 * 60 * 1000
}

module "failing" {
  source   = "./modules/alarm"
  for_each = toset(["billing"])

  function_name = aws_lambda_function.reader[each.key].function_name
  metric        = "Errors"
  statistic     = "Sum"
  threshold     = 0
  actions       = [aws_sns_topic.on_call.arn]
}
