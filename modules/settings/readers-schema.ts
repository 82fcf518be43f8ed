import { array, boolean, optional } from "valibot";
import { accountId } from "./account-id";
import { documented } from "./documented";
import { mapping } from "./mapping";
import { patternSetting } from "./pattern-setting";

const organizationPath = patternSetting(
  /^o-[a-z0-9]{10,32}\/r-[a-z0-9]{4,32}\/(ou-[a-z0-9]{4,32}-[a-z0-9]{8,32}\/)*\*?$/,
  "must be an organization, its root, units and a last * or /",
  "write it like o-exampleorgid/r-ab12/ou-ab12-11111111/*",
);

/** Schema of who reads the log files besides the audit account. */
export const readersSchema = mapping({
  accountIds: optional(
    documented(array(accountId), {
      description: "Accounts whose principals read all log files.",
      examples: [["666666666666"]],
    }),
    [],
  ),
  organizationPaths: optional(
    documented(array(organizationPath), {
      description: "Paths of the organization, of whose accounts the principals read all log files.",
      examples: [["o-exampleorgid/r-ab12/ou-ab12-11111111/*"]],
    }),
    [],
  ),
  membersReadTheirOwn: optional(
    documented(boolean(), {
      description: "Whether every account of the organization reads its own log files, and no other's.",
    }),
    false,
  ),
});
