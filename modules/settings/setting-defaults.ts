/** Defaults that more than one place needs, each with its reason. */
export const settingDefaults = {
  /** Ten years and the leap days in them: what auditors commonly ask for. */
  retentionDays: 3653,
  /** One year: every yearly audit finds its log files as they were written. */
  objectLockDays: 365,
  /** Access logs help to investigate; a year covers the time until a breach is usually noticed. */
  accessLogRetentionDays: 365,
  /** The longest that SQS keeps a message. */
  queueRetentionDays: 14,
  /** Results can be had again by asking again. */
  resultsRetentionDays: 30,
  /** The day CloudTrail began to record AWS SMS. */
  firstDay: "2016-11-14",
  /** Stops a question that forgot its dates; the saved queries read far less. */
  bytesScannedCutoffPerQuery: "10 GB",
  trailName: "sms-trail",
} as const;
