import { z } from "zod";
import { patternSetting } from "./pattern-setting";
import { profileName } from "./profile-name";
import { roleArn } from "./role-arn";

/** How Terraform reaches an account: a profile of the AWS configuration, or a role to assume. Never keys. */
export type AccountAccess = { readonly profile: string } | { readonly role: string; readonly externalId?: string };

/** Schema of {@link AccountAccess}. One object and not a union, so that a mistyped key is named and not "no variant fits". */
export const accessSchema = z
  .strictObject({
    profile: profileName
      .optional()
      .meta({ description: "Profile of the AWS configuration file. Excludes role.", examples: ["management"] }),
    role: roleArn.optional().meta({
      description: "ARN of the role to assume, in the account it stands under. Excludes profile.",
      examples: ["arn:aws:iam::111111111111:role/deploy"],
    }),
    externalId: patternSetting(
      /^[A-Za-z0-9+=,.@:/_-]{2,1224}$/,
      "must be 2 to 1224 letters, digits and signs of + = , . @ : / _ -",
      "write the external id that the role's trust policy asks for",
    )
      .optional()
      .meta({ description: "External id that the role's trust policy asks for. Only with role." }),
  })
  .superRefine((access, context) => {
    const fail = (rule: string, got: string, fix: string) =>
      context.addIssue({ code: "custom", message: rule, params: { got, fix } });
    const rule = "must have either profile or role";
    if (access.profile !== undefined && access.role !== undefined) fail(rule, "both", "remove one");
    else if (access.profile === undefined && access.role === undefined) {
      fail(rule, "neither", "add one, or remove access to use the credentials of the environment");
    } else if (access.externalId !== undefined && access.role === undefined) {
      fail("must have externalId only with role", "externalId with profile", "remove externalId");
    }
  })
  .transform((access): AccountAccess => {
    if (access.profile !== undefined) return { profile: access.profile };
    const role = { role: access.role ?? "" };
    return access.externalId === undefined ? role : { ...role, externalId: access.externalId };
  })
  .meta({ oneOf: [{ required: ["profile"] }, { required: ["role"] }] });
