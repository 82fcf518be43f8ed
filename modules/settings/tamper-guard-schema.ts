import { array, metadata, minLength, pipe } from "valibot";
import { mapping } from "./mapping";
import { patternSetting } from "./pattern-setting";

const roleOrUser = patternSetting(
  /^arn:(aws|aws-us-gov|aws-cn):iam::[0-9]{12}:(role|user)\/([A-Za-z0-9+=,.@_/*?-]*[A-Za-z0-9+=,.@_-][*?]*)$/,
  "must be the ARN of a role or user, with a name before any wildcard",
  "write it like arn:aws:iam::111111111111:role/deploy",
);

/** Schema of the denies that keep administrators from weakening what protects the log files. */
export const tamperGuardSchema = mapping({
  exceptPrincipalArns: pipe(
    array(roleOrUser),
    minLength(1, "must name at least one role or user, or nobody could ever change what is protected"),
    metadata({
      description:
        "Roles and users that may still: the one that deploys the log archive account, and one for emergencies. AWS services are not affected.",
      examples: [["arn:aws:iam::111111111111:role/deploy"]],
    }),
  ),
});
