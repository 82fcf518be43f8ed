import { z } from "zod";
import { bucketName } from "./bucket-name";
import { keyPrefix } from "./key-prefix";
import { settingDefaults } from "./setting-defaults";
import { wholeNumberSetting } from "./whole-number-setting";

const maxDays = 36500; // S3 Object Lock's limit: 100 years

/** Schema of the bucket that CloudTrail delivers to. */
export const logBucketSchema = z.strictObject({
  name: bucketName.meta({
    description: "Name of the log bucket. S3 names are shared by all of AWS, so none is assumed.",
  }),
  prefix: keyPrefix.optional().meta({
    description: "Key prefix that the trail writes under. Default: none, keys begin with AWSLogs/.",
  }),
  retentionDays: wholeNumberSetting("days", 1, maxDays).default(settingDefaults.retentionDays).meta({
    description: "Days that log files are kept. At least objectLockDays.",
  }),
  objectLockDays: wholeNumberSetting("days", 1, maxDays).default(settingDefaults.objectLockDays).meta({
    description: "Days during which nobody without the right to bypass the lock can delete a log file.",
  }),
  objectLockMode: z.literal("GOVERNANCE").default("GOVERNANCE").meta({
    description: "Mode of the lock. COMPLIANCE, which nobody can undo, is not offered.",
  }),
  accessLogBucketName: bucketName.optional().meta({
    description:
      "Name of the bucket for the log bucket's access logs. Default: the log bucket's name with -access-logs.",
    examples: ["example-sms-trail-access-logs"],
  }),
  accessLogRetentionDays: wholeNumberSetting("days", 1, maxDays).default(settingDefaults.accessLogRetentionDays).meta({
    description: "Days that the log bucket's access logs are kept.",
  }),
});
