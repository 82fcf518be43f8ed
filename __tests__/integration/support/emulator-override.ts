import * as fs from "node:fs";
import * as path from "node:path";

/** A provider block of a synthesized stack, as far as the override must know it. */
interface ProviderBlock {
  readonly alias?: string;
}

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
    provider: { aws: blocks.map(({ alias }) => ({ ...(alias === undefined ? {} : { alias }), ...emulatorProvider })) },
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

/** What makes a provider work in the emulator, besides {@link emulatorEnv}. */
export const emulatorProvider = {
  s3_use_path_style: true,
  skip_credentials_validation: true,
  skip_metadata_api_check: "true",
};

/**
 * Variables that say where AWS is, to Terraform's provider as to every AWS SDK. The provider's `endpoints` block says the same, and reading
 * that takes each process two seconds of work.
 *
 * @see https://docs.aws.amazon.com/sdkref/latest/guide/feature-ss-endpoints.html
 */
export function emulatorEnv(endpoint: string): Readonly<Record<string, string>> {
  // a provider that takes on a role asks for that where this alone says
  return { AWS_ENDPOINT_URL: endpoint, AWS_ENDPOINT_URL_STS: endpoint };
}
