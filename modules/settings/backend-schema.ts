import { z } from "zod";
import { bucketName } from "./bucket-name";
import { regionSetting } from "./region-setting";
import { textSetting } from "./text-setting";

const typeDescription =
  "local: a file beside the stack, for trying out. s3: an object that is locked while in use, for teams.";

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
export const backendSchema = z.discriminatedUnion("type", [
  z
    .strictObject({
      type: z.literal("local").meta({ description: typeDescription }),
    })
    .meta({ description: "State in a file: for trying out." }),
  z
    .strictObject({
      type: z.literal("s3").meta({ description: typeDescription }),
      bucket: bucketName.meta({ description: "Bucket of the state.", examples: ["example-terraform-state"] }),
      key: stateKey.meta({ description: "Key of the state's object.", examples: ["sms-trail/terraform.tfstate"] }),
      region: regionSetting.meta({ description: "Region of the bucket.", examples: ["us-east-1"] }),
      profile: z
        .string()
        .min(1, { error: "must not be empty" })
        .optional()
        .meta({
          description:
            "Profile of the AWS configuration file that may read and write the state. Default: the credentials of the environment.",
          examples: ["terraform-state"],
        }),
      kmsKeyId: z
        .string()
        .min(1, { error: "must not be empty" })
        .optional()
        .meta({
          description: "ARN or id of the key that encrypts the state. Default: the bucket's own encryption.",
          examples: ["arn:aws:kms:us-east-1:111111111111:key/11111111-2222-3333-4444-555555555555"],
        }),
    })
    .meta({ description: "State in S3: for teams and CI." }),
]);
