import { z } from "zod";
import { complianceAcknowledgement } from "../shared/object-lock";
import { readableClasses, unreadableAcknowledgement, unreadableClasses } from "../shared/storage-transitions";
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
  objectLockMode: z.enum(["GOVERNANCE", "COMPLIANCE"]).default("GOVERNANCE").meta({
    description:
      "Mode of the lock. GOVERNANCE: who may bypass it can delete. COMPLIANCE: nobody can, which cannot be undone; needs objectLockAcknowledgement.",
  }),
  objectLockAcknowledgement: z
    .literal(complianceAcknowledgement)
    .optional()
    .meta({ description: "The words that COMPLIANCE asks for. Only with it." }),
  transitions: z
    .array(
      z.strictObject({
        afterDays: wholeNumberSetting("days", 0, maxDays).meta({ description: "Days after delivery." }),
        storageClass: z.enum([...readableClasses, ...unreadableClasses]).meta({
          description: "Storage class. Athena reads all but GLACIER and DEEP_ARCHIVE, which need acknowledgement.",
        }),
        acknowledgement: z.literal(unreadableAcknowledgement).optional().meta({
          description: "The words that GLACIER and DEEP_ARCHIVE ask for.",
        }),
      }),
    )
    .default([])
    .meta({
      description: "Cheaper storage classes that log files move to with age.",
      examples: [[{ afterDays: 365, storageClass: "GLACIER_IR" }]],
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
