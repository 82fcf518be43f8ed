import { MainStack } from "../../../modules/main-stack";
import { parseSettings } from "../../../modules/settings/settings";
import { defaults, type Default } from "../../../modules/shared/defaults";
import { Testing } from "cdktf";
import { synthesized } from "../../support/synthesized";

const text = 'homeRegion: us-east-1\naccounts: { management: { id: "111111111111" } }\nlogBucket: { name: logs }\n';
const settings = parseSettings(text, "sms-trail.yaml");
const stack = synthesized(new MainStack(Testing.app(), "sms-trail", settings));
const withCurated = parseSettings(`${text}queries: { curated: {} }\n`, "sms-trail.yaml");
const curated = synthesized(new MainStack(Testing.app(), "sms-trail", withCurated));
const [fill, cleanUp] = curated.at("aws_s3_bucket_lifecycle_configuration", "Curated/Bucket/Lifecycle").rule;
const schedule = curated.only("aws_scheduler_schedule");
const lifecycle = (bucket: string) =>
  stack.at("aws_s3_bucket_lifecycle_configuration", `${bucket}/Lifecycle`).rule[0] ?? {};
const seconds = (days: number) => days * 86_400;

test.each(Object.entries<Default<unknown>>(defaults))("%s has a reason, in a sentence", (_, { reason, unit }) => {
  expect(reason).toMatch(/^[A-Z].*\.$/);
  expect(unit).toMatch(/^[a-z]+$/);
});

describe("defaults are what is deployed where nobody says otherwise", () => {
  const expected: Record<keyof typeof defaults, unknown> = {
    retentionDays: lifecycle("LogBucket").expiration[0].days,
    objectLockDays: stack.only("aws_s3_bucket_object_lock_configuration").rule.default_retention.days,
    oldVersionsDays: lifecycle("LogBucket").noncurrent_version_expiration[0].noncurrent_days,
    accessLogRetentionDays: lifecycle("AccessLogBucket").expiration[0].days,
    accessLogOldVersionsDays: lifecycle("AccessLogBucket").noncurrent_version_expiration[0].noncurrent_days,
    resultsRetentionDays: lifecycle("ResultsBucket").expiration[0].days,
    resultsOldVersionsDays: lifecycle("ResultsBucket").noncurrent_version_expiration[0].noncurrent_days,
    abortUploadDays: lifecycle("LogBucket").abort_incomplete_multipart_upload[0].days_after_initiation,
    keyDeletionDays: stack.all("aws_kms_key").log_key?.deletion_window_in_days,
    logGroupRetentionDays: stack.only("aws_cloudwatch_log_group").retention_in_days,
    queueRetentionDays: stack.all("aws_sqs_queue").delivery_queue?.message_retention_seconds / seconds(1),
    queueRetentionDaysAtLeast: 4,
    deadLetterRetentionDays:
      stack.all("aws_sqs_queue").delivery_dead_letter_queue?.message_retention_seconds / seconds(1),
    queueVisibilitySeconds: stack.all("aws_sqs_queue").delivery_queue?.visibility_timeout_seconds,
    queueReceives: JSON.parse(stack.all("aws_sqs_queue").delivery_queue?.redrive_policy.replace(/\$\{[^}]*\}/, ""))
      .maxReceiveCount,
    bytesScannedCutoffPerQuery: stack.only("aws_athena_workgroup").configuration.bytes_scanned_cutoff_per_query,
    curatedBytesScannedCutoff:
      curated.all("aws_athena_workgroup").curated_workgroup?.configuration.bytes_scanned_cutoff_per_query,
    curatedResultsRetentionDays: fill.expiration[0].days,
    curatedOldVersionsDays: cleanUp.noncurrent_version_expiration[0].noncurrent_days,
    curatedPartitionsPerChunk: 50_000,
    curatedChunkDaysAtMost:
      Number(/ \/ (\d+)\) - 1\]/.exec(curated.only("aws_sfn_state_machine").definition)?.[1]) / (seconds(1) * 1000),
    curatedHour: Number(/^cron\(0 (\d+) /.exec(schedule.schedule_expression)?.[1]),
    scheduleRetrySeconds: schedule.target.retry_policy.maximum_event_age_in_seconds,
    scheduleRetries: schedule.target.retry_policy.maximum_retry_attempts,
    transitions: lifecycle("LogBucket").transition ?? [],
  };

  test.each(Object.keys(defaults) as (keyof typeof defaults)[])("%s", (name) => {
    expect(expected[name]).toEqual(defaults[name].value);
  });
});

test("the table is complete and reviewed", () => {
  expect(Object.fromEntries(Object.entries(defaults).map(([name, { value }]) => [name, value]))).toEqual({
    retentionDays: 3653,
    objectLockDays: 365,
    oldVersionsDays: 90,
    accessLogRetentionDays: 365,
    accessLogOldVersionsDays: 30,
    resultsRetentionDays: 30,
    resultsOldVersionsDays: 1,
    abortUploadDays: 7,
    keyDeletionDays: 30,
    logGroupRetentionDays: 365,
    queueRetentionDays: 14,
    queueRetentionDaysAtLeast: 4,
    deadLetterRetentionDays: 14,
    queueVisibilitySeconds: 300,
    queueReceives: 5,
    bytesScannedCutoffPerQuery: 10_737_418_240,
    curatedBytesScannedCutoff: 1_099_511_627_776,
    curatedResultsRetentionDays: 7,
    curatedOldVersionsDays: 14,
    curatedPartitionsPerChunk: 50_000,
    curatedChunkDaysAtMost: 92,
    curatedHour: 3,
    scheduleRetrySeconds: 3600,
    scheduleRetries: 10,
    transitions: [],
  });
});
