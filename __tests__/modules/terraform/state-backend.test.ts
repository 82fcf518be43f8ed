import { TerraformStack, Testing } from "cdktf";
import { useStateBackend } from "../../../modules/terraform/state-backend";

test("state in S3 is encrypted, locked without a table, and its key means what it says", () => {
  const stack = new TerraformStack(Testing.app(), "test");
  useStateBackend(stack, {
    type: "s3",
    bucket: "state",
    key: "${odd}/terraform.tfstate",
    region: "us-east-1",
    kmsKeyId: "alias/state",
  });
  expect(JSON.parse(Testing.synth(stack)).terraform.backend).toEqual({
    s3: {
      bucket: "state",
      key: "$${odd}/terraform.tfstate",
      region: "us-east-1",
      kms_key_id: "alias/state",
      encrypt: true,
      use_lockfile: true,
    },
  });
});
