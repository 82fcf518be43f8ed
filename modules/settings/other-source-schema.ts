import { z } from "zod";
import { accountId } from "./account-id";
import { bucketName } from "./bucket-name";
import { day } from "./day";
import { keyArn } from "./key-arn";
import { keyPrefix } from "./key-prefix";
import { organizationId } from "./organization-schema";
import { regionSetting } from "./region-setting";
import { settingDefaults } from "./setting-defaults";

/** Schema of log files that lie elsewhere than in the log bucket: of an older trail, in a layout of its own. */
export const otherSourceSchema = z.strictObject({
  bucketName: bucketName.meta({ description: "Name of the bucket.", examples: ["example-old-logs"] }),
  prefix: keyPrefix.optional().meta({
    description: "Key prefix of the files. Default: none, keys begin with AWSLogs/.",
    examples: ["old"],
  }),
  organizationId: organizationId.optional().meta({
    description: "Id of the organization whose trail it was. Default: trails of single accounts.",
  }),
  controlTower: z.boolean().default(false).meta({
    description: "Whether AWS Control Tower's layout is used: the prefix is then the organization id.",
  }),
  accountIds: z
    .array(accountId, { error: "must be a list of account ids" })
    .min(1, { error: "must be a list of at least one account id" })
    .meta({ description: "Accounts whose log files lie there.", examples: [["444444444444"]] }),
  regions: z
    .array(regionSetting)
    .optional()
    .meta({
      description: "Regions whose log files lie there. Default: those of queries.regions.",
      examples: [["us-east-1"]],
    }),
  firstDay: day.default(settingDefaults.firstDay).meta({ description: "First delivery date, yyyy-MM-dd." }),
  keyArn: keyArn.optional().meta({
    description:
      "ARN of the key of the files, whose owner must let the audit account decrypt. Only the curated table needs to know. Default: the files are encrypted with the key of S3.",
    examples: ["arn:aws:kms:us-east-1:444444444444:key/11111111-2222-3333-4444-555555555555"],
  }),
  lastDay: day.optional().meta({
    description: "Last delivery date, yyyy-MM-dd. Default: today, whenever a query runs.",
    examples: ["2024-12-31"],
  }),
});
