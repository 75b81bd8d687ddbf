variable "name" {
  type = string
}

variable "stream_arn" {
  type = string
}

variable "enabled" {
  type    = bool
  default = true
}

variable "failed_arn" {
  type    = string
  default = null
}

resource "aws_lambda_function" "this" {
  function_name = var.name
  handler       = "app.handler"
  runtime       = "python3.13"
  filename      = "workers.zip"
  role          = "arn:aws:iam::111122223333:role/worker"
}

resource "aws_lambda_event_source_mapping" "this" {
  event_source_arn       = var.stream_arn
  function_name          = aws_lambda_function.this.arn
  starting_position      = "TRIM_HORIZON"
  batch_size             = 20
  maximum_retry_attempts = 5
  enabled                = var.enabled

  dynamic "destination_config" {
    for_each = var.failed_arn == null ? [] : [var.failed_arn]

    content {
      on_failure {
        destination_arn = destination_config.value
      }
    }
  }
}
