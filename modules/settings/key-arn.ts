import { patternSetting } from "./pattern-setting";

/** ARN of a customer key. */
export const keyArn = patternSetting(
  /^arn:(aws|aws-us-gov|aws-cn):kms:[a-z0-9-]+:[0-9]{12}:key\/[A-Za-z0-9-]+$/,
  "must be the ARN of a customer key, because nobody can edit the policy of an alias/aws/ key",
  "write it like arn:aws:kms:us-east-1:111111111111:key/11111111-2222-3333-4444-555555555555",
);
