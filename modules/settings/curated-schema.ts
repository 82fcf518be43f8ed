import { array, optional, picklist } from "valibot";
import { bucketName } from "./bucket-name";
import { byteSize } from "./byte-size";
import { documented } from "./documented";
import { mapping } from "./mapping";
import { patternSetting } from "./pattern-setting";
import { settingDefaults } from "./setting-defaults";
import { workgroupName } from "./workgroup-name";

/** Athena refuses less. */
export const minCutoffBytes = 10 * 1024 ** 2;

const alarmTopicArn = patternSetting(
  /^arn:(aws|aws-us-gov|aws-cn):sns:[a-z0-9-]+:[0-9]{12}:[A-Za-z0-9_-]{1,256}$/,
  "must be the ARN of a topic",
  "write it like arn:aws:sns:us-east-1:111111111111:alarms",
);

/** Schema of the curated table: `{}` has one, with every default. */
export const curatedSchema = mapping({
  migrationViews: optional(
    documented(picklist(["raw", "curated"]), {
      description:
        "What the views over migration events read, and so every saved query about them. Say curated once the table is filled back to the first day that questions ask for; questions about tampering and delivery read the log files always.",
    }),
    "raw",
  ),
  bucketName: optional(
    documented(bucketName, {
      description: "Name of the table's bucket. Default: the log bucket's name with -curated.",
      examples: ["example-sms-trail-curated"],
    }),
  ),
  workgroup: optional(
    documented(workgroupName, {
      description:
        "Name of the workgroup that fills the table, and of what belongs to it. Default: the name of the questions' workgroup with -curated.",
      examples: ["sms-trail-curated"],
    }),
  ),
  bytesScannedCutoffPerQuery: optional(
    byteSize(
      minCutoffBytes,
      "10 MB",
      "Filling the table from a range of days is cancelled when it reads more than this in one go.",
    ),
    settingDefaults.curatedBytesScannedCutoff,
  ),
  alarmTopicArns: optional(
    documented(array(alarmTopicArn), {
      description: "Topics of the audit account and homeRegion that are told when the table could not be filled.",
      examples: [["arn:aws:sns:us-east-1:111111111111:alarms"]],
    }),
    [],
  ),
});
