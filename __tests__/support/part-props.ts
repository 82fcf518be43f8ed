import type { AuditTrailProps } from "../../modules/audit-trail";
import type { LogArchiveProps, NewLogBucket } from "../../modules/log-archive";
import type { LogQueriesProps } from "../../modules/log-queries";
import { logLayout } from "../../modules/shared/log-layout";

/** Smallest sensible properties of each part; `n` makes the names of a second one its own. */

export const management = { partition: "aws", accountId: "111111111111", region: "us-east-1" } as const;
export const archive = { ...management, accountId: "222222222222" } as const;
export const audit = { ...management, accountId: "333333333333" } as const;

export const trail = (n = "") =>
  ({ partition: "aws", homeRegion: "us-east-1", accountId: "111111111111", trailName: `trail${n}` }) as const;

export const layout = (n = "") => logLayout({ bucketName: `logs${n}` });

export const newLogBucket = (n = ""): NewLogBucket => ({
  retentionDays: 400,
  objectLock: { mode: "GOVERNANCE", days: 365 },
  accessLogs: { bucketName: `logs${n}-access-logs`, retentionDays: 90 },
});

export const logArchiveProps = (n = ""): LogArchiveProps => ({
  where: archive,
  layout: layout(n),
  trails: [trail(n)],
  bucket: { create: newLogBucket(n) },
  topic: { create: { topicName: `delivery${n}` } },
  queue: { queueName: `delivery${n}`, retentionDays: 14 },
});

export const auditTrailProps = (n = ""): AuditTrailProps => ({
  where: management,
  trail: trail(n),
  layout: layout(n),
  kmsKeyArn: "arn:aws:kms:us-east-1:222222222222:key/11111111-2222-3333-4444-555555555555",
  topicArn: `arn:aws:sns:us-east-1:222222222222:delivery${n}`,
});

export const logQueriesProps = (n = ""): LogQueriesProps => ({
  where: audit,
  sources: [
    {
      layout: layout(n),
      accounts: { type: "enum", accountIds: ["111111111111"] },
      regions: ["us-east-1"],
      firstDay: "2016-11-14",
    },
  ],
  databaseName: `database${n.replace("-", "_")}`,
  workgroupName: `workgroup${n}`,
  bytesScannedCutoffPerQuery: 10_000_000_000,
  results: {
    bucketName: `results${n}`,
    retentionDays: 30,
    accessLogs: { create: { bucketName: `results${n}-access-logs`, retentionDays: 90 } },
  },
});
