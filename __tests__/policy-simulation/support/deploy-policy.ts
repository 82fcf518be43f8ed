import type { Block } from "../../support/synthesized";
import { resolver, type Place } from "./attached-policies";

/** A statement of a role that deploys. */
export interface DeployStatement {
  readonly Sid: string;
  readonly Effect: "Allow";
  readonly Action: readonly string[];
  readonly Resource: string | readonly string[];
  readonly Condition?: Block;
}

/** What Terraform's AWS provider calls for a type of resource, from making it to destroying it. */
interface Calls {
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
  aws_cloudwatch_metric_alarm: {
    sid: "Alarms",
    calls: `cloudwatch:DeleteAlarms DescribeAlarms PutMetricAlarm ${tags}`,
    on: (block, own, partition) => [`arn:${partition}:cloudwatch:${own}:alarm:${block.alarm_name}`],
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
};

/** What a role must be allowed to deploy all that a stack puts into one account, and no more. */
export function deployPolicy(json: Block, place: Place, accountId: string) {
  const resolve = resolver(place, json);
  const bySid = new Map<string, { actions: Set<string>; resources: Set<string> }>();
  const add = (sid: string, calls: string, resources: readonly string[]) => {
    const statement = bySid.get(sid) ?? { actions: new Set(), resources: new Set() };
    for (const action of actionsOf(calls)) statement.actions.add(action);
    for (const resource of resources) statement.resources.add(resource);
    bySid.set(sid, statement);
  };
  const roles: string[] = [];
  for (const [type, blocks] of Object.entries<Record<string, Block>>(json.resource)) {
    const calls = callsByType[type];
    if (calls === undefined) throw new Error(`no calls are known for ${type}`);
    for (const block of Object.values(blocks)) {
      if (resolve.account(block) !== accountId) continue;
      const resolved = Object.fromEntries(
        Object.entries(block).map(([key, value]) => [key, typeof value === "string" ? value : undefined]),
      );
      for (const key of ["bucket", "name", "database_name"]) {
        // a name of one of several instances is none that a statement could hold
        if (typeof resolved[key] === "string" && !resolved[key].startsWith("${each."))
          resolved[key] = resolve.text(resolved[key]);
      }
      const resources = calls.on(resolved, `${place.region}:${accountId}`, place.partition);
      add(calls.sid, calls.calls, resources);
      if (calls.anywhere) add("Anywhere", calls.anywhere, ["*"]);
      if (type === "aws_iam_role") roles.push(...resources);
    }
  }
  const statements: DeployStatement[] = [...bySid].sort().map(([Sid, { actions, resources }]) => ({
    Sid,
    Effect: "Allow",
    Action: [...actions].sort(),
    Resource: oneOrMany([...resources].sort()),
  }));
  if (roles.length > 0) {
    statements.push({
      Sid: "RolesForCloudTrail",
      Effect: "Allow",
      Action: ["iam:PassRole"],
      Resource: oneOrMany(roles.sort()),
      Condition: { StringEquals: { "iam:PassedToService": "cloudtrail.amazonaws.com" } },
    });
  }
  return { Version: "2012-10-17", Statement: statements };
}

/** `s3:A B iam:C` are `s3:A`, `s3:B` and `iam:C`. */
function actionsOf(calls: string): string[] {
  let service = "";
  return calls.split(" ").map((call) => {
    const [first = "", second] = call.split(":");
    if (second !== undefined) service = first;
    return `${service}:${second ?? first}`;
  });
}

function oneOrMany(values: readonly string[]): string | readonly string[] {
  return values.length === 1 && values[0] !== undefined ? values[0] : values;
}
