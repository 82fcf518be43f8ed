import type { TerraformStack } from "cdktf";
import type { Settings } from "../settings/settings";

/** Has a stack ask for the versions of Terraform and of the AWS provider that the settings name. */
export function pinVersions(
  stack: TerraformStack,
  { requiredVersion, awsProviderVersion }: Settings["terraform"],
): void {
  stack.addOverride("terraform.required_version", requiredVersion);
  // the bindings ask for the exact version that they were made from, unless the settings know better
  if (awsProviderVersion) stack.addOverride("terraform.required_providers.aws.version", awsProviderVersion);
}
