import { Testing } from "cdktf";
import { loadSettings } from "../modules/settings/settings";
import { settingsStacks } from "../modules/stacks/settings-stacks";
import { presetFiles } from "./support/preset-files.cjs";
import { synthesized, type Block } from "./support/synthesized";

/**
 * What Security Hub, the CIS benchmarks, Checkov, Trivy and KICS ask of the resources that we make, by their numbers, asserted on every
 * preset: no scanner is needed to see that one of them would complain. What is accepted stands in docs/security.md.
 */
interface Control {
  /** Numbers that scanners have for it. */
  readonly ids: string;
  /** Type of the resources that it is about. */
  readonly on: string;
  /** Resources of the type that it is not about. */
  readonly not?: RegExp;
  readonly holds: (block: Block, stack: Block, address: string) => boolean;
  /** Breaks it, to see that the control notices. */
  readonly broken: (block: Block, stack: Block, address: string) => void;
}

const accessLogs = /access_log|AccessLogBucket/i;
const isArn = (text: unknown) => /^\$\{.+\.arn\}$|^arn:|^\$\{var\./.test(String(text));
const isCustomerKey = (text: unknown) => isArn(text) && !String(text).includes("alias/aws/");
const statements = (block: Block, attribute = "policy"): Block[] => JSON.parse(String(block[attribute])).Statement;
const list = (value: unknown): string[] => (Array.isArray(value) ? value.map(String) : [String(value)]);

/** The one resource of a type that is about this bucket. */
function about(type: string, stack: Block, bucket: string): Block {
  const all = Object.values<Block>(stack.resource?.[type] ?? {});
  return all.find((block) => block.bucket === `\${aws_s3_bucket.${bucket}.bucket}`) ?? {};
}

/** A control about the settings of a bucket, each of which is a resource of its own. */
function bucketSetting(ids: string, type: string, holds: (setting: Block) => boolean, not?: RegExp): Control {
  return {
    ...{ ids, not },
    on: "aws_s3_bucket",
    holds: (_, stack, address) => holds(about(type, stack, address)),
    broken: (_, stack, address) => {
      const setting = about(type, stack, address);
      for (const key of Object.keys(setting)) delete setting[key];
    },
  };
}

/** A control that one attribute of a resource decides. */
function attribute(ids: string, on: string, path: string, isGood: (value: unknown) => boolean, bad: unknown): Control {
  const keys = path.split(".");
  const last = keys.pop() ?? "";
  const parent = (block: Block): Block => keys.reduce((value, key) => value[key], block);
  return {
    ...{ ids, on },
    holds: (block) => isGood(parent(block)[last]),
    broken: (block) => void (parent(block)[last] = bad),
  };
}

/** A control about each statement of a policy. */
function policy(ids: string, on: string, holds: (statement: Block) => boolean, bad: Block, name?: string): Control {
  return {
    ...{ ids, on },
    holds: (block) => statements(block, name).every(holds),
    broken: (block) =>
      void (block[name ?? "policy"] = JSON.stringify({ Statement: [...statements(block, name), bad] })),
  };
}

const isTrue = (value: unknown) => value === true;
const isAllowed = ({ Effect }: Block) => Effect === "Allow";
const isAnybody = ({ Principal }: Block) => Principal === "*" || list(Principal?.AWS).includes("*");
const everybodys = { Effect: "Allow", Principal: "*", Action: "*", Resource: "*" };

/** Anybody may only where a condition says of which organization or account. */
const isNotPublic = (statement: Block) => {
  if (!isAllowed(statement) || !isAnybody(statement)) return true;
  const equal = Object.keys(statement.Condition?.StringEquals ?? {});
  return equal.some((key) => ["aws:PrincipalOrgID", "aws:PrincipalAccount", "kms:CallerAccount"].includes(key));
};

/** A service says for whom it works, by the key that AWS documents for it. */
const isForSomebody = ({ Effect, Sid, Principal, Condition = {} }: Block) => {
  // AWS documents that the role for CloudWatch Logs supports no such key
  if (Effect !== "Allow" || Principal?.Service === undefined || Sid === "CloudTrailTakesOnRole") return true;
  const keys = Object.values<Block>(Condition).flatMap((values) => Object.keys(values));
  return keys.some((key) => /^aws:Source(Arn|Account|OrgID)$|:aws:logs:arn$/.test(key));
};
const forAnybody = { Effect: "Allow", Principal: { Service: "cloudtrail.amazonaws.com" }, Action: "x", Resource: "*" };

/** A control that a policy needs one statement for. */
function statement(ids: string, on: string, isIt: (statement: Block) => boolean): Control {
  return {
    ...{ ids, on },
    holds: (block) => statements(block).some(isIt),
    broken: (block) =>
      void (block.policy = JSON.stringify({ Statement: statements(block).filter((one) => !isIt(one)) })),
  };
}

const deniesWithoutTls = ({ Effect, Principal, Condition }: Block) =>
  Effect === "Deny" && Principal === "*" && Condition?.Bool?.["aws:SecureTransport"] === "false";

const takesOver = [
  "DeleteBucketPolicy",
  "PutBucketAcl",
  "PutBucketPolicy",
  "PutEncryptionConfiguration",
  "PutObjectAcl",
];
const cloudtrail = "aws_cloudtrail";
const workgroup = "aws_athena_workgroup";

const controls: readonly Control[] = [
  attribute("CloudTrail.1 CKV_AWS_67 AWS-0014", cloudtrail, "is_multi_region_trail", isTrue, false),
  attribute("CloudTrail.3 CIS 4.1", cloudtrail, "include_global_service_events", isTrue, false),
  attribute("CKV_AWS_251", cloudtrail, "enable_logging", isTrue, false),
  attribute("CloudTrail.2 CKV_AWS_35 AWS-0015", cloudtrail, "kms_key_id", isCustomerKey, "arn:aws:kms:::alias/aws/s3"),
  attribute("CloudTrail.4 CKV_AWS_36 AWS-0016", cloudtrail, "enable_log_file_validation", isTrue, undefined),
  attribute("CloudTrail.5 CKV2_AWS_10 AWS-0162", cloudtrail, "cloud_watch_logs_group_arn", hasWildcard, "group"),
  attribute("CloudTrail.5", cloudtrail, "cloud_watch_logs_role_arn", isArn, undefined),
  attribute("CKV_AWS_252", cloudtrail, "sns_topic_name", (name) => Boolean(name), ""),
  {
    ids: "CloudTrail.1 (reads and writes)",
    on: cloudtrail,
    holds: (trail) => recordsAll(trail),
    broken: (trail) => {
      trail.event_selector = [{ include_management_events: true, read_write_type: "WriteOnly" }];
      delete trail.advanced_event_selector;
    },
  },
  bucketSetting("S3.8 CKV_AWS_53 54 55 56 AWS-0086 87 91 93", "aws_s3_bucket_public_access_block", (block) =>
    ["block_public_acls", "block_public_policy", "ignore_public_acls", "restrict_public_buckets"].every(
      (flag) => block[flag] === true,
    ),
  ),
  bucketSetting(
    "S3.9 CloudTrail.7 CKV_AWS_18 AWS-0089",
    "aws_s3_bucket_logging",
    ({ target_bucket }) => Boolean(target_bucket),
    accessLogs,
  ),
  bucketSetting("S3.5 CIS 3.1.1", "aws_s3_bucket_policy", (block) =>
    (block.policy ? statements(block) : []).some(
      ({ Effect, Principal, Action, Resource, Condition }) =>
        `${Effect} ${Principal} ${Action}` === "Deny * s3:*" &&
        list(Resource).length === 2 &&
        Condition.Bool["aws:SecureTransport"] === "false",
    ),
  ),
  policy(
    "S3.6",
    "aws_s3_bucket_policy",
    (one) => !isAllowed(one) || !list(one.Action).some((action) => takesOver.some((over) => action === `s3:${over}`)),
    { Effect: "Allow", Principal: { AWS: "arn:aws:iam::999999999999:root" }, Action: "s3:PutBucketPolicy" },
  ),
  policy("S3.2 S3.3 CKV_AWS_70", "aws_s3_bucket_policy", isNotPublic, everybodys),
  bucketSetting("S3.10 S3.13 CKV2_AWS_61 CKV_AWS_300", "aws_s3_bucket_lifecycle_configuration", ({ rule = [] }) =>
    rule.some((one: Block) => one.status === "Enabled" && one.abort_incomplete_multipart_upload?.length === 1),
  ),
  bucketSetting(
    "S3.12 CKV2_AWS_65",
    "aws_s3_bucket_ownership_controls",
    ({ rule }) => rule?.object_ownership === "BucketOwnerEnforced",
  ),
  bucketSetting(
    "S3.14 CKV_AWS_21 AWS-0090",
    "aws_s3_bucket_versioning",
    ({ versioning_configuration }) => versioning_configuration?.status === "Enabled",
  ),
  bucketSetting(
    "S3.17 CKV_AWS_145 AWS-0132",
    "aws_s3_bucket_server_side_encryption_configuration",
    ({ rule }) => isCustomerKey(rule?.[0]?.apply_server_side_encryption_by_default.kms_master_key_id),
    accessLogs,
  ),
  bucketSetting(
    "S3.15 CKV_AWS_143",
    "aws_s3_bucket_object_lock_configuration",
    ({ rule }) => rule?.default_retention?.days > 0,
    /^(?!log_bucket$)/,
  ),
  attribute("SNS.1 CKV_AWS_26 AWS-0095 AWS-0136", "aws_sns_topic", "kms_master_key_id", isCustomerKey, "alias/aws/sns"),
  policy("SNS.4 CKV_AWS_169", "aws_sns_topic", isNotPublic, everybodys),
  policy("CKV_AWS_385", "aws_sns_topic", (one) => !isAllowed(one) || one.Condition !== undefined, {
    ...everybodys,
    Principal: { AWS: "arn:aws:iam::999999999999:root" },
  }),
  attribute("KMS.4 CKV_AWS_7 CIS 3.6 AWS-0065", "aws_kms_key", "enable_key_rotation", isTrue, false),
  attribute("KMS.3 CKV_AWS_227", "aws_kms_key", "is_enabled", (value) => value !== false, false),
  policy("KMS.5 CKV_AWS_33 CKV2_AWS_64", "aws_kms_key", isNotPublic, everybodys),
  policy(
    "KMS.1 KMS.2 IAM.21 CKV_AWS_62 63 286-290 355",
    "aws_iam_role_policy",
    (one) => !list(one.Action).some((action) => /^\*$|:\*$/.test(action)) && !list(one.Resource).includes("*"),
    { Effect: "Allow", Action: "s3:*", Resource: "*" },
  ),
  policy(
    "CKV_AWS_60 CKV_AWS_61",
    "aws_iam_role",
    ({ Principal }) => Object.keys(Principal).join() === "Service" && typeof Principal.Service === "string",
    everybodys,
    "assume_role_policy",
  ),
  attribute(
    "Athena.1 CKV_AWS_159 AWS-0006",
    workgroup,
    "configuration.result_configuration.encryption_configuration.encryption_option",
    (option) => option === "SSE_KMS",
    "SSE_S3",
  ),
  statement("TLS", "aws_sns_topic", deniesWithoutTls),
  statement("TLS", "aws_sqs_queue", deniesWithoutTls),
  policy("confused deputy", "aws_s3_bucket_policy", isForSomebody, forAnybody),
  policy("confused deputy", "aws_kms_key", isForSomebody, forAnybody),
  policy("confused deputy", "aws_sns_topic", isForSomebody, forAnybody),
  policy("confused deputy", "aws_sqs_queue", isForSomebody, forAnybody),
  policy("confused deputy", "aws_iam_role", isForSomebody, forAnybody, "assume_role_policy"),
  attribute("CKV_AWS_82 AWS-0007", workgroup, "configuration.enforce_workgroup_configuration", isTrue, false),
  attribute("Athena.4", workgroup, "configuration.publish_cloudwatch_metrics_enabled", isTrue, false),
  attribute("CKV_AWS_158 AWS-0017", "aws_cloudwatch_log_group", "kms_key_id", isCustomerKey, undefined),
  attribute("CKV_AWS_338", "aws_cloudwatch_log_group", "retention_in_days", (days) => Number(days) >= 365, 364),
  attribute("SQS.1 CKV_AWS_27 AWS-0096", "aws_sqs_queue", "kms_master_key_id", isCustomerKey, "alias/aws/sqs"),
  policy("SQS.3 CKV_AWS_168 AWS-0097", "aws_sqs_queue", (one) => isNotPublic(one) && one.Action !== "*", everybodys),
];

function hasWildcard(arn: unknown): boolean {
  return isArn(String(arn).replace(/:\*$/, "")) && String(arn).endsWith(":*");
}

/** No selector narrows what is recorded of management events. */
function recordsAll({ event_selector = [], advanced_event_selector = [] }: Block): boolean {
  if (event_selector.length + advanced_event_selector.length === 0) return true;
  const basic = event_selector.some(
    (one: Block) =>
      one.include_management_events && one.read_write_type === "All" && !one.exclude_management_event_sources,
  );
  const advanced = advanced_event_selector.some(
    ({ field_selector }: Block) => field_selector.length === 1 && field_selector[0].equals?.[0] === "Management",
  );
  return basic || advanced;
}

const presets = Object.entries(presetFiles).filter(([, file]) => file.endsWith(".yaml"));
const stacks = presets.flatMap(([preset, file]) =>
  settingsStacks(Testing.app(), "sms-trail", loadSettings(file)).map((stack) => ({
    name: `${preset} ${stack.node.id}`,
    json: synthesized(stack).json,
  })),
);

/** The resources that a control is about. */
function subjects({ on, not }: Control, json: Block): [string, Block][] {
  const all = Object.entries<Block>(json.resource?.[on] ?? {});
  return all.filter(([address]) => !not?.test(address));
}

test.each(controls.map((control) => [`${control.ids}: ${control.on}`, control] as const))(
  "%s holds in every preset, and is noticed where it does not",
  (_, control) => {
    const found = stacks.flatMap(({ name, json }) =>
      subjects(control, json).map(([address, block]) => ({ name, json, address, block })),
    );
    expect(found.length).toBeGreaterThan(0);
    const failing = found.filter(({ json, address, block }) => !control.holds(block, json, address));
    expect(failing.map(({ name, address }) => `${name} ${control.on}.${address}`)).toEqual([]);
    for (const { json, address } of found.slice(0, 1)) {
      const copy = structuredClone(json);
      const block: Block = copy.resource[control.on][address];
      control.broken(block, copy, address);
      expect(control.holds(block, copy, address)).toBe(false);
    }
  },
);
