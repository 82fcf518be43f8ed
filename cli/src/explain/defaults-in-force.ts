import { defaults } from "../../../modules/shared/defaults";
import type { Settings } from "../../../modules/settings/settings";
import { valueAt } from "../../../modules/settings/value-at";
import type { DefaultInForce } from "./explanation";

/** Why a number is what it is. */
const reasons: Readonly<Record<string, string>> = {
  "logBucket.retentionDays": defaults.retentionDays.reason,
  "logBucket.objectLockDays": defaults.objectLockDays.reason,
  "logBucket.accessLogRetentionDays": defaults.accessLogRetentionDays.reason,
  "logBucket.transitions": defaults.transitions.reason,
  "notifications.queue.retentionDays": defaults.queueRetentionDays.reason,
  "queries.resultsRetentionDays": defaults.resultsRetentionDays.reason,
  "queries.bytesScannedCutoffPerQuery": defaults.bytesScannedCutoffPerQuery.reason,
};

/** Settings of what is not made, because the landing zone has it. */
function withoutEffect({ existing }: Settings): readonly string[] {
  return [
    ...(existing.logBucket
      ? [
          "logBucket.retentionDays",
          "logBucket.objectLockDays",
          "logBucket.objectLockMode",
          "logBucket.transitions",
          "logBucket.accessLogBucketName",
        ]
      : []),
    ...(existing.topicArn === undefined ? [] : ["notifications.topicName"]),
  ];
}

/** Every setting that the file does not have, with the value that holds; a list counts as one value. */
export function defaultsInForce(
  settings: Settings,
  file: Readonly<Record<string, unknown>>,
): readonly DefaultInForce[] {
  const found: DefaultInForce[] = [];
  const skipped = withoutEffect(settings);
  const visit = (value: unknown, path: readonly string[]): void => {
    if (typeof value === "object" && value !== null && !Array.isArray(value)) {
      for (const [key, child] of Object.entries(value)) visit(child, [...path, key]);
      return;
    }
    if (value === undefined || valueAt(file, path) !== undefined) return;
    const setting = path.join(".");
    if (skipped.includes(setting)) return;
    const reason = reasons[setting];
    found.push({ setting, value, ...(reason === undefined ? {} : { reason }) });
  };
  visit(settings, []);
  return found;
}
