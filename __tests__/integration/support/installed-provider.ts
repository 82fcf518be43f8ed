import * as fs from "node:fs";
import * as path from "node:path";
import { environment } from "./environment";
import { runCommand } from "./run-command";

/** The provider that stacks require, `cdk.tf.json`'s `required_providers`. */
export interface RequiredProvider {
  readonly aws: { readonly source: string; readonly version: string };
}

/** Variables of Terraform's commands in a stack whose provider is there already. */
export interface InstalledProvider {
  /** For every command: no command takes the checksum of the provider's 700 MB again. */
  readonly env: Readonly<Record<string, string>>;

  /** For `terraform init`, which then looks up no provider and readies the backend alone. */
  readonly initEnv: Readonly<Record<string, string>>;
}

const installed = new Map<string, Promise<InstalledProvider>>();

/**
 * Installs a provider as `terraform init` does, once for all stacks that require the same.
 *
 * @see https://developer.hashicorp.com/terraform/cli/config/config-file#development-overrides-for-provider-developers
 */
export function installedProvider(required: RequiredProvider): Promise<InstalledProvider> {
  const key = JSON.stringify(required);
  const known = installed.get(key) ?? install(required);
  installed.set(key, known);
  return known;
}

async function install(required: RequiredProvider): Promise<InstalledProvider> {
  const cwd = fs.mkdtempSync(path.join(environment.work, "provider-"));
  const main = { terraform: { required_providers: required } };
  fs.writeFileSync(path.join(cwd, "main.tf.json"), JSON.stringify(main));
  await runCommand("terraform", ["init", "-input=false", "-no-color"], { cwd, log: "installed-provider" });
  const versions = path.join(cwd, ".terraform/providers/registry.terraform.io/hashicorp/aws");
  const [version = ""] = fs.readdirSync(versions);
  const [platform = ""] = fs.readdirSync(path.join(versions, version));
  const folder = fs.realpathSync(path.join(versions, version, platform));
  const config = path.join(cwd, "terraform.tfrc");
  const overrides = `provider_installation {\n  dev_overrides {\n    "hashicorp/aws" = ${JSON.stringify(
    folder,
  )}\n  }\n}\n`;
  fs.writeFileSync(config, overrides);
  return { env: { TF_CLI_CONFIG_FILE: config }, initEnv: { TF_REATTACH_PROVIDERS: unreached } };
}

/** A provider that somebody else runs needs no installation; `init` does not ask it anything. */
const unreached = JSON.stringify({
  "hashicorp/aws": { Protocol: "grpc", Pid: 0, Test: true, Addr: { Network: "unix", String: "none" } },
});
