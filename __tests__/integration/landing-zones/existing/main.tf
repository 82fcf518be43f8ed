# What a landing zone has before anything of ours: a key, buckets and a topic, at first without policies; then, with the statements that
# the settings ask for, the policies and a trail. providers.tf.json says how the accounts are reached.

variable "log_bucket" {
  type = string
}

variable "prefix" {
  type    = string
  default = null
}

variable "old_bucket" {
  type    = string
  default = null
}

variable "topic" {
  type = string
}

variable "trail" {
  type = string
}

# The output of our stack, as it is
variable "required_statements" {
  type    = string
  default = "[]"
}

locals {
  required = { for entry in jsondecode(var.required_statements) : entry.resourceArn => entry.statements }
  asked    = length(local.required) > 0
}

resource "aws_kms_key" "logs" {
  provider = aws.log_archive
}

resource "aws_s3_bucket" "logs" {
  provider = aws.log_archive
  bucket   = var.log_bucket
}

resource "aws_s3_bucket" "old" {
  provider = aws.log_archive
  count    = var.old_bucket == null ? 0 : 1
  bucket   = var.old_bucket
}

resource "aws_sns_topic" "notices" {
  provider = aws.topic
  name     = var.topic
}

resource "aws_kms_key_policy" "logs" {
  provider = aws.log_archive
  count    = local.asked ? 1 : 0
  key_id   = aws_kms_key.logs.id
  policy = jsonencode({
    Version = "2012-10-17"
    Statement = concat(
      [{
        Sid       = "AccountAdministersKey"
        Effect    = "Allow"
        Principal = { AWS = split(":", aws_kms_key.logs.arn)[4] }
        Action    = "kms:*"
        Resource  = "*"
      }],
      local.required[aws_kms_key.logs.arn],
    )
  })
}

resource "aws_s3_bucket_policy" "logs" {
  provider = aws.log_archive
  count    = local.asked ? 1 : 0
  bucket   = aws_s3_bucket.logs.id
  policy   = jsonencode({ Version = "2012-10-17", Statement = local.required[aws_s3_bucket.logs.arn] })
}

resource "aws_s3_bucket_policy" "old" {
  provider = aws.log_archive
  count    = local.asked && var.old_bucket != null ? 1 : 0
  bucket   = aws_s3_bucket.old[0].id
  policy   = jsonencode({ Version = "2012-10-17", Statement = local.required[aws_s3_bucket.old[0].arn] })
}

resource "aws_sns_topic_policy" "notices" {
  provider = aws.topic
  count    = local.asked ? 1 : 0
  arn      = aws_sns_topic.notices.arn
  policy   = jsonencode({ Version = "2012-10-17", Statement = local.required[aws_sns_topic.notices.arn] })
}

resource "aws_cloudtrail" "organization" {
  provider              = aws.management
  count                 = local.asked ? 1 : 0
  name                  = var.trail
  s3_bucket_name        = aws_s3_bucket.logs.id
  s3_key_prefix         = var.prefix
  sns_topic_name        = aws_sns_topic.notices.arn
  kms_key_id            = aws_kms_key.logs.arn
  is_organization_trail = true
  is_multi_region_trail = true
  depends_on            = [aws_s3_bucket_policy.logs, aws_kms_key_policy.logs, aws_sns_topic_policy.notices]
}

output "key_arn" {
  value = aws_kms_key.logs.arn
}
