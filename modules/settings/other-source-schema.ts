import { array, boolean, metadata, minLength, optional, pipe } from "valibot";
import { accountId } from "./account-id";
import { bucketName } from "./bucket-name";
import { day } from "./day";
import { documented } from "./documented";
import { keyArn } from "./key-arn";
import { keyPrefix } from "./key-prefix";
import { mapping } from "./mapping";
import { organizationId } from "./organization-schema";
import { regionSetting } from "./region-setting";
import { settingDefaults } from "./setting-defaults";

/** Schema of log files that lie elsewhere than in the log bucket: of an older trail, in a layout of its own. */
export const otherSourceSchema = mapping({
  bucketName: documented(bucketName, { description: "Name of the bucket.", examples: ["example-old-logs"] }),
  prefix: optional(
    documented(keyPrefix, {
      description: "Key prefix of the files. Default: none, keys begin with AWSLogs/.",
      examples: ["old"],
    }),
  ),
  organizationId: optional(
    documented(organizationId, {
      description: "Id of the organization whose trail it was. Default: trails of single accounts.",
    }),
  ),
  controlTower: optional(
    documented(boolean(), {
      description: "Whether AWS Control Tower's layout is used: the prefix is then the organization id.",
    }),
    false,
  ),
  accountIds: pipe(
    array(accountId, "must be a list of account ids"),
    minLength(1, "must be a list of at least one account id"),
    metadata({ description: "Accounts whose log files lie there.", examples: [["444444444444"]] }),
  ),
  regions: optional(
    documented(array(regionSetting), {
      description: "Regions whose log files lie there. Default: those of queries.regions.",
      examples: [["us-east-1"]],
    }),
  ),
  firstDay: optional(documented(day, { description: "First delivery date, yyyy-MM-dd." }), settingDefaults.firstDay),
  keyArn: optional(
    documented(keyArn, {
      description:
        "ARN of the key of the files, whose owner must let the audit account decrypt. Only the curated table needs to know. Default: the files are encrypted with the key of S3.",
      examples: ["arn:aws:kms:us-east-1:444444444444:key/11111111-2222-3333-4444-555555555555"],
    }),
  ),
  lastDay: optional(
    documented(day, {
      description: "Last delivery date, yyyy-MM-dd. Default: today, whenever a query runs.",
      examples: ["2024-12-31"],
    }),
  ),
});
