variable "stage" {
  type    = string
  default = "dev"
}

variable "retries" {
  type    = number
  default = 4
}

variable "mode" {
  type = string
}

variable "failed_records_arn" {
  type    = string
  default = ""
}

locals {
  is_prod = var.stage == "prod"
}
