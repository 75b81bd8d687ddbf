# Everybody splits a failing batch; not everybody may take a record twice.
variable "legacy_function" {
  type = string
}

resource "aws_kinesis_stream" "orders" {
  name        = "orders"
  shard_count = 2
}

resource "aws_kinesis_stream" "returns" {
  name        = "returns"
  shard_count = 1
}

resource "aws_dynamodb_table" "items" {
  name             = "items"
  hash_key         = "id"
  stream_enabled   = true
  stream_view_type = "NEW_IMAGE"

  attribute {
    name = "id"
    type = "S"
  }
}

resource "aws_dynamodb_table" "seen" {
  name     = "seen"
  hash_key = "id"

  attribute {
    name = "id"
    type = "S"
  }

  ttl {
    attribute_name = "expiration"
    enabled        = true
  }
}

resource "aws_sqs_queue" "jobs" {}

resource "aws_sqs_queue" "failed" {}

resource "aws_pipes_pipe" "to_queue" {
  role_arn = "arn:aws:iam::111122223333:role/pipe"
  source   = aws_dynamodb_table.items.stream_arn
  target   = aws_sqs_queue.jobs.arn

  source_parameters {
    dynamodb_stream_parameters {
      starting_position             = "TRIM_HORIZON"
      maximum_retry_attempts        = 10
      on_partial_batch_item_failure = "AUTOMATIC_BISECT"

      dead_letter_config {
        arn = aws_sqs_queue.failed.arn
      }
    }
  }
}

resource "aws_pipes_pipe" "to_mail" {
  role_arn = "arn:aws:iam::111122223333:role/pipe"
  source   = aws_dynamodb_table.items.stream_arn
  target   = aws_lambda_function.mail.arn

  source_parameters {
    dynamodb_stream_parameters {
      starting_position             = "TRIM_HORIZON"
      maximum_retry_attempts        = 10
      on_partial_batch_item_failure = "AUTOMATIC_BISECT"

      dead_letter_config {
        arn = aws_sqs_queue.failed.arn
      }
    }
  }
}

resource "aws_lambda_event_source_mapping" "legacy" {
  event_source_arn               = aws_kinesis_stream.returns.arn
  function_name                  = var.legacy_function
  starting_position              = "TRIM_HORIZON"
  batch_size                     = 10
  bisect_batch_on_function_error = true
  maximum_retry_attempts         = 10

  destination_config {
    on_failure {
      destination_arn = aws_sqs_queue.failed.arn
    }
  }
}

data "aws_iam_policy_document" "assume" {
  statement {
    actions = ["sts:AssumeRole"]

    principals {
      type        = "Service"
      identifiers = ["lambda.amazonaws.com"]
    }
  }
}

resource "aws_iam_role" "billing" {
  name               = "billing"
  assume_role_policy = data.aws_iam_policy_document.assume.json
}

resource "aws_iam_role_policy" "billing" {
  role = aws_iam_role.billing.id

  policy = jsonencode({
    Version = "2012-10-17"
    Statement = [{
      Effect   = "Allow"
      Action   = ["dynamodb:GetItem", "dynamodb:PutItem", "dynamodb:UpdateItem", "dynamodb:DeleteItem"]
      Resource = aws_dynamodb_table.seen.arn
      }, {
      Effect   = "Allow"
      Action   = "sqs:SendMessage"
      Resource = aws_sqs_queue.failed.arn
    }]
  })
}

resource "aws_lambda_function" "billing" {
  function_name = "billing"
  handler       = "app.handler"
  runtime       = "python3.13"
  filename      = "readers.zip"
  role          = aws_iam_role.billing.arn

  environment {
    variables = {
      STORE = aws_dynamodb_table.seen.name
    }
  }
}

resource "aws_lambda_event_source_mapping" "billing" {
  event_source_arn               = aws_kinesis_stream.orders.arn
  function_name                  = aws_lambda_function.billing.arn
  starting_position              = "TRIM_HORIZON"
  batch_size                     = 10
  bisect_batch_on_function_error = true
  maximum_retry_attempts         = 10

  destination_config {
    on_failure {
      destination_arn = aws_sqs_queue.failed.arn
    }
  }
}

resource "aws_lambda_function" "points" {
  function_name = "points"
  handler       = "app.handler"
  runtime       = "python3.13"
  filename      = "readers.zip"
  role          = "arn:aws:iam::111122223333:role/reader"

  environment {
    variables = {
      IDEMPOTENCY_STORE = "points"
    }
  }
}

resource "aws_lambda_event_source_mapping" "points" {
  event_source_arn               = aws_kinesis_stream.orders.arn
  function_name                  = aws_lambda_function.points.arn
  starting_position              = "TRIM_HORIZON"
  batch_size                     = 10
  bisect_batch_on_function_error = true
  maximum_retry_attempts         = 10

  destination_config {
    on_failure {
      destination_arn = aws_sqs_queue.failed.arn
    }
  }
}

resource "aws_lambda_function" "coupons" {
  function_name = "coupons"
  handler       = "app.handler"
  runtime       = "python3.13"
  filename      = "readers.zip"
  role          = "arn:aws:iam::111122223333:role/reader"

  environment {
    variables = {
      IDEMPOTENCY_STORE               = "coupons"
      POWERTOOLS_IDEMPOTENCY_DISABLED = "true"
    }
  }
}

resource "aws_lambda_event_source_mapping" "coupons" {
  event_source_arn               = aws_kinesis_stream.orders.arn
  function_name                  = aws_lambda_function.coupons.arn
  starting_position              = "TRIM_HORIZON"
  batch_size                     = 10
  bisect_batch_on_function_error = true
  maximum_retry_attempts         = 10

  destination_config {
    on_failure {
      destination_arn = aws_sqs_queue.failed.arn
    }
  }
}

resource "aws_lambda_function" "refunds" {
  function_name = "refunds"
  handler       = "app.handler"
  runtime       = "python3.13"
  filename      = "readers.zip"
  role          = "arn:aws:iam::111122223333:role/reader"

  environment {
    variables = {
      STORE = aws_dynamodb_table.seen.name
    }
  }
}

resource "aws_lambda_event_source_mapping" "refunds" {
  event_source_arn               = aws_kinesis_stream.returns.arn
  function_name                  = aws_lambda_function.refunds.arn
  starting_position              = "TRIM_HORIZON"
  batch_size                     = 10
  bisect_batch_on_function_error = true
  maximum_retry_attempts         = 10

  destination_config {
    on_failure {
      destination_arn = aws_sqs_queue.failed.arn
    }
  }
}

resource "aws_lambda_function" "mail" {
  function_name = "mail"
  handler       = "app.handler"
  runtime       = "python3.13"
  filename      = "readers.zip"
  role          = "arn:aws:iam::111122223333:role/reader"

  environment {
    variables = {
      TABLE = "mails"
    }
  }
}
