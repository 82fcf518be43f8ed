# A trail as people make it by hand: a bucket and a topic with the policies of CloudTrail's user guide, no key, no lock, the defaults.
# providers.tf.json says how the account is reached.

variable "log_bucket" {
  type = string
}

variable "topic" {
  type = string
}

variable "trail" {
  type = string
}

data "aws_caller_identity" "here" {
  provider = aws.management
}

data "aws_region" "here" {
  provider = aws.management
}

locals {
  account_id = data.aws_caller_identity.here.account_id
  trail_arn  = "arn:aws:cloudtrail:${data.aws_region.here.name}:${local.account_id}:trail/${var.trail}"
  cloudtrail = { Service = "cloudtrail.amazonaws.com" }
  our_trail  = { StringEquals = { "aws:SourceArn" = local.trail_arn } }
}

resource "aws_s3_bucket" "logs" {
  provider = aws.management
  bucket   = var.log_bucket
  tags     = { madeBy = "hand" }
}

resource "aws_s3_bucket_versioning" "logs" {
  provider = aws.management
  bucket   = aws_s3_bucket.logs.id
  versioning_configuration {
    status = "Enabled"
  }
}

resource "aws_s3_bucket_policy" "logs" {
  provider = aws.management
  bucket   = aws_s3_bucket.logs.id
  policy = jsonencode({
    Version = "2012-10-17"
    Statement = [
      {
        Sid       = "AWSCloudTrailAclCheck20150319"
        Effect    = "Allow"
        Principal = local.cloudtrail
        Action    = "s3:GetBucketAcl"
        Resource  = aws_s3_bucket.logs.arn
        Condition = local.our_trail
      },
      {
        Sid       = "AWSCloudTrailWrite20150319"
        Effect    = "Allow"
        Principal = local.cloudtrail
        Action    = "s3:PutObject"
        Resource  = "${aws_s3_bucket.logs.arn}/AWSLogs/${local.account_id}/*"
        Condition = { StringEquals = { "s3:x-amz-acl" = "bucket-owner-full-control", "aws:SourceArn" = local.trail_arn } }
      },
    ]
  })
}

resource "aws_sns_topic" "notices" {
  provider = aws.management
  name     = var.topic
}

resource "aws_sns_topic_policy" "notices" {
  provider = aws.management
  arn      = aws_sns_topic.notices.arn
  policy = jsonencode({
    Version = "2012-10-17"
    Statement = [{
      Sid       = "AWSCloudTrailSNSPolicy20131101"
      Effect    = "Allow"
      Principal = local.cloudtrail
      Action    = "sns:Publish"
      Resource  = aws_sns_topic.notices.arn
      Condition = local.our_trail
    }]
  })
}

resource "aws_cloudtrail" "company" {
  provider              = aws.management
  name                  = var.trail
  s3_bucket_name        = aws_s3_bucket.logs.id
  sns_topic_name        = aws_sns_topic.notices.name
  is_multi_region_trail = true
  depends_on            = [aws_s3_bucket_policy.logs, aws_sns_topic_policy.notices]
}
