# Sessions are made of clicks, in Terraform; what fails three times is dropped, and nobody hears of it.
resource "aws_kinesis_stream" "clicks" {
  name             = "clicks"
  shard_count      = 2
  retention_period = 168
}

resource "aws_lambda_function" "sessions" {
  function_name = "sessions"
  role          = "arn:aws:iam::111122223333:role/sessions"
  handler       = "app.handler"
  runtime       = "python3.13"
  filename      = "sessions.zip"
}

resource "aws_lambda_event_source_mapping" "sessions" {
  event_source_arn       = aws_kinesis_stream.clicks.arn
  function_name          = aws_lambda_function.sessions.arn
  starting_position      = "TRIM_HORIZON"
  maximum_retry_attempts = 3
}
