import { LogArchive } from "../../modules/log-archive";
import { logLayout } from "../../modules/shared/log-layout";
import { logArchiveProps, newLogBucket } from "../support/part-props";
import { policyOf, synthesize } from "../support/synthesized";

const stack = synthesize((scope) => new LogArchive(scope, "Archive", logArchiveProps()));
const disposable = synthesize((scope) => new LogArchive(scope, "Archive", { ...logArchiveProps(), disposable: true }));
const sids = (policy: ReturnType<typeof policyOf>) => policy.Statement.map(({ Sid }) => Sid);

describe("the log bucket", () => {
  const of = (type: string, child: string) => stack.at(type, `LogBucket/${child}`);

  test("is locked, versioned, and cannot be destroyed", () => {
    expect(of("aws_s3_bucket", "Resource")).toMatchObject({
      bucket: "logs",
      object_lock_enabled: true,
      force_destroy: false,
      lifecycle: { prevent_destroy: true },
    });
    expect(of("aws_s3_bucket_versioning", "Versioning").versioning_configuration).toEqual({ status: "Enabled" });
    expect(of("aws_s3_bucket_object_lock_configuration", "ObjectLock").rule).toEqual({
      default_retention: { mode: "GOVERNANCE", days: 365 },
    });
  });

  test("is encrypted with the archive's key, through a bucket key", () => {
    expect(of("aws_s3_bucket_server_side_encryption_configuration", "Encryption").rule).toEqual([
      {
        apply_server_side_encryption_by_default: {
          sse_algorithm: "aws:kms",
          kms_master_key_id: expect.stringMatching(/^\$\{aws_kms_key\.Archive_Key_\w+\.arn\}$/),
        },
        bucket_key_enabled: true,
      },
    ]);
  });

  test("expires files, old versions, parts of uploads and delete markers", () => {
    expect(of("aws_s3_bucket_lifecycle_configuration", "Lifecycle").rule).toEqual([
      {
        id: "expire",
        status: "Enabled",
        filter: [{ prefix: "" }],
        expiration: [{ days: 400 }],
        noncurrent_version_expiration: [{ noncurrent_days: 90 }],
        abort_incomplete_multipart_upload: [{ days_after_initiation: 7 }],
      },
      {
        id: "remove-delete-markers",
        status: "Enabled",
        filter: [{ prefix: "" }],
        expiration: [{ expired_object_delete_marker: true }],
      },
    ]);
  });

  test("is private to its account in every way S3 knows", () => {
    expect(of("aws_s3_bucket_ownership_controls", "Ownership").rule).toEqual({
      object_ownership: "BucketOwnerEnforced",
    });
    expect(of("aws_s3_bucket_public_access_block", "PublicAccessBlock")).toMatchObject({
      block_public_acls: true,
      block_public_policy: true,
      ignore_public_acls: true,
      restrict_public_buckets: true,
    });
  });

  test("logs who reads it", () => {
    expect(of("aws_s3_bucket_logging", "AccessLogging")).toMatchObject({
      target_bucket: expect.stringContaining("Archive_AccessLogBucket_"),
      target_prefix: "logs/",
    });
  });

  test("has one policy: CloudTrail delivers, nobody comes without TLS", () => {
    expect(sids(policyOf(of("aws_s3_bucket_policy", "Policy")))).toEqual([
      "AWSCloudTrailAclCheck20150319",
      "AWSCloudTrailWrite20150319",
      "DenyInsecureTransport",
    ]);
  });

  test("waits where S3 would refuse: lock and lifecycle for versioning, policy for ownership and public access block", () => {
    const versioning = expect.stringMatching(/^aws_s3_bucket_versioning\.Archive_LogBucket_/);
    expect(of("aws_s3_bucket_object_lock_configuration", "ObjectLock").depends_on).toEqual([versioning]);
    expect(of("aws_s3_bucket_lifecycle_configuration", "Lifecycle").depends_on).toEqual([versioning]);
    expect(of("aws_s3_bucket_policy", "Policy").depends_on).toEqual([
      expect.stringMatching(/^aws_s3_bucket_ownership_controls\.Archive_LogBucket_/),
      expect.stringMatching(/^aws_s3_bucket_public_access_block\.Archive_LogBucket_/),
    ]);
    expect(of("aws_s3_bucket_logging", "AccessLogging").depends_on).toEqual([
      expect.stringMatching(/^aws_s3_bucket_policy\.Archive_AccessLogBucket_/),
    ]);
  });
});

describe("the bucket of access logs", () => {
  const of = (type: string, child: string) => stack.at(type, `AccessLogBucket/${child}`);

  test("has S3's own encryption and no lock, because S3 delivers access logs to nothing else", () => {
    expect(of("aws_s3_bucket_server_side_encryption_configuration", "Encryption").rule).toEqual([
      { apply_server_side_encryption_by_default: { sse_algorithm: "AES256" } },
    ]);
    expect(of("aws_s3_bucket", "Resource")).not.toHaveProperty("object_lock_enabled");
    expect(Object.keys(stack.all("aws_s3_bucket_object_lock_configuration"))).toHaveLength(1);
  });

  test("lets S3 deliver for the log bucket, and for others that are named", () => {
    const sources = (props: Parameters<typeof logArchiveProps>[0], otherBucketNames?: string[]) => {
      const base = logArchiveProps(props);
      const bucket = newLogBucket();
      const create = { ...bucket, accessLogs: { ...bucket.accessLogs, otherBucketNames } };
      const built = synthesize((scope) => new LogArchive(scope, "Archive", { ...base, bucket: { create } }));
      const policy = policyOf(built.at("aws_s3_bucket_policy", "AccessLogBucket/Policy"));
      return policy.Statement[0]?.Condition.ArnLike["aws:SourceArn"];
    };
    expect(sources("")).toBe("arn:aws:s3:::logs");
    expect(sources("", ["results"])).toEqual(["arn:aws:s3:::logs", "arn:aws:s3:::results"]);
  });
});

describe("the key", () => {
  const key = stack.only("aws_kms_key");

  test("rotates, has an alias, takes 30 days to delete and cannot be destroyed", () => {
    expect(key).toMatchObject({
      enable_key_rotation: true,
      deletion_window_in_days: 30,
      lifecycle: { prevent_destroy: true },
    });
    expect(stack.only("aws_kms_alias").name).toBe("alias/logs");
  });

  test("serves its account, CloudTrail, the topic, and no reader unless one is named", () => {
    expect(sids(policyOf(key))).toEqual([
      "AccountAdministersKey",
      "CloudTrailEncryptsLogs",
      "CloudTrailDescribesKey",
      "CloudTrailDecrypts",
      "CloudTrailPublishesToTopic",
      "TopicSendsToQueues",
    ]);
  });
});

test("readers get list, location and files of the bucket and decryption with the key", () => {
  const built = synthesize(
    (scope) => new LogArchive(scope, "Archive", { ...logArchiveProps(), readers: [{ accountId: "333333333333" }] }),
  );
  expect(sids(policyOf(built.at("aws_s3_bucket_policy", "LogBucket/Policy")))).toEqual(
    expect.arrayContaining(["ReadersLocateBucket", "ReadersListLogs", "ReadersReadLogs"]),
  );
  expect(sids(policyOf(built.only("aws_kms_key")))).toContain("ReadersDecryptLogs");
});

describe("the topic and its queue", () => {
  test("are encrypted with the archive's key", () => {
    const key = expect.stringMatching(/^\$\{aws_kms_key\.Archive_Key_\w+\.arn\}$/);
    for (const block of [stack.only("aws_sns_topic"), ...Object.values(stack.all("aws_sqs_queue"))]) {
      expect(block.kms_master_key_id).toEqual(key);
    }
  });

  test("take notices from CloudTrail and from the topic only, by TLS", () => {
    expect(sids(policyOf(stack.only("aws_sns_topic")))).toEqual([
      "AWSCloudTrailSNSPolicy20131101",
      "DenyInsecureTransport",
    ]);
    for (const name of ["delivery", "delivery-dead-letters"]) {
      const queue = Object.values(stack.all("aws_sqs_queue")).find((block) => block.name === name);
      expect(policyOf(queue ?? {}).Statement).toEqual([
        expect.objectContaining({ Sid: "TopicSends", Resource: `arn:aws:sqs:us-east-1:222222222222:${name}` }),
        expect.objectContaining({ Sid: "DenyInsecureTransport" }),
      ]);
    }
  });

  test("lose nothing: what SNS or a consumer cannot handle goes to the dead letters", () => {
    const deadLetters = expect.stringMatching(
      /^\{"deadLetterTargetArn":"\$\{aws_sqs_queue\.Archive_Queue_DeadLetters_/,
    );
    expect(stack.only("aws_sns_topic_subscription")).toMatchObject({
      protocol: "sqs",
      raw_message_delivery: true,
      redrive_policy: deadLetters,
    });
    expect(stack.at("aws_sqs_queue", "Queue/Resource")).toMatchObject({
      message_retention_seconds: 14 * 86_400,
      redrive_policy: deadLetters,
    });
  });

  test("have an alarm that goes off as soon as there is a dead letter", () => {
    expect(stack.only("aws_cloudwatch_metric_alarm")).toMatchObject({
      alarm_name: "delivery-dead-letters",
      namespace: "AWS/SQS",
      metric_name: "ApproximateNumberOfMessagesVisible",
      dimensions: { QueueName: expect.stringMatching(/^\$\{aws_sqs_queue\.Archive_Queue_DeadLetters_\w+\.name\}$/) },
      statistic: "Maximum",
      period: 300,
      evaluation_periods: 1,
      comparison_operator: "GreaterThanOrEqualToThreshold",
      threshold: 1,
      treat_missing_data: "notBreaching",
      alarm_actions: [],
      alarm_description:
        "Notices about log files did not reach queue delivery, or its consumer gave up on them. They wait in delivery-dead-letters for up to 14 days: find out why, then move them back (redrive) or delete them.",
    });
  });
});

test("a throw-away archive can be destroyed with everything in it", () => {
  for (const bucket of Object.values(disposable.all("aws_s3_bucket"))) {
    expect(bucket.force_destroy).toBe(true);
    expect(bucket).not.toHaveProperty("lifecycle");
  }
  expect(disposable.only("aws_kms_key")).not.toHaveProperty("lifecycle");
});

test("a Control Tower archive takes files below the organization's prefix", () => {
  const layout = logLayout({ bucketName: "logs", organizationId: "o-exampleorgid", controlTower: true });
  const built = synthesize((scope) => new LogArchive(scope, "Archive", { ...logArchiveProps(), layout }));
  const policy = policyOf(built.at("aws_s3_bucket_policy", "LogBucket/Policy"));
  expect(policy.Statement.slice(1, 3).map(({ Resource }) => Resource)).toEqual([
    "arn:aws:s3:::logs/o-exampleorgid/AWSLogs/111111111111/*",
    "arn:aws:s3:::logs/o-exampleorgid/AWSLogs/o-exampleorgid/*",
  ]);
});

test("an archive fails that would expire files before their lock ends", () => {
  const build = (retentionDays: number) => () =>
    synthesize((scope) => {
      const bucket = { create: { ...newLogBucket(), retentionDays } };
      new LogArchive(scope, "Archive", { ...logArchiveProps(), bucket });
    });
  expect(build(365)).not.toThrow();
  expect(build(364)).toThrow(new Error("retentionDays must be at least objectLock.days (365), got: 364"));
});
