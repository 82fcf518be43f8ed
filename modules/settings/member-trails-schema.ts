import { documented } from "./documented";
import { mapping } from "./mapping";
import { patternSetting } from "./pattern-setting";

/** Lets in the listed accounts' trails, by their ids. */
export const listedAccounts = "listed-accounts";

/** Schema of the trails of accounts without an organization's trail. */
export const memberTrailsSchema = mapping({
  admit: documented(
    patternSetting(
      /^(listed-accounts|o-[a-z0-9]{10,32})$/,
      "must be listed-accounts or an organization id",
      "write listed-accounts, or copy the id from `aws organizations describe-organization`",
    ),
    {
      description:
        "Whose trails the log bucket lets in. listed-accounts: those of accounts.management and of the open accounts.members, by their ids. An organization id: trails of this name in all its accounts, at the same size for any number; it rests on aws:SourceOrgID, so try it in your organization first.",
      examples: ["listed-accounts", "o-exampleorgid"],
    },
  ),
});
