import { boolean, optional } from "valibot";
import { documented } from "./documented";
import { mapping } from "./mapping";
import { patternSetting } from "./pattern-setting";

/** Id of an organization. */
export const organizationId = documented(
  patternSetting(
    /^o-[a-z0-9]{10,32}$/,
    "must be an organization id: o- and 10 to 32 lower-case letters or digits",
    "copy it from `aws organizations describe-organization`",
  ),
  { examples: ["o-exampleorgid"] },
);

/** Schema of the organization that the trail records. */
export const organizationSchema = mapping({
  id: documented(organizationId, { description: "Id of the organization." }),
  controlTower: optional(
    documented(boolean(), {
      description: "Whether AWS Control Tower's layout is used: the prefix is then the organization id.",
    }),
    false,
  ),
  checkTrustedAccess: optional(
    documented(boolean(), {
      description:
        "Whether each plan looks first that the organization trusts CloudTrail, and fails with what to do. Needs organizations:ListRoots besides the deploy role's rights. Not with accounts.delegatedAdministrator, whom AWS does not tell, nor with existing.trail.",
    }),
    false,
  ),
  registerDelegatedAdministrator: optional(
    documented(boolean(), {
      description:
        "Whether accounts.delegatedAdministrator is registered here, by the management account's credentials, which need rights in AWS Organizations for it. It stays registered when the trail goes. Default: somebody has registered it.",
    }),
    false,
  ),
});
