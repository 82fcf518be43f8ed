import { z } from "zod";
import { patternSetting } from "./pattern-setting";

const roleOrUser = patternSetting(
  /^arn:(aws|aws-us-gov|aws-cn):iam::[0-9]{12}:(role|user)\/([A-Za-z0-9+=,.@_/*?-]*[A-Za-z0-9+=,.@_-][*?]*)$/,
  "must be the ARN of a role or user, with a name before any wildcard",
  "write it like arn:aws:iam::111111111111:role/deploy",
);

/** Schema of the denies that keep administrators from weakening what protects the log files. */
export const tamperGuardSchema = z.strictObject({
  exceptPrincipalArns: z
    .array(roleOrUser)
    .min(1, { error: "must name at least one role or user, or nobody could ever change what is protected" })
    .meta({
      description:
        "Roles and users that may still: the one that deploys the log archive account, and one for emergencies. AWS services are not affected.",
      examples: [["arn:aws:iam::111111111111:role/deploy"]],
    }),
});
