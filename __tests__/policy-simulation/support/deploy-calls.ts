import type { Block } from "../../support/synthesized";

/** What Terraform's AWS provider calls for a type of resource, from making it to destroying it. */
export interface Calls {
  readonly sid: string;
  /** `service:Action Action …` on the resource. */
  readonly calls: string;
  /** ARNs below `arn:<partition>:<service>:…`, by the attributes of the resource. */
  readonly on: (block: Block, own: string, partition: string) => readonly string[];
  /** Calls that AWS lets nobody limit to a resource. */
  readonly anywhere?: string;
}

const tags = "ListTagsForResource TagResource UntagResource";

const bucket: Calls["on"] = (block, _, partition) => [`arn:${partition}:s3:::${block.bucket}`];

/** Settings of a bucket are resources of their own to Terraform and one set of calls to S3. */
const bucketSettings: Calls = {
  sid: "Buckets",
  calls:
    "s3:CreateBucket DeleteBucket DeleteBucketPolicy GetAccelerateConfiguration GetBucketAcl GetBucketCORS GetBucketLocation " +
    "GetBucketLogging GetBucketObjectLockConfiguration GetBucketOwnershipControls GetBucketPolicy GetBucketPublicAccessBlock " +
    "GetBucketRequestPayment GetBucketTagging GetBucketVersioning GetBucketWebsite GetEncryptionConfiguration " +
    "GetLifecycleConfiguration GetReplicationConfiguration ListBucket PutBucketLogging PutBucketObjectLockConfiguration " +
    "PutBucketOwnershipControls PutBucketPolicy PutBucketPublicAccessBlock PutBucketTagging PutBucketVersioning " +
    "PutEncryptionConfiguration PutLifecycleConfiguration",
  on: bucket,
};

const ofBucket = { ...bucketSettings, on: () => [] };

export const callsByType: Readonly<Record<string, Calls>> = {
  aws_s3_bucket: bucketSettings,
  aws_s3_bucket_lifecycle_configuration: ofBucket,
  aws_s3_bucket_logging: ofBucket,
  aws_s3_bucket_object_lock_configuration: ofBucket,
  aws_s3_bucket_ownership_controls: ofBucket,
  aws_s3_bucket_policy: ofBucket,
  aws_s3_bucket_public_access_block: ofBucket,
  aws_s3_bucket_server_side_encryption_configuration: ofBucket,
  aws_s3_bucket_versioning: ofBucket,
  aws_kms_key: {
    sid: "Keys",
    calls:
      "kms:DescribeKey EnableKeyRotation GetKeyPolicy GetKeyRotationStatus ListResourceTags PutKeyPolicy ScheduleKeyDeletion " +
      "TagResource UntagResource UpdateKeyDescription CreateAlias DeleteAlias UpdateAlias",
    // nobody knows a key's id before the key is made
    on: (_, own, partition) => [`arn:${partition}:kms:${own}:key/*`],
    anywhere: "kms:CreateKey ListAliases",
  },
  aws_kms_alias: {
    sid: "Keys",
    calls: "kms:CreateAlias DeleteAlias UpdateAlias",
    on: (block, own, partition) => [`arn:${partition}:kms:${own}:${block.name}`],
  },
  aws_sns_topic: {
    sid: "Topics",
    calls: `sns:CreateTopic DeleteTopic GetTopicAttributes SetTopicAttributes Subscribe ${tags}`,
    on: (block, own, partition) => [`arn:${partition}:sns:${own}:${block.name}`],
  },
  aws_sns_topic_subscription: {
    sid: "Topics",
    calls: "sns:Subscribe",
    on: () => [],
    anywhere: "sns:GetSubscriptionAttributes SetSubscriptionAttributes Unsubscribe",
  },
  aws_sqs_queue: {
    sid: "Queues",
    calls:
      "sqs:CreateQueue DeleteQueue GetQueueAttributes GetQueueUrl ListQueueTags SetQueueAttributes TagQueue UntagQueue",
    on: (block, own, partition) => [`arn:${partition}:sqs:${own}:${block.name}`],
  },
  aws_cloudtrail: {
    sid: "Trail",
    calls:
      "cloudtrail:AddTags CreateTrail DeleteTrail GetEventSelectors GetInsightSelectors GetTrail GetTrailStatus ListTags " +
      "PutEventSelectors PutInsightSelectors RemoveTags StartLogging StopLogging UpdateTrail",
    on: (block, own, partition) => [`arn:${partition}:cloudtrail:${own}:trail/${block.name}`],
    anywhere:
      "cloudtrail:DescribeTrails ListTrails organizations:DescribeOrganization ListAWSServiceAccessForOrganization ListAccounts",
  },
  aws_cloudwatch_log_group: {
    sid: "LogGroup",
    calls: `logs:AssociateKmsKey CreateLogGroup DeleteLogGroup DisassociateKmsKey PutRetentionPolicy ${tags}`,
    on: (block, own, partition) => {
      const arn = `arn:${partition}:logs:${own}:log-group:${block.name}`;
      // CloudWatch Logs names its groups in both ways
      return [arn, `${arn}:*`];
    },
    anywhere: "logs:DescribeLogGroups",
  },
  aws_iam_role: {
    sid: "Roles",
    calls:
      "iam:CreateRole DeleteRole DeleteRolePolicy GetRole GetRolePolicy ListAttachedRolePolicies ListInstanceProfilesForRole " +
      "ListRolePolicies PutRolePolicy TagRole UntagRole UpdateAssumeRolePolicy UpdateRole UpdateRoleDescription",
    on: (block, own, partition) => [`arn:${partition}:iam::${own.split(":")[1]}:role/${block.name}`],
  },
  aws_iam_role_policy: { sid: "Roles", calls: "iam:PutRolePolicy", on: () => [] },
  aws_glue_catalog_database: {
    sid: "Tables",
    calls: "glue:CreateDatabase DeleteDatabase GetDatabase UpdateDatabase GetTags TagResource UntagResource",
    on: (block, own, partition) => [
      `arn:${partition}:glue:${own}:catalog`,
      `arn:${partition}:glue:${own}:database/${block.name}`,
      // Glue asks for all that a database could hold before it lets one go
      `arn:${partition}:glue:${own}:userDefinedFunction/${block.name}/*`,
    ],
  },
  aws_glue_catalog_table: {
    sid: "Tables",
    calls: "glue:CreateTable DeleteTable GetPartitionIndexes GetTable UpdateTable",
    // a later version brings more views
    on: (block, own, partition) => [`arn:${partition}:glue:${own}:table/${block.database_name}/*`],
  },
  aws_athena_workgroup: {
    sid: "Queries",
    calls: `athena:CreateWorkGroup DeleteWorkGroup GetWorkGroup UpdateWorkGroup ${tags}`,
    on: (block, own, partition) => [`arn:${partition}:athena:${own}:workgroup/${block.name}`],
  },
  aws_athena_named_query: {
    sid: "Queries",
    calls: "athena:CreateNamedQuery DeleteNamedQuery GetNamedQuery UpdateNamedQuery",
    on: () => [],
  },
  aws_athena_prepared_statement: {
    sid: "Queries",
    calls: "athena:CreatePreparedStatement DeletePreparedStatement GetPreparedStatement UpdatePreparedStatement",
    on: () => [],
  },
  aws_sfn_state_machine: {
    sid: "StateMachine",
    calls: `states:CreateStateMachine DeleteStateMachine DescribeStateMachine ListStateMachineVersions UpdateStateMachine ${tags}`,
    on: (block, own, partition) => [`arn:${partition}:states:${own}:stateMachine:${block.name}`],
    // each plan has AWS look at a changed definition
    anywhere: "states:ValidateStateMachineDefinition",
  },
  aws_scheduler_schedule_group: {
    sid: "Schedule",
    calls: `scheduler:CreateScheduleGroup DeleteScheduleGroup GetScheduleGroup ${tags}`,
    on: (block, own, partition) => [`arn:${partition}:scheduler:${own}:schedule-group/${block.name}`],
  },
  aws_scheduler_schedule: {
    sid: "Schedule",
    calls: "scheduler:CreateSchedule DeleteSchedule GetSchedule UpdateSchedule",
    on: (block, own, partition) => [`arn:${partition}:scheduler:${own}:schedule/${block.group_name}/${block.name}`],
  },
  aws_cloudwatch_metric_alarm: {
    sid: "Alarms",
    calls: `cloudwatch:DeleteAlarms DescribeAlarms PutMetricAlarm ${tags}`,
    on: (block, own, partition) => [`arn:${partition}:cloudwatch:${own}:alarm:${block.alarm_name}`],
  },
  aws_lakeformation_permissions: {
    sid: "Grants",
    calls: "lakeformation:GrantPermissions ListPermissions RevokePermissions",
    // Lake Formation knows no resources in IAM: what may be granted it decides by its own grants
    on: () => ["*"],
  },
};
