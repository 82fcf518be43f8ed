import { metadata, optional, pipe, transform } from "valibot";
import { documented } from "./documented";
import { mapping } from "./mapping";
import { patternSetting } from "./pattern-setting";
import { profileName } from "./profile-name";
import { roleArn } from "./role-arn";
import { rules } from "./rules";

/** How Terraform reaches an account: a profile of the AWS configuration, or a role to assume. Never keys. */
export type AccountAccess = { readonly profile: string } | { readonly role: string; readonly externalId?: string };

/** Schema of {@link AccountAccess}. One object and not a union, so that a mistyped key is named and not "no variant fits". */
export const accessSchema = pipe(
  mapping({
    profile: optional(
      documented(profileName, {
        description: "Profile of the AWS configuration file. Excludes role.",
        examples: ["management"],
      }),
    ),
    role: optional(
      documented(roleArn, {
        description: "ARN of the role to assume, in the account it stands under. Excludes profile.",
        examples: ["arn:aws:iam::111111111111:role/deploy"],
      }),
    ),
    externalId: optional(
      documented(
        patternSetting(
          /^[A-Za-z0-9+=,.@:/_-]{2,1224}$/,
          "must be 2 to 1224 letters, digits and signs of + = , . @ : / _ -",
          "write the external id that the role's trust policy asks for",
        ),
        {
          description: "External id that the role's trust policy asks for. Only with role.",
        },
      ),
    ),
  }),
  rules(({ profile, role, externalId }) => {
    const rule = "must have either profile or role";
    if (profile !== undefined && role !== undefined) return [{ rule, got: "both", fix: "remove one" }];
    if (profile === undefined && role === undefined) {
      const fix = "add one, or remove access to use the credentials of the environment";
      return [{ rule, got: "neither", fix }];
    }
    if (externalId === undefined || role !== undefined) return [];
    const got = "externalId with profile";
    return [{ rule: "must have externalId only with role", got, fix: "remove externalId" }];
  }),
  metadata({ oneOf: [{ required: ["profile"] }, { required: ["role"] }] }),
  transform((access): AccountAccess => {
    if (access.profile !== undefined) return { profile: access.profile };
    const role = { role: access.role ?? "" };
    return access.externalId === undefined ? role : { ...role, externalId: access.externalId };
  }),
);
