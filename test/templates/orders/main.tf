# Orders are billed from a stream, once more in a hurry, and copied; failures of billing have a queue.
resource "aws_kinesis_stream" "orders" {
  name             = "orders"
  shard_count      = 2
  retention_period = 48
}

resource "aws_dynamodb_table" "items" {
  name             = "items"
  hash_key         = "id"
  billing_mode     = "PAY_PER_REQUEST"
  stream_enabled   = true
  stream_view_type = "NEW_IMAGE"

  attribute {
    name = "id"
    type = "S"
  }
}

resource "aws_kinesis_stream_consumer" "fast" {
  name       = "fast"
  stream_arn = aws_kinesis_stream.orders.arn
}

resource "aws_sqs_queue" "failed" {}

resource "aws_sqs_queue" "jobs" {}

resource "aws_kinesis_firehose_delivery_stream" "archive" {
  name        = "archive"
  destination = "extended_s3"

  kinesis_source_configuration {
    kinesis_stream_arn = aws_kinesis_stream.orders.arn
    role_arn           = "arn:aws:iam::111122223333:role/archive"
  }
}

resource "aws_pipes_pipe" "copy" {
  name     = "copy"
  role_arn = "arn:aws:iam::111122223333:role/copy"
  source   = aws_dynamodb_table.items.stream_arn
  target   = aws_sqs_queue.jobs.arn

  source_parameters {
    dynamodb_stream_parameters {
      starting_position      = "LATEST"
      maximum_retry_attempts = 4

      dead_letter_config {
        arn = aws_sqs_queue.failed.arn
      }
    }
  }
}

resource "aws_lambda_function" "billing" {
  function_name = "billing"
  handler       = "app.handler"
  runtime       = "python3.13"
  filename      = "billing.zip"
  role          = "arn:aws:iam::111122223333:role/billing"
}

resource "aws_lambda_function" "dispatch" {
  function_name = "dispatch"
  handler       = "app.handler"
  runtime       = "python3.13"
  filename      = "dispatch.zip"
  role          = "arn:aws:iam::111122223333:role/dispatch"

  dead_letter_config {
    target_arn = aws_sqs_queue.failed.arn
  }
}

resource "aws_lambda_event_source_mapping" "orders" {
  event_source_arn               = aws_kinesis_stream.orders.arn
  function_name                  = aws_lambda_function.billing.arn
  starting_position              = "TRIM_HORIZON"
  batch_size                     = 50
  maximum_retry_attempts         = 3
  bisect_batch_on_function_error = true
  function_response_types        = ["ReportBatchItemFailures"]

  destination_config {
    on_failure {
      destination_arn = aws_sqs_queue.failed.arn
    }
  }
}

resource "aws_lambda_event_source_mapping" "dispatch" {
  event_source_arn  = aws_kinesis_stream_consumer.fast.arn
  function_name     = aws_lambda_function.dispatch.arn
  starting_position = "LATEST"
  batch_size        = 10
}

resource "aws_lambda_event_source_mapping" "items" {
  event_source_arn  = aws_dynamodb_table.items.stream_arn
  function_name     = aws_lambda_function.billing.function_name
  starting_position = "LATEST"
  batch_size        = 10
  enabled           = false
}

resource "aws_lambda_event_source_mapping" "jobs" {
  event_source_arn = aws_sqs_queue.jobs.arn
  function_name    = aws_lambda_function.billing.arn
}
