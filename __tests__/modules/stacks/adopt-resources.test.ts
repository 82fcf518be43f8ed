import { Testing } from "cdktf";
import { parseSettings } from "../../../modules/settings/settings";
import { settingsStacks } from "../../../modules/stacks/settings-stacks";
import { synthesized, type Block } from "../../support/synthesized";

const keyId = "11111111-2222-3333-4444-555555555555";
const all = `adopt: { trail: true, logGroup: true, logBucket: true, topic: true, keyArn: "arn:aws:kms:us-east-1:222222222222:key/${keyId}" }`;
const settings = (...lines: string[]) =>
  parseSettings(
    [
      "homeRegion: us-east-1",
      "trailName: company",
      "organization: { id: o-exampleorgid }",
      "accounts:",
      '  management: { id: "111111111111", access: { profile: management } }',
      '  logArchive: { id: "222222222222", access: { profile: archive } }',
      '  members: [{ id: "444444444444" }]',
      "logBucket: { name: logs }",
      "notifications: { topicName: notices }",
      ...lines,
      "",
    ].join("\n"),
    "sms-trail.yaml",
  );
const stacks = (...lines: string[]) =>
  settingsStacks(Testing.app(), "test", settings(...lines)).map((stack) => synthesized(stack));
const imports = (json: Block) => (json.import ?? []).map(({ to, id }: Block) => `${to} ${id}`).sort();

const archive = [
  `aws_kms_key.log_key ${keyId}`,
  "aws_s3_bucket.log_bucket logs",
  "aws_sns_topic.delivery_topic arn:aws:sns:us-east-1:222222222222:notices",
];
const trail = [
  "aws_cloudtrail.trail arn:aws:cloudtrail:us-east-1:111111111111:trail/company",
  "aws_cloudwatch_log_group.trail_log_group /aws/cloudtrail/company",
];

test("what is adopted is imported to the addresses that the stack has anyway", () => {
  const [stack] = stacks(all);
  expect(imports(stack?.json ?? {})).toEqual([...trail, ...archive].sort());
  expect(stack?.addresses).toEqual(stacks()[0]?.addresses);
});

test("in a stack for each account each imports its own", () => {
  const [archiveStack, trailStack, queries] = stacks(all, "stacks: per-account");
  expect(imports(archiveStack?.json ?? {})).toEqual(archive);
  expect(imports(trailStack?.json ?? {})).toEqual(trail);
  expect(imports(queries?.json ?? {})).toEqual([]);
});

test("nothing is imported that is not adopted", () => {
  expect(stacks()[0]?.json).not.toHaveProperty("import");
  expect(imports(stacks("adopt: { topic: true }")[0]?.json ?? {})).toEqual([archive[2]]);
});

test("a bucket is not made anew because it was made without a lock; its lock is a resource of its own", () => {
  const bucket = (stack = stacks(all)[0]) => stack?.json.resource.aws_s3_bucket.log_bucket;
  expect(bucket()).not.toHaveProperty("object_lock_enabled");
  expect(bucket().lifecycle).toEqual({ prevent_destroy: true });
  expect(bucket(stacks()[0])).toHaveProperty("object_lock_enabled", true);
  const [stack] = stacks(all);
  expect(stack?.only("aws_s3_bucket_object_lock_configuration").rule.default_retention.days).toBe(365);
});
