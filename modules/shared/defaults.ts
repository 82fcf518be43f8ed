import type { StorageTransition } from "./storage-transitions";

/** A number that holds where nobody says another, and why it is this one. */
export interface Default<T = number> {
  readonly value: T;
  readonly unit: string;
  readonly reason: string;
}

/** Every default that is a number, in one place. */
export const defaults = {
  retentionDays: {
    value: 3653,
    unit: "days",
    reason: "Ten years and the leap days in them: what auditors commonly ask for.",
  },
  objectLockDays: {
    value: 365,
    unit: "days",
    reason: "Every yearly audit finds its log files as they were written.",
  },
  oldVersionsDays: {
    value: 90,
    unit: "days",
    reason:
      "Log files are never replaced: an old version is one that somebody deleted, and this is the time to notice.",
  },
  accessLogRetentionDays: {
    value: 365,
    unit: "days",
    reason: "Access logs help to investigate; a year covers the time until a breach is usually noticed.",
  },
  accessLogOldVersionsDays: {
    value: 30,
    unit: "days",
    reason: "Access logs are never replaced either, and less depends on them.",
  },
  resultsRetentionDays: { value: 30, unit: "days", reason: "Results can be had again by asking again." },
  resultsOldVersionsDays: {
    value: 1,
    unit: "days",
    reason: "A result that was replaced is of no use; S3 takes no less.",
  },
  abortUploadDays: {
    value: 7,
    unit: "days",
    reason: "No upload of a log file takes a week; its parts cost until then.",
  },
  keyDeletionDays: {
    value: 30,
    unit: "days",
    reason: "The longest that KMS waits: without the key nothing that it encrypted can ever be read.",
  },
  logGroupRetentionDays: {
    value: 365,
    unit: "days",
    reason: "Benchmarks ask for a year; the log bucket has everything longer.",
  },
  queueRetentionDays: { value: 14, unit: "days", reason: "The longest that SQS keeps a message." },
  queueRetentionDaysAtLeast: { value: 4, unit: "days", reason: "Outlasts a long weekend without a consumer." },
  deadLetterRetentionDays: {
    value: 14,
    unit: "days",
    reason: "What lands there waits for a person, as long as SQS can.",
  },
  queueVisibilitySeconds: {
    value: 300,
    unit: "seconds",
    reason: "A consumer reads some log files of up to 50 MB before it deletes the message.",
  },
  queueReceives: { value: 5, unit: "tries", reason: "What a consumer fails at five times, it will fail at always." },
  bytesScannedCutoffPerQuery: {
    value: 10 * 1024 ** 3,
    unit: "bytes",
    reason: "Stops a question that forgot its dates; the saved queries read far less.",
  },
  curatedBytesScannedCutoff: {
    value: 1024 ** 4,
    unit: "bytes",
    reason: "A chunk of a backfill reads whole weeks of all accounts' log files, which the analysts' limit would stop.",
  },
  curatedResultsRetentionDays: { value: 7, unit: "days", reason: "A MERGE has no result but the table." },
  curatedOldVersionsDays: {
    value: 14,
    unit: "days",
    reason:
      "Files that the table gave up can be had back for two weeks; all of it can be filled again from the log files.",
  },
  curatedPartitionsPerChunk: {
    value: 50_000,
    unit: "partitions",
    reason: "Listing them took eight minutes at the slowest rate that we measured; Athena ends a query after thirty.",
  },
  curatedChunkDaysAtMost: {
    value: 92,
    unit: "days",
    reason: "Events of three months and of the thirty days before: five partitions of the 100 that a write may open.",
  },
  curatedHour: {
    value: 3,
    unit: "hours",
    reason: "After midnight, UTC: the day before is delivered by then, in every Region.",
  },
  scheduleRetrySeconds: {
    value: 3600,
    unit: "seconds",
    reason: "Step Functions out of reach for an hour is a failure.",
  },
  scheduleRetries: { value: 10, unit: "tries", reason: "As many as fit into the hour." },
  transitions: {
    value: [] as readonly StorageTransition[],
    unit: "steps",
    reason:
      "Log files are mostly smaller than the 128 KB below which S3 moves nothing; what costs is asked for by name.",
  },
} as const satisfies Record<string, Default<unknown>>;
