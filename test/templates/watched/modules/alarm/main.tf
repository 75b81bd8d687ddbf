variable "function_name" {}
variable "metric" {}
variable "statistic" {}
variable "threshold" {}
variable "actions" { default = [] }

resource "aws_cloudwatch_metric_alarm" "this" {
  alarm_name          = "${var.function_name}-${var.metric}"
  namespace           = "AWS/Lambda"
  metric_name         = var.metric
  dimensions          = { FunctionName = var.function_name }
  statistic           = var.statistic
  period              = 60
  evaluation_periods  = 5
  threshold           = var.threshold
  comparison_operator = "GreaterThanThreshold"
  alarm_actions       = var.actions
}
