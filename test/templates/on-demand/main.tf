# A stream that scales by itself: two readers share it, two have a throughput of their own.
resource "aws_kinesis_stream" "events" {
  name             = "events"
  retention_period = 8760

  stream_mode_details {
    stream_mode = "ON_DEMAND"
  }
}

resource "aws_kinesis_stream" "calm" {
  stream_mode_details {
    stream_mode = "ON_DEMAND"
  }
}

resource "aws_sns_topic" "failed" {}

resource "aws_kinesis_firehose_delivery_stream" "archive" {
  destination = "extended_s3"

  kinesis_source_configuration {
    kinesis_stream_arn = aws_kinesis_stream.events.arn
    role_arn           = "arn:aws:iam::111122223333:role/archive"
  }
}

resource "aws_kinesis_firehose_delivery_stream" "calm" {
  destination = "extended_s3"

  kinesis_source_configuration {
    kinesis_stream_arn = aws_kinesis_stream.calm.arn
    role_arn           = "arn:aws:iam::111122223333:role/archive"
  }
}

resource "aws_kinesis_stream_consumer" "of" {
  for_each = toset(["alerts", "fraud"])

  name       = each.value
  stream_arn = aws_kinesis_stream.events.arn
}

resource "aws_lambda_function" "sessions" {
  function_name = "sessions"
  handler       = "app.handler"
  runtime       = "python3.13"
  filename      = "sessions.zip"
  role          = "arn:aws:iam::111122223333:role/reader"
}

resource "aws_lambda_event_source_mapping" "sessions" {
  event_source_arn       = aws_kinesis_stream.events.arn
  function_name          = aws_lambda_function.sessions.arn
  starting_position      = "TRIM_HORIZON"
  batch_size             = 500
  maximum_retry_attempts = 3

  destination_config {
    on_failure {
      destination_arn = aws_sns_topic.failed.arn
    }
  }
}

resource "aws_lambda_function" "alerts" {
  function_name = "alerts"
  handler       = "app.handler"
  runtime       = "python3.13"
  filename      = "alerts.zip"
  role          = "arn:aws:iam::111122223333:role/reader"
}

resource "aws_lambda_event_source_mapping" "alerts" {
  event_source_arn       = aws_kinesis_stream_consumer.of["alerts"].arn
  function_name          = aws_lambda_function.alerts.arn
  starting_position      = "TRIM_HORIZON"
  batch_size             = 500
  maximum_retry_attempts = 3

  destination_config {
    on_failure {
      destination_arn = aws_sns_topic.failed.arn
    }
  }
}

resource "aws_lambda_function" "fraud" {
  function_name = "fraud"
  handler       = "app.handler"
  runtime       = "python3.13"
  filename      = "fraud.zip"
  role          = "arn:aws:iam::111122223333:role/reader"
}

resource "aws_lambda_event_source_mapping" "fraud" {
  event_source_arn       = aws_kinesis_stream_consumer.of["fraud"].id
  function_name          = aws_lambda_function.fraud.arn
  starting_position      = "TRIM_HORIZON"
  batch_size             = 500
  maximum_retry_attempts = 3

  destination_config {
    on_failure {
      destination_arn = aws_sns_topic.failed.arn
    }
  }
}
