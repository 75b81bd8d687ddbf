# A service that was built with care.
locals {
  readers = toset(["queue", "topic", "bucket"])
}

resource "aws_kinesis_stream" "orders" {
  name             = "orders"
  shard_count      = 8
  retention_period = 72
}

resource "aws_dynamodb_table" "items" {
  name             = "items"
  hash_key         = "id"
  stream_enabled   = true
  stream_view_type = "OLD_IMAGE"

  attribute {
    name = "id"
    type = "S"
  }
}

resource "aws_dynamodb_table" "plain" {
  name     = "plain"
  hash_key = "id"

  attribute {
    name = "id"
    type = "S"
  }
}

resource "aws_sqs_queue" "failed" {}

resource "aws_sns_topic" "failed" {}

resource "aws_s3_bucket" "failed" {}

resource "aws_lambda_function" "reader" {
  for_each = local.readers

  function_name = each.key
  handler       = "app.handler"
  runtime       = "python3.13"
  filename      = "readers.zip"
  role          = "arn:aws:iam::111122223333:role/reader"
}

resource "aws_lambda_event_source_mapping" "queue" {
  event_source_arn                   = aws_kinesis_stream.orders.arn
  function_name                      = aws_lambda_function.reader["queue"].arn
  starting_position                  = "AT_TIMESTAMP"
  starting_position_timestamp        = "2026-01-01T00:00:00Z"
  batch_size                         = 200
  maximum_batching_window_in_seconds = 10
  maximum_retry_attempts             = 5
  maximum_record_age_in_seconds      = 2 * 60 * 60
  parallelization_factor             = 4
  function_response_types            = ["ReportBatchItemFailures"]

  filter_criteria {
    filter {
      pattern = jsonencode({ data = { type = ["order"] } })
    }
  }

  destination_config {
    on_failure {
      destination_arn = aws_sqs_queue.failed.arn
    }
  }
}

resource "aws_lambda_event_source_mapping" "topic" {
  event_source_arn               = aws_dynamodb_table.items.stream_arn
  function_name                  = aws_lambda_function.reader["topic"].function_name
  starting_position              = "LATEST"
  batch_size                     = 10
  maximum_retry_attempts         = 0
  bisect_batch_on_function_error = false
  tumbling_window_in_seconds     = 60

  destination_config {
    on_failure {
      destination_arn = aws_sns_topic.failed.arn
    }
  }
}

resource "aws_lambda_event_source_mapping" "bucket" {
  event_source_arn                   = aws_kinesis_stream.orders.arn
  function_name                      = aws_lambda_function.reader["bucket"].arn
  starting_position                  = "TRIM_HORIZON"
  batch_size                         = 10000
  maximum_batching_window_in_seconds = 300
  maximum_record_age_in_seconds      = -1
  maximum_retry_attempts             = 20

  destination_config {
    on_failure {
      destination_arn = aws_s3_bucket.failed.arn
    }
  }
}
