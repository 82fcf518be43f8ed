import { array, boolean, optional } from "valibot";
import { accessSchema } from "./access-schema";
import { accountId } from "./account-id";
import { documented } from "./documented";
import { mapping } from "./mapping";
import { patternSetting } from "./pattern-setting";

const name = patternSetting(
  /^\S(.{0,126}\S)?$/u,
  "must be 1 to 128 characters without spaces at its ends",
  "shorten it",
);
const id = documented(accountId, { description: "Account id: 12 digits, in quotes." });
const access = optional(accessSchema);

function accountSchema(description: string, defaultName: string, example: string) {
  return documented(
    mapping({
      id: documented(id, { examples: [example] }),
      name: optional(
        documented(name, {
          description: `Name for people. Default: ${defaultName}.`,
          examples: [defaultName],
        }),
      ),
      access: documented(access, {
        description: "How Terraform reaches the account. Default: the credentials of the environment.",
      }),
    }),
    { description },
  );
}

/** Schema of the accounts: the three that hold resources, and the members whose log files arrive. */
export const accountsSchema = mapping({
  management: accountSchema(
    "Account that owns the trail: the organization's management account, the only account, or with memberTrails one of those that have a trail each.",
    "Management",
    "111111111111",
  ),
  delegatedAdministrator: optional(
    accountSchema(
      "Account that makes the organization's trail on behalf of the management account, which still owns it. Default: the management account makes it.",
      "Delegated administrator",
      "777777777777",
    ),
  ),
  logArchive: optional(
    accountSchema(
      "Account that holds the log bucket, its key and the delivery topic. Default: the management account.",
      "Log archive",
      "222222222222",
    ),
  ),
  audit: optional(
    accountSchema(
      "Account in which people ask questions: tables, workgroup, results. Default: the log archive account.",
      "Audit",
      "333333333333",
    ),
  ),
  members: optional(
    documented(
      array(
        mapping({
          id: documented(id, { examples: ["444444444444"] }),
          name: optional(
            documented(name, {
              description: "Name for people. Default: the account id.",
              examples: ["Workloads"],
            }),
          ),
          access: documented(access, {
            description:
              "How Terraform reaches the account. Only with memberTrails: nothing else is made there. Default: the credentials of the environment.",
          }),
          closed: optional(
            documented(boolean(), {
              description: "Whether the account is closed. It stays listed, because its old log files do.",
            }),
            false,
          ),
        }),
      ),
      {
        description:
          "Other accounts whose log files arrive in the bucket. The three above count among them unlisted; one that is listed all the same must have the same name.",
      },
    ),
    [],
  ),
});
