import { bucketNameRule } from "../shared/bucket-name-rule";
import { documented } from "./documented";
import { textSetting } from "./text-setting";

/** Name of an S3 bucket. An ARN is reported where the partition is known: see partition-issues. */
export const bucketName = documented(
  textSetting((name) => (name.startsWith("arn:") ? undefined : bucketNameRule(name))),
  {
    pattern: "^[a-z0-9][a-z0-9.-]{1,61}[a-z0-9]$",
    examples: ["example-sms-trail-logs"],
  },
);
