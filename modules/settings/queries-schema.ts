import { z } from "zod";
import { databaseNamePattern, databaseNameRule, leastCutoffBytes } from "../shared/athena-name-rules";
import { regionsByPartition, regionsKnownAsOf } from "../shared/regions";
import { bucketName } from "./bucket-name";
import { byteSize } from "./byte-size";
import { curatedSchema } from "./curated-schema";
import { day } from "./day";
import { lakeFormationSchema } from "./lake-formation-schema";
import { otherSourceSchema } from "./other-source-schema";
import { patternSetting } from "./pattern-setting";
import { regionSetting } from "./region-setting";
import { settingDefaults } from "./setting-defaults";
import { textSetting } from "./text-setting";
import { wholeNumberSetting } from "./whole-number-setting";
import { workgroupName } from "./workgroup-name";

/** Schema of what answers questions: Athena's database, workgroup and the table over the log files. */
export const queriesSchema = z.strictObject({
  database: textSetting(databaseNameRule)
    .default("sms_trail")
    .meta({ pattern: databaseNamePattern.source, description: "Name of the Glue database." }),
  workgroup: workgroupName.default("sms-trail").meta({ description: "Name of the Athena workgroup." }),
  firstDay: day.default(settingDefaults.firstDay).meta({
    description:
      "First delivery date in the tables, yyyy-MM-dd. The default is the day CloudTrail began to record AWS SMS.",
  }),
  lastDay: day.optional().meta({
    description: "Last delivery date in the tables, yyyy-MM-dd. Default: today, whenever a query runs.",
    examples: ["2026-12-31"],
  }),
  ownQueries: textSetting((folder) =>
    folder.trim() === "" ? { rule: "must not be empty", fix: "leave it out to have none" } : undefined,
  )
    .optional()
    .meta({
      description:
        "Folder of saved queries of your own (docs/athena.md), from where the program is started. Default: only those of this package.",
      examples: ["our-queries"],
    }),
  period: z
    .strictObject({
      from: day.optional().meta({
        description: "First day of event time, yyyy-MM-dd. Default: firstDay.",
        examples: ["2021-01-01"],
      }),
      to: day.optional().meta({
        description: "Last day of event time, yyyy-MM-dd. Default: today, whenever a query runs.",
        examples: ["2021-12-31"],
      }),
    })
    .default({})
    .meta({
      description: "Days that the saved queries ask about until somebody edits them: fewer days cost less.",
    }),
  regions: z
    .array(regionSetting, { error: "must be a list of Regions" })
    .min(1, { error: "must be a list of at least one Region" })
    .optional()
    .meta({
      description: `Regions whose log files the tables show. Default: all ${regionsByPartition.aws.length} of partition aws, or all of the partition in use (list of ${regionsKnownAsOf}).`,
      examples: [["us-east-1", "eu-central-1"]],
    }),
  bytesScannedCutoffPerQuery: byteSize(leastCutoffBytes, "10 MB")
    .prefault(settingDefaults.bytesScannedCutoffPerQuery)
    .meta({
      description:
        "A query that reads more than this is cancelled. A number of bytes, or a size in B, KB, MB, GB or TB of 1,024 each.",
    }),
  resultsRetentionDays: wholeNumberSetting("days", 1, 36500).default(settingDefaults.resultsRetentionDays).meta({
    description: "Days that query results are kept.",
  }),
  resultsBucketName: bucketName.optional().meta({
    description: "Name of the bucket for query results. Default: the log bucket's name with -query-results.",
    examples: ["example-sms-trail-query-results"],
  }),
  accessLogBucketName: bucketName.optional().meta({
    description:
      "Name of the bucket for the results bucket's access logs. Only made where the audit account is not the log archive account; elsewhere logBucket.accessLogBucketName takes them. Default: the results bucket's name with -access-logs.",
    examples: ["example-sms-trail-query-results-access-logs"],
  }),
  migrationRoles: z
    .array(
      patternSetting(
        /^[A-Za-z0-9+=,.@_-]{1,64}$/,
        "must be the name of an IAM role",
        "write the name alone, without ARN and path",
      ),
    )
    .default([])
    .meta({
      description: "Names of your own roles that migrations run under, besides those that AWS's guides use.",
      examples: [["MigrationFactory"]],
    }),
  lakeFormation: lakeFormationSchema.optional().meta({
    description:
      "Grants for an audit account that Lake Formation governs, where IAM policies alone let nobody read. Default: none are made.",
  }),
  otherSources: z.array(otherSourceSchema).default([]).meta({
    description:
      "Log files of older trails in other buckets: each gets a table of its own, and the views read all. Their owners must let the audit account read them.",
  }),
  curated: curatedSchema.optional().meta({
    description:
      "A table of the migration events alone, filled every night: questions read kilobytes of it instead of all log files. Default: there is none.",
  }),
  accountProjection: z.enum(["enum", "injected"]).default("enum").meta({
    description:
      "enum: the tables list the accounts named here. injected: every query names its account, none is listed (for hundreds of accounts).",
  }),
});
