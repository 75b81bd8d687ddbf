# A table that two Regions share, and two readers of its changes.
resource "aws_dynamodb_table" "carts" {
  name             = "carts"
  hash_key         = "id"
  billing_mode     = "PAY_PER_REQUEST"
  stream_enabled   = true
  stream_view_type = "NEW_AND_OLD_IMAGES"

  attribute {
    name = "id"
    type = "S"
  }

  replica {
    region_name = "us-east-1"
  }
}

resource "aws_sqs_queue" "jobs" {}

resource "aws_sns_topic" "failed" {}

resource "aws_pipes_pipe" "reminders" {
  role_arn = "arn:aws:iam::111122223333:role/reminders"
  source   = aws_dynamodb_table.carts.stream_arn
  target   = aws_sqs_queue.jobs.arn

  source_parameters {
    dynamodb_stream_parameters {
      starting_position                  = "LATEST"
      batch_size                         = 5
      maximum_batching_window_in_seconds = 30
      maximum_record_age_in_seconds      = 3600
      on_partial_batch_item_failure      = "AUTOMATIC_BISECT"

      dead_letter_config {
        arn = aws_sns_topic.failed.arn
      }
    }
  }
}

resource "aws_lambda_function" "prices" {
  function_name = "prices"
  handler       = "app.handler"
  runtime       = "python3.13"
  filename      = "prices.zip"
  role          = "arn:aws:iam::111122223333:role/prices"
}

resource "aws_lambda_event_source_mapping" "prices" {
  event_source_arn       = aws_dynamodb_table.carts.stream_arn
  function_name          = aws_lambda_function.prices.function_name
  starting_position      = "TRIM_HORIZON"
  batch_size             = 10
  maximum_retry_attempts = 0
}
