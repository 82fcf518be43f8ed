import * as fs from "node:fs";
import * as path from "node:path";

/** A provider block of a synthesized stack, as far as the override must know it. */
interface ProviderBlock {
  readonly alias?: string;
}

/** Services whose endpoint the provider may ask, by the provider's own names. */
const services = [
  ...["athena", "cloudtrail", "cloudwatch", "events", "glue", "iam", "kms", "logs", "organizations", "s3"],
  ...["s3control", "scheduler", "sfn", "sns", "sqs", "sts"],
];

/**
 * Writes `emulator_override.tf.json` beside a synthesized stack: Terraform merges it over each provider block of the same alias, so that
 * nothing of the emulator is in settings or modules. `skip_requesting_account_id` stays unset: without the account, ARNs lack it.
 *
 * @see https://developer.hashicorp.com/terraform/language/files/override
 */
export function writeEmulatorOverride(stackDirectory: string, endpoint: string): void {
  const stack = JSON.parse(fs.readFileSync(path.join(stackDirectory, "cdk.tf.json"), "utf8"));
  const blocks: ProviderBlock[] = stack.provider?.aws ?? [{}];
  const s3 = stack.terraform.backend?.s3;
  const override = {
    ...(s3 && { terraform: { backend: { s3: { ...s3, ...stateInEmulator(endpoint) } } } }),
    provider: {
      aws: blocks.map(({ alias }) => ({ ...(alias === undefined ? {} : { alias }), ...emulatorProvider(endpoint) })),
    },
  };
  fs.writeFileSync(path.join(stackDirectory, "emulator_override.tf.json"), JSON.stringify(override, undefined, 2));
}

/** An override of a backend replaces all of it. */
function stateInEmulator(endpoint: string): object {
  return {
    endpoints: { s3: endpoint, sts: endpoint, iam: endpoint },
    use_path_style: true,
    skip_credentials_validation: true,
    skip_metadata_api_check: true,
  };
}

/** What makes a provider work in the emulator. */
export function emulatorProvider(endpoint: string): object {
  return {
    endpoints: [Object.fromEntries(services.map((service) => [service, endpoint]))],
    s3_use_path_style: true,
    skip_credentials_validation: true,
    skip_metadata_api_check: "true",
  };
}
