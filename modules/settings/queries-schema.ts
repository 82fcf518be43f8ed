import { array, metadata, minLength, optional, picklist, pipe } from "valibot";
import { databaseNamePattern, databaseNameRule, leastCutoffBytes } from "../shared/athena-name-rules";
import { regionsByPartition, regionsKnownAsOf } from "../shared/regions";
import { bucketName } from "./bucket-name";
import { byteSize } from "./byte-size";
import { curatedSchema } from "./curated-schema";
import { day } from "./day";
import { documented } from "./documented";
import { lakeFormationSchema } from "./lake-formation-schema";
import { mapping } from "./mapping";
import { otherSourceSchema } from "./other-source-schema";
import { patternSetting } from "./pattern-setting";
import { regionSetting } from "./region-setting";
import { settingDefaults } from "./setting-defaults";
import { textSetting } from "./text-setting";
import { wholeNumberSetting } from "./whole-number-setting";
import { workgroupName } from "./workgroup-name";

/** Schema of what answers questions: Athena's database, workgroup and the table over the log files. */
export const queriesSchema = mapping({
  database: optional(
    documented(textSetting(databaseNameRule), {
      pattern: databaseNamePattern.source,
      description: "Name of the Glue database.",
    }),
    "sms_trail",
  ),
  workgroup: optional(documented(workgroupName, { description: "Name of the Athena workgroup." }), "sms-trail"),
  firstDay: optional(
    documented(day, {
      description:
        "First delivery date in the tables, yyyy-MM-dd. The default is the day CloudTrail began to record AWS SMS.",
    }),
    settingDefaults.firstDay,
  ),
  lastDay: optional(
    documented(day, {
      description: "Last delivery date in the tables, yyyy-MM-dd. Default: today, whenever a query runs.",
      examples: ["2026-12-31"],
    }),
  ),
  ownQueries: optional(
    documented(
      textSetting((folder) =>
        folder.trim() === "" ? { rule: "must not be empty", fix: "leave it out to have none" } : undefined,
      ),
      {
        description:
          "Folder of saved queries of your own (docs/athena.md), from where the program is started. Default: only those of this package.",
        examples: ["our-queries"],
      },
    ),
  ),
  period: optional(
    documented(
      mapping({
        from: optional(
          documented(day, {
            description: "First day of event time, yyyy-MM-dd. Default: firstDay.",
            examples: ["2021-01-01"],
          }),
        ),
        to: optional(
          documented(day, {
            description: "Last day of event time, yyyy-MM-dd. Default: today, whenever a query runs.",
            examples: ["2021-12-31"],
          }),
        ),
      }),
      {
        description: "Days that the saved queries ask about until somebody edits them: fewer days cost less.",
      },
    ),
    {},
  ),
  regions: optional(
    pipe(
      array(regionSetting, "must be a list of Regions"),
      minLength(1, "must be a list of at least one Region"),
      metadata({
        description: `Regions whose log files the tables show. Default: all ${regionsByPartition.aws.length} of partition aws, or all of the partition in use (list of ${regionsKnownAsOf}).`,
        examples: [["us-east-1", "eu-central-1"]],
      }),
    ),
  ),
  bytesScannedCutoffPerQuery: optional(
    byteSize(
      leastCutoffBytes,
      "10 MB",
      "A query that reads more than this is cancelled. A number of bytes, or a size in B, KB, MB, GB or TB of 1,024 each.",
    ),
    settingDefaults.bytesScannedCutoffPerQuery,
  ),
  resultsRetentionDays: optional(
    documented(wholeNumberSetting("days", 1, 36500), {
      description: "Days that query results are kept.",
    }),
    settingDefaults.resultsRetentionDays,
  ),
  resultsBucketName: optional(
    documented(bucketName, {
      description: "Name of the bucket for query results. Default: the log bucket's name with -query-results.",
      examples: ["example-sms-trail-query-results"],
    }),
  ),
  accessLogBucketName: optional(
    documented(bucketName, {
      description:
        "Name of the bucket for the results bucket's access logs. Only made where the audit account is not the log archive account; elsewhere logBucket.accessLogBucketName takes them. Default: the results bucket's name with -access-logs.",
      examples: ["example-sms-trail-query-results-access-logs"],
    }),
  ),
  migrationRoles: optional(
    documented(
      array(
        patternSetting(
          /^[A-Za-z0-9+=,.@_-]{1,64}$/,
          "must be the name of an IAM role",
          "write the name alone, without ARN and path",
        ),
      ),
      {
        description: "Names of your own roles that migrations run under, besides those that AWS's guides use.",
        examples: [["MigrationFactory"]],
      },
    ),
    [],
  ),
  lakeFormation: optional(
    documented(lakeFormationSchema, {
      description:
        "Grants for an audit account that Lake Formation governs, where IAM policies alone let nobody read. Default: none are made.",
    }),
  ),
  otherSources: optional(
    documented(array(otherSourceSchema), {
      description:
        "Log files of older trails in other buckets: each gets a table of its own, and the views read all. Their owners must let the audit account read them.",
    }),
    [],
  ),
  curated: optional(
    documented(curatedSchema, {
      description:
        "A table of the migration events alone, filled every night: questions read kilobytes of it instead of all log files. Default: there is none.",
    }),
  ),
  accountProjection: optional(
    documented(picklist(["enum", "injected"]), {
      description:
        "enum: the tables list the accounts named here. injected: every query names its account, none is listed (for hundreds of accounts).",
    }),
    "enum",
  ),
});
