import { boolean, optional, picklist, type InferInput, type InferOutput } from "valibot";
import { partitions } from "../shared/regions";
import { accountsSchema } from "./accounts-schema";
import { adoptSchema } from "./adopt-schema";
import { backendSchema } from "./backend-schema";
import { documented } from "./documented";
import { existingSchema } from "./existing-schema";
import { logBucketSchema } from "./log-bucket-schema";
import { mapping } from "./mapping";
import { memberTrailsSchema } from "./member-trails-schema";
import { notificationsSchema } from "./notifications-schema";
import { organizationSchema } from "./organization-schema";
import { queriesSchema } from "./queries-schema";
import { readersSchema } from "./readers-schema";
import { regionSetting } from "./region-setting";
import { settingDefaults } from "./setting-defaults";
import { tagsSchema } from "./tags-schema";
import { tamperGuardSchema } from "./tamper-guard-schema";
import { terraformSchema } from "./terraform-schema";
import { trailName } from "./trail-name";
import { trailSchema } from "./trail-schema";

/**
 * The one description of `sms-trail.yaml`: types, defaults, the JSON Schema for editors and every rule about one setting come
 * from it. Rules about several settings are in `*-issues.ts`.
 */
export const settingsSchema = documented(
  mapping({
    partition: optional(
      documented(picklist(partitions), { description: "Partition of AWS that all accounts belong to." }),
      "aws",
    ),
    homeRegion: documented(regionSetting, {
      description: "Region of the trail, the bucket and everything else that is made. The trail records all Regions.",
      examples: ["us-east-1"],
    }),
    trailName: optional(
      documented(trailName, { description: "Name of the trail. Other names are derived from it." }),
      settingDefaults.trailName,
    ),
    accounts: documented(accountsSchema, { description: "The accounts, by their role in the landing zone." }),
    organization: optional(
      documented(organizationSchema, {
        description:
          "The organization, if the trail records one. Then accounts.members is needed too (or queries.accountProjection: injected). Default: the trail records the management account alone.",
      }),
    ),
    memberTrails: optional(
      documented(memberTrailsSchema, {
        description:
          "For accounts without an organization's trail: each open one of accounts.members has a trail of its own to the same bucket, as accounts.management has, in a stack of its own. Needs stacks: per-account. Default: the members have none.",
      }),
    ),
    stacks: optional(
      documented(picklist(["one", "per-account"]), {
        description:
          "one: everything in one stack, with a provider for each account. per-account: log archive, trail and queries in a stack each, with the credentials of its account alone; the trail's stack is given the archive's output log_key_arn as a variable.",
      }),
      "one",
    ),
    existing: optional(
      documented(existingSchema, {
        description:
          "What the landing zone has already. No policy is written on it: the output required_statements has what its owner must add.",
      }),
      {},
    ),
    adopt: optional(
      documented(adoptSchema, {
        description:
          "What was made by hand and becomes this deployment's. It is imported with the first deploy; later these settings may go.",
      }),
      {},
    ),
    trail: optional(
      documented(trailSchema, { description: "What the trail records besides all management events." }),
      {},
    ),
    readers: optional(
      documented(readersSchema, { description: "Who reads the log files besides the audit account." }),
      {},
    ),
    tamperGuard: optional(
      documented(tamperGuardSchema, {
        description:
          "Denies that keep everybody but the named from weakening bucket, files, key and topic. Default: administrators of the log archive account can.",
      }),
    ),
    logBucket: documented(logBucketSchema, { description: "The bucket that CloudTrail delivers log files to." }),
    notifications: optional(
      documented(notificationsSchema, { description: "What tells that log files have arrived." }),
      {},
    ),
    queries: optional(documented(queriesSchema, { description: "What answers questions about the log files." }), {}),
    tags: optional(
      documented(tagsSchema, {
        description: "Tags on every resource. Values are texts: put numbers in quotes.",
        examples: [{ owner: "platform-team" }],
      }),
      {},
    ),
    backend: optional(
      documented(backendSchema, {
        description: "Where Terraform keeps its state. Default: a local file.",
      }),
      { type: "local" },
    ),
    terraform: optional(
      documented(terraformSchema, { description: "Versions that the synthesized stack asks for." }),
      {},
    ),
    disposable: optional(
      documented(boolean(), {
        description:
          "Whether this is a throw-away deployment: destroying it also destroys the log files, and nothing prevents that. Deploy with true, then destroy.",
      }),
      false,
    ),
  }),
  { title: "sms-trail.yaml", description: "Settings of cdktf-sms-trail." },
);

/** Settings as a file may have them: defaults still absent. */
export type SettingsInput = InferInput<typeof settingsSchema>;

/** Settings with the schema's defaults, before what follows from other settings is filled in. */
export type ParsedSettings = InferOutput<typeof settingsSchema>;
