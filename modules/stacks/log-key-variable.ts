import { TerraformVariable, type TerraformStack } from "cdktf";
import type { Settings } from "../settings/settings";

/**
 * ARN of the archive's key in another stack. The one thing that cannot be computed: KMS chooses the key's id, and CloudTrail wants the key
 * and not an alias. So it is handed over by whoever deploys, and not read from the archive's state, which these credentials have no business
 * with.
 */
export function logKeyVariable(stack: TerraformStack, { partition, homeRegion, accounts }: Settings): string {
  const variable = new TerraformVariable(stack, "log_key_arn", {
    type: "string",
    nullable: false,
    description: "Output log_key_arn of the log archive's stack",
  });
  const key = `arn:${partition}:kms:${homeRegion}:${accounts.logArchive.id}:key/`;
  variable.addValidation({
    condition: `\${startswith(var.log_key_arn, "${key}")}`,
    errorMessage: `The value must be the output log_key_arn of the log archive's stack: ${key} and an id.`,
  });
  return variable.stringValue;
}
