import { AuditTrail, type AuditTrailProps } from "../../modules/audit-trail";
import { LogArchive } from "../../modules/log-archive";
import { logLayout } from "../../modules/shared/log-layout";
import { auditTrailProps, logArchiveProps, management } from "../support/part-props";
import { policyOf, synthesize, warningsOf } from "../support/synthesized";

const build = (props = auditTrailProps()) => synthesize((scope) => new AuditTrail(scope, "Trail", props));
const stack = build();

test("the trail records every Region and the global services, validated and encrypted", () => {
  expect(stack.only("aws_cloudtrail")).toMatchObject({
    name: "trail",
    s3_bucket_name: "logs",
    kms_key_id: "arn:aws:kms:us-east-1:222222222222:key/11111111-2222-3333-4444-555555555555",
    is_multi_region_trail: true,
    include_global_service_events: true,
    enable_log_file_validation: true,
    enable_logging: true,
    is_organization_trail: false,
  });
  expect(stack.only("aws_cloudtrail")).not.toHaveProperty("s3_key_prefix");
  expect(stack.only("aws_cloudtrail")).not.toHaveProperty("event_selector");
});

test("the trail writes to its log group, by the ARN with a wildcard that CloudTrail wants", () => {
  expect(stack.only("aws_cloudtrail").cloud_watch_logs_group_arn).toMatch(
    /^\$\{aws_cloudwatch_log_group\.Trail_LogGroup_\w+\.arn\}:\*$/,
  );
  expect(stack.only("aws_cloudwatch_log_group")).toMatchObject({
    name: "/aws/cloudtrail/trail",
    retention_in_days: 365,
    lifecycle: { prevent_destroy: true },
  });
});

test("the log group has a key of its own account, for itself only", () => {
  const statements = policyOf(stack.only("aws_kms_key")).Statement;
  expect(statements.map(({ Sid }) => Sid)).toEqual(["AccountAdministersKey", "LogGroupUsesKey"]);
  expect(statements[0]?.Principal).toEqual({ AWS: "arn:aws:iam::111111111111:root" });
  expect(statements[1]?.Condition.ArnEquals).toEqual({
    "kms:EncryptionContext:aws:logs:arn": "arn:aws:logs:us-east-1:111111111111:log-group:/aws/cloudtrail/trail",
  });
  expect(stack.only("aws_cloudwatch_log_group").kms_key_id).toMatch(/^\$\{aws_kms_key\.Trail_LogGroupKey_\w+\.arn\}$/);
});

test.each([
  ["the ARN of a topic of another account", "arn:aws:sns:us-east-1:222222222222:delivery", /^arn:.*:delivery$/],
  ["the bare name of a topic beside it", "arn:aws:sns:us-east-1:111111111111:delivery", /^delivery$/],
])("the trail notifies %s", (_, topicArn, expected) => {
  expect(build({ ...auditTrailProps(), topicArn }).only("aws_cloudtrail").sns_topic_name).toMatch(expected);
});

test("without a topic nobody is notified", () => {
  const { topicArn: _, ...props } = auditTrailProps();
  expect(build(props).only("aws_cloudtrail")).not.toHaveProperty("sns_topic_name");
});

test("an organization's trail says so, and its role writes the organization's streams", () => {
  const layout = logLayout({ bucketName: "logs", organizationId: "o-exampleorgid", controlTower: true });
  const organization = build({ ...auditTrailProps(), layout });
  expect(organization.only("aws_cloudtrail")).toMatchObject({
    is_organization_trail: true,
    s3_key_prefix: "o-exampleorgid",
  });
  expect(JSON.stringify(policyOf(organization.only("aws_iam_role_policy")))).toContain("log-stream:o-exampleorgid_*");
});

test("the trail waits for the role's policy, and for what the stack says", () => {
  expect(stack.only("aws_cloudtrail").depends_on).toEqual([
    expect.stringMatching(/^aws_iam_role_policy\.Trail_LogGroupRole_/),
  ]);
});

test("the trail's ARN is known before the trail is made, and is the owner's for a delegated administrator", () => {
  synthesize((scope) => {
    const delegate = { ...management, accountId: "444444444444" };
    const layout = logLayout({ bucketName: "logs", organizationId: "o-exampleorgid" });
    expect(new AuditTrail(scope, "Trail", { ...auditTrailProps(), layout, where: delegate }).trailArn).toBe(
      "arn:aws:cloudtrail:us-east-1:111111111111:trail/trail",
    );
  });
});

test("a long name of a trail gives a name that a role can have", () => {
  const trailName = "t".repeat(128);
  const built = build({ ...auditTrailProps(), trail: { ...auditTrailProps().trail, trailName } });
  expect(built.only("aws_iam_role").name).toHaveLength(60);
});

test("a throw-away trail can be destroyed with its log group", () => {
  const disposable = build({ ...auditTrailProps(), disposable: true });
  expect(disposable.only("aws_cloudwatch_log_group")).not.toHaveProperty("lifecycle");
  expect(disposable.only("aws_kms_key")).not.toHaveProperty("lifecycle");
});

describe("what the trail records", () => {
  const objects = { eventCategory: "Data", name: "objects", resourceType: "AWS::S3::Object" } as const;

  test("stands in Terraform's words, without the buckets of its own deliveries", () => {
    const recorded = build({
      ...auditTrailProps(),
      records: { dataEvents: { advanced: [objects] }, insights: ["ApiCallRateInsight"] },
      accessLogBucketNames: ["logs-access-logs"],
    }).only("aws_cloudtrail");
    expect(recorded.advanced_event_selector[1]).toEqual({
      name: "objects",
      field_selector: [
        { field: "eventCategory", equals: ["Data"] },
        { field: "resources.ARN", not_starts_with: ["arn:aws:s3:::logs-access-logs/", "arn:aws:s3:::logs/"] },
        { field: "resources.type", equals: ["AWS::S3::Object"] },
      ],
    });
    expect(recorded.insight_selector).toEqual([{ insight_type: "ApiCallRateInsight" }]);
  });

  test("is said at every synth when it is less than all management events", () => {
    const warnings: string[] = [];
    const fewer = { readWriteType: "WriteOnly", excludeEventSources: ["kms.amazonaws.com"], reason: "cost" } as const;
    const weakened = synthesize((scope) => {
      const records = { managementEvents: { recordFewerManagementEvents: fewer } };
      const trail = new AuditTrail(scope, "Trail", { ...auditTrailProps(), records });
      warnings.push(...warningsOf(trail));
    });
    expect(warnings).toEqual([
      "the trail records fewer management events (WriteOnly without kms.amazonaws.com), because: cost",
    ]);
    expect(weakened.only("aws_cloudtrail").event_selector).toEqual([
      {
        read_write_type: "WriteOnly",
        include_management_events: true,
        exclude_management_event_sources: ["kms.amazonaws.com"],
      },
    ]);
  });
});

test("the trail says what the owners of its bucket, key and topic must allow, and the archive's own policies do", () => {
  const wanted = (props: AuditTrailProps) => {
    let required: AuditTrail["requiredStatements"] = [];
    synthesize((scope) => {
      required = new AuditTrail(scope, "Trail", props).requiredStatements;
    });
    return required;
  };
  const archive = synthesize((scope) => new LogArchive(scope, "Archive", logArchiveProps()));
  const policies = [
    archive.at("aws_s3_bucket_policy", "LogBucket/Policy"),
    archive.only("aws_kms_key"),
    archive.only("aws_sns_topic"),
  ].map((block) => policyOf(block).Statement);
  const required = wanted(auditTrailProps());
  expect(required.map(({ kind, resourceArn }) => [kind, resourceArn])).toEqual([
    ["bucket", "arn:aws:s3:::logs"],
    ["key", auditTrailProps().kmsKeyArn],
    ["topic", "arn:aws:sns:us-east-1:222222222222:delivery"],
  ]);
  required.forEach(({ statements }, index) => expect(policies[index]).toEqual(expect.arrayContaining([...statements])));
  const { topicArn: _, ...silent } = auditTrailProps();
  expect(wanted(silent).map(({ kind }) => kind)).toEqual(["bucket", "key"]);
});

test.each([
  ["kmsKeyArn", "alias/aws/cloudtrail", "a customer key"],
  ["kmsKeyArn", "arn:aws:kms:us-east-1:222222222222:alias/logs", "a customer key"],
  ["topicArn", "delivery", "a topic"],
])("the trail fails with %s %s", (name, arn, what) => {
  expect(() => synthesize((stack) => new AuditTrail(stack, "Trail", { ...auditTrailProps(), [name]: arn }))).toThrow(
    new Error(`${name} must be the ARN of ${what}, got: '${arn}'`),
  );
});

test.each(["arn:aws:logs:us-east-1:222222222222:log-group:audit", "", "a b"])(
  "the trail fails with log group '%s', which is of another account or none",
  (logGroupName) => {
    expect(() => synthesize((stack) => new AuditTrail(stack, "Trail", { ...auditTrailProps(), logGroupName }))).toThrow(
      new Error(
        `logGroupName must be a name of 1 to 512 letters, digits and signs of . - _ / #, in the account that makes the trail, got: '${logGroupName}'`,
      ),
    );
  },
);

test("an organization's trail waits for the look at trusted access, if it is asked for", () => {
  const layout = logLayout({ bucketName: "logs", organizationId: "o-exampleorgid" });
  const build = (checkTrustedAccess: boolean) =>
    synthesize((stack) => new AuditTrail(stack, "Trail", { ...auditTrailProps(), layout, checkTrustedAccess }));
  expect(build(true).only("aws_cloudtrail").depends_on).toContainEqual(
    expect.stringMatching(/^data\.aws_organizations_organization\.Trail_TrustedAccess_/),
  );
  expect(build(false).json).not.toHaveProperty("data");
});

test("the trail of one account fails to look at trusted access, which it does not need", () => {
  expect(() =>
    synthesize((stack) => new AuditTrail(stack, "Trail", { ...auditTrailProps(), checkTrustedAccess: true })),
  ).toThrow(new Error("checkTrustedAccess must be left out for the trail of one account, got: true"));
});
