import { optional, picklist } from "valibot";
import { leastCutoffBytes } from "../shared/athena-name-rules";
import { alarmTopicArns } from "./alarm-topics";
import { bucketName } from "./bucket-name";
import { byteSize } from "./byte-size";
import { documented } from "./documented";
import { mapping } from "./mapping";
import { settingDefaults } from "./setting-defaults";
import { workgroupName } from "./workgroup-name";

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
      leastCutoffBytes,
      "10 MB",
      "Filling the table from a range of days is cancelled when it reads more than this in one go.",
    ),
    settingDefaults.curatedBytesScannedCutoff,
  ),
  alarmTopicArns: optional(
    documented(alarmTopicArns, {
      description: "Topics of the audit account and homeRegion that are told when the table could not be filled.",
      examples: [["arn:aws:sns:us-east-1:111111111111:alarms"]],
    }),
    [],
  ),
});
