import { array, literal, optional, picklist } from "valibot";
import { complianceAcknowledgement } from "../shared/object-lock";
import { readableClasses, unreadableAcknowledgement, unreadableClasses } from "../shared/storage-transitions";
import { bucketName } from "./bucket-name";
import { documented } from "./documented";
import { keyPrefix } from "./key-prefix";
import { mapping } from "./mapping";
import { settingDefaults } from "./setting-defaults";
import { wholeNumberSetting } from "./whole-number-setting";

const maxDays = 36500; // S3 Object Lock's limit: 100 years

/** Schema of the bucket that CloudTrail delivers to. */
export const logBucketSchema = mapping({
  name: documented(bucketName, {
    description: "Name of the log bucket. S3 names are shared by all of AWS, so none is assumed.",
  }),
  prefix: optional(
    documented(keyPrefix, {
      description: "Key prefix that the trail writes under. Default: none, keys begin with AWSLogs/.",
    }),
  ),
  retentionDays: optional(
    documented(wholeNumberSetting("days", 1, maxDays), {
      description: "Days that log files are kept. At least objectLockDays.",
    }),
    settingDefaults.retentionDays,
  ),
  objectLockDays: optional(
    documented(wholeNumberSetting("days", 1, maxDays), {
      description: "Days during which nobody without the right to bypass the lock can delete a log file.",
    }),
    settingDefaults.objectLockDays,
  ),
  objectLockMode: optional(
    documented(picklist(["GOVERNANCE", "COMPLIANCE"]), {
      description:
        "Mode of the lock. GOVERNANCE: who may bypass it can delete. COMPLIANCE: nobody can, which cannot be undone; needs objectLockAcknowledgement.",
    }),
    "GOVERNANCE",
  ),
  objectLockAcknowledgement: optional(
    documented(literal(complianceAcknowledgement), {
      description: "The words that COMPLIANCE asks for. Only with it.",
    }),
  ),
  transitions: optional(
    documented(
      array(
        mapping({
          afterDays: documented(wholeNumberSetting("days", 0, maxDays), { description: "Days after delivery." }),
          storageClass: documented(picklist([...readableClasses, ...unreadableClasses]), {
            description: "Storage class. Athena reads all but GLACIER and DEEP_ARCHIVE, which need acknowledgement.",
          }),
          acknowledgement: optional(
            documented(literal(unreadableAcknowledgement), {
              description: "The words that GLACIER and DEEP_ARCHIVE ask for.",
            }),
          ),
        }),
      ),
      {
        description: "Cheaper storage classes that log files move to with age.",
        examples: [[{ afterDays: 365, storageClass: "GLACIER_IR" }]],
      },
    ),
    [],
  ),
  accessLogBucketName: optional(
    documented(bucketName, {
      description:
        "Name of the bucket for the log bucket's access logs. Default: the log bucket's name with -access-logs.",
      examples: ["example-sms-trail-access-logs"],
    }),
  ),
  accessLogRetentionDays: optional(
    documented(wholeNumberSetting("days", 1, maxDays), {
      description: "Days that the log bucket's access logs are kept.",
    }),
    settingDefaults.accessLogRetentionDays,
  ),
});
