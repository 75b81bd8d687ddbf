# What production has and other stages have not: a third reader, and a place for what fails.
resource "aws_dynamodb_table" "orders" {
  name             = "orders"
  hash_key         = "id"
  billing_mode     = "PAY_PER_REQUEST"
  stream_enabled   = true
  stream_view_type = "KEYS_ONLY"

  attribute {
    name = "id"
    type = "S"
  }
}

resource "aws_kinesis_stream" "clicks" {
  stream_mode_details {
    stream_mode = var.mode
  }
}

resource "aws_sqs_queue" "failed" {}

resource "aws_lambda_function" "invoices" {
  function_name = "invoices"
  handler       = "app.handler"
  runtime       = "python3.13"
  filename      = "readers.zip"
  role          = "arn:aws:iam::111122223333:role/reader"
}

resource "aws_lambda_event_source_mapping" "invoices" {
  event_source_arn       = aws_dynamodb_table.orders.stream_arn
  function_name          = aws_lambda_function.invoices.arn
  starting_position      = "TRIM_HORIZON"
  batch_size             = 10
  maximum_retry_attempts = var.retries

  dynamic "destination_config" {
    for_each = local.is_prod ? [aws_sqs_queue.failed.arn] : []

    content {
      on_failure {
        destination_arn = destination_config.value
      }
    }
  }
}

resource "aws_lambda_function" "stock" {
  function_name = "stock"
  handler       = "app.handler"
  runtime       = "python3.13"
  filename      = "readers.zip"
  role          = "arn:aws:iam::111122223333:role/reader"
}

resource "aws_lambda_event_source_mapping" "stock" {
  event_source_arn  = aws_dynamodb_table.orders.stream_arn
  function_name     = aws_lambda_function.stock.arn
  starting_position = "TRIM_HORIZON"
  batch_size        = 10

  destination_config {
    on_failure {
      destination_arn = var.failed_records_arn
    }
  }
}

resource "aws_lambda_function" "audit" {
  count = local.is_prod ? 1 : 0

  function_name = "audit"
  handler       = "app.handler"
  runtime       = "python3.13"
  filename      = "readers.zip"
  role          = "arn:aws:iam::111122223333:role/reader"
}

resource "aws_lambda_event_source_mapping" "audit" {
  count = local.is_prod ? 1 : 0

  event_source_arn  = aws_dynamodb_table.orders.stream_arn
  function_name     = aws_lambda_function.audit[0].arn
  starting_position = "TRIM_HORIZON"
  batch_size        = 10

  destination_config {
    on_failure {
      destination_arn = aws_sqs_queue.failed.arn
    }
  }
}

resource "aws_lambda_function" "counts" {
  function_name = "counts"
  handler       = "app.handler"
  runtime       = "python3.13"
  filename      = "readers.zip"
  role          = "arn:aws:iam::111122223333:role/reader"
}

resource "aws_lambda_event_source_mapping" "counts" {
  event_source_arn  = aws_kinesis_stream.clicks.arn
  function_name     = aws_lambda_function.counts.arn
  starting_position = "TRIM_HORIZON"
  batch_size        = 10

  destination_config {
    on_failure {
      destination_arn = aws_sqs_queue.failed.arn
    }
  }
}

resource "aws_lambda_function" "sums" {
  function_name = "sums"
  handler       = "app.handler"
  runtime       = "python3.13"
  filename      = "readers.zip"
  role          = "arn:aws:iam::111122223333:role/reader"
}

resource "aws_lambda_event_source_mapping" "sums" {
  event_source_arn       = aws_kinesis_stream.clicks.arn
  function_name          = aws_lambda_function.sums.arn
  starting_position      = "TRIM_HORIZON"
  batch_size             = 10
  maximum_retry_attempts = 2

  destination_config {
    on_failure {
      destination_arn = aws_sqs_queue.failed.arn
    }
  }
}
