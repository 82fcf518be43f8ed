import { patternSetting } from "./pattern-setting";

/** ARN of an IAM role. Whether its partition and account fit where it stands is checked over the whole file. */
export const roleArn = patternSetting(
  /^arn:(aws|aws-us-gov|aws-cn):iam::[0-9]{12}:role\/[A-Za-z0-9+=,.@_/-]+$/,
  "must be the ARN of an IAM role",
  "write it like arn:aws:iam::111111111111:role/deploy",
);

/** Partition and account of a role's ARN. */
export function roleArnParts(arn: string): { partition: string; accountId: string } {
  const [, partition = "", , , accountId = ""] = arn.split(":");
  return { partition, accountId };
}
