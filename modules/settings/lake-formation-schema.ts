import { array, metadata, minLength, pipe } from "valibot";
import { mapping } from "./mapping";
import { patternSetting } from "./pattern-setting";

const roleOrUser = patternSetting(
  /^arn:(aws|aws-us-gov|aws-cn):iam::[0-9]{12}:(role|user)\/[A-Za-z0-9+=,.@_/-]*[A-Za-z0-9+=,.@_-]$/,
  "must be the ARN of one role or user, because Lake Formation knows no wildcards",
  "write it like arn:aws:iam::333333333333:role/Analyst",
);

/** Schema of the grants of Lake Formation. */
export const lakeFormationSchema = mapping({
  readerArns: pipe(
    array(roleOrUser),
    minLength(1, "must name at least one role or user"),
    metadata({
      description: "Roles and users that ask questions: each may see the database and read all its tables and views.",
      examples: [["arn:aws:iam::333333333333:role/Analyst"]],
    }),
  ),
});
