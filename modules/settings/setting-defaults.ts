import { defaults } from "../shared/defaults";

/** Defaults of settings that more than one place needs. The reasons of the numbers stand with them. */
export const settingDefaults = {
  retentionDays: defaults.retentionDays.value,
  objectLockDays: defaults.objectLockDays.value,
  accessLogRetentionDays: defaults.accessLogRetentionDays.value,
  queueRetentionDays: defaults.queueRetentionDays.value,
  resultsRetentionDays: defaults.resultsRetentionDays.value,
  /** The day CloudTrail began to record AWS SMS. */
  firstDay: "2016-11-14",
  /** {@link defaults.bytesScannedCutoffPerQuery}, as people write it. */
  bytesScannedCutoffPerQuery: "10 GB",
  /** {@link defaults.curatedBytesScannedCutoff}, as people write it. */
  curatedBytesScannedCutoff: "1 TB",
  trailName: "sms-trail",
} as const;
