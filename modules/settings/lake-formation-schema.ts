import { z } from "zod";
import { patternSetting } from "./pattern-setting";

const roleOrUser = patternSetting(
  /^arn:(aws|aws-us-gov|aws-cn):iam::[0-9]{12}:(role|user)\/[A-Za-z0-9+=,.@_/-]*[A-Za-z0-9+=,.@_-]$/,
  "must be the ARN of one role or user, because Lake Formation knows no wildcards",
  "write it like arn:aws:iam::333333333333:role/Analyst",
);

/** Schema of the grants of Lake Formation. */
export const lakeFormationSchema = z.strictObject({
  readerArns: z
    .array(roleOrUser)
    .min(1, { error: "must name at least one role or user" })
    .meta({
      description: "Roles and users that ask questions: each may see the database and read all its tables and views.",
      examples: [["arn:aws:iam::333333333333:role/Analyst"]],
    }),
});
