# Three streams with too many readers each: six calls a second, a pipe that tips the sum, and four functions.
locals {
  readers = {
    clicks = ["counts", "prices", "search", "audit", "trends"]
    views  = ["seen", "heat"]
    carts  = ["stock", "mail", "sums", "fraud"]
  }

  reading = merge([
    for stream, names in local.readers : { for name in names : name => stream }
  ]...)

  arns = {
    clicks = aws_kinesis_stream.clicks.arn
    views  = aws_kinesis_stream.views.arn
    carts  = aws_kinesis_stream.carts.arn
  }
}

resource "aws_kinesis_stream" "clicks" {
  name             = "clicks"
  shard_count      = 4
  retention_period = 168
}

resource "aws_kinesis_stream" "views" {
  name        = "views"
  shard_count = 1
}

resource "aws_kinesis_stream" "carts" {
  name        = "carts"
  shard_count = 2

  stream_mode_details {
    stream_mode = "PROVISIONED"
  }
}

resource "aws_sqs_queue" "failed" {}

resource "aws_kinesis_firehose_delivery_stream" "archive" {
  name        = "archive"
  destination = "extended_s3"

  kinesis_source_configuration {
    kinesis_stream_arn = aws_kinesis_stream.clicks.arn
    role_arn           = "arn:aws:iam::111122223333:role/archive"
  }
}

resource "aws_pipes_pipe" "flow" {
  role_arn = "arn:aws:iam::111122223333:role/flow"
  source   = aws_kinesis_stream.views.arn
  target   = "arn:aws:states:eu-west-1:111122223333:stateMachine:views"

  source_parameters {
    kinesis_stream_parameters {
      starting_position      = "LATEST"
      maximum_retry_attempts = 5

      dead_letter_config {
        arn = aws_sqs_queue.failed.arn
      }
    }
  }
}

resource "aws_lambda_function" "reader" {
  for_each = local.reading

  function_name = each.key
  handler       = "app.handler"
  runtime       = "python3.13"
  filename      = "readers.zip"
  role          = "arn:aws:iam::111122223333:role/reader"
}

resource "aws_lambda_event_source_mapping" "reader" {
  for_each = local.reading

  event_source_arn                   = local.arns[each.value]
  function_name                      = aws_lambda_function.reader[each.key].arn
  starting_position                  = "TRIM_HORIZON"
  batch_size                         = 100
  maximum_batching_window_in_seconds = 5
  maximum_retry_attempts             = 5
  maximum_record_age_in_seconds      = 3600

  destination_config {
    on_failure {
      destination_arn = aws_sqs_queue.failed.arn
    }
  }
}
