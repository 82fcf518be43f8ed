import { literal, optional, variant } from "valibot";
import { bucketName } from "./bucket-name";
import { documented } from "./documented";
import { mapping } from "./mapping";
import { noList } from "./no-list";
import { patternSetting } from "./pattern-setting";
import { profileName } from "./profile-name";
import { regionSetting } from "./region-setting";
import { textSetting } from "./text-setting";

const typeDescription =
  "local: a file beside the stack, for trying out. s3: an object that is locked while in use, for teams.";

const keyId = "([0-9a-f]{8}-([0-9a-f]{4}-){3}[0-9a-f]{12}|mrk-[0-9a-f]{32})";

// Terraform's backend takes no alias
const kmsKeyId = patternSetting(
  new RegExp(`^(arn:(aws|aws-us-gov|aws-cn):kms:[a-z0-9-]+:[0-9]{12}:key/)?${keyId}$`),
  "must be the ARN or the id of a KMS key",
  "write it like arn:aws:kms:us-east-1:111111111111:key/11111111-2222-3333-4444-555555555555",
);

const stateKey = textSetting((key) => {
  const isPlain = /^[^\s/](.{0,1022}[^\s/])?$/u.test(key) && !key.includes("//");
  return isPlain
    ? undefined
    : {
        rule: "must be an object key that begins and ends with no slash",
        fix: "write it like sms-trail/terraform.tfstate",
      };
});

/** Schema of where Terraform keeps its state. In S3 it is always locked (`use_lockfile`) and encrypted. */
export const backendSchema = noList(
  variant("type", [
    documented(
      mapping({
        type: documented(literal("local"), { description: typeDescription }),
      }),
      { description: "State in a file: for trying out." },
    ),
    documented(
      mapping({
        type: documented(literal("s3"), { description: typeDescription }),
        bucket: documented(bucketName, { description: "Bucket of the state.", examples: ["example-terraform-state"] }),
        key: documented(stateKey, {
          description: "Key of the state's object.",
          examples: ["sms-trail/terraform.tfstate"],
        }),
        region: documented(regionSetting, { description: "Region of the bucket.", examples: ["us-east-1"] }),
        profile: optional(
          documented(profileName, {
            description:
              "Profile of the AWS configuration file that may read and write the state. Default: the credentials of the environment.",
            examples: ["terraform-state"],
          }),
        ),
        kmsKeyId: optional(
          documented(kmsKeyId, {
            description: "ARN or id of the key that encrypts the state. Default: the bucket's own encryption.",
            examples: ["arn:aws:kms:us-east-1:111111111111:key/11111111-2222-3333-4444-555555555555"],
          }),
        ),
      }),
      { description: "State in S3: for teams and CI." },
    ),
  ]),
);
