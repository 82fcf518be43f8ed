import { bucketNameRule } from "../shared/bucket-name-rule";
import { textSetting } from "./text-setting";

/** Name of an S3 bucket. An ARN is reported where the partition is known: see partition-issues. */
export const bucketName = textSetting((name) => (name.startsWith("arn:") ? undefined : bucketNameRule(name))).meta({
  pattern: "^[a-z0-9][a-z0-9.-]{1,61}[a-z0-9]$",
  examples: ["example-sms-trail-logs"],
});
