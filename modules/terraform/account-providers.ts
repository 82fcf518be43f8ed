import { AwsProvider } from "@cdktf/provider-aws/lib/provider";
import type { TerraformProvider } from "cdktf";
import type { Construct } from "constructs";
import { terraformText } from "../shared/terraform-text";

/** How Terraform reaches an account: a profile of the AWS configuration, or a role to take on. Never keys. */
export type AccountAccess = { readonly profile: string } | { readonly role: string; readonly externalId?: string };

/** An account that holds resources. */
export interface ProviderAccount {
  /** Account id, 12 digits. */
  readonly id: string;

  /** What the account is to the landing zone, the alias of its provider: `log_archive`. */
  readonly alias: string;

  /**
   * How Terraform reaches it.
   *
   * @default - the credentials of the environment
   */
  readonly access?: AccountAccess;
}

/** What all providers have in common. */
export interface ProviderDefaults {
  readonly region: string;
  /** Tags on every resource. */
  readonly tags: Readonly<Record<string, string>>;
}

/**
 * Makes a provider for each distinct account, and finds them by account id. Each refuses to work in another account than its own. One account needs no
 * alias; with several, every provider has one, so that no resource lands somewhere by default.
 */
export function accountProviders(
  scope: Construct,
  accounts: readonly ProviderAccount[],
  defaults: ProviderDefaults,
): (accountId: string) => TerraformProvider {
  const distinct = accounts.filter(({ id }, index) => accounts.findIndex((account) => account.id === id) === index);
  const single = distinct.length === 1;
  const providers = new Map(
    distinct.map(({ id, alias, access }) => [
      id,
      new AwsProvider(scope, single ? "aws" : `aws_${alias}`, {
        alias: single ? undefined : alias,
        region: defaults.region,
        allowedAccountIds: [id],
        ...(access && credentials(access)),
        defaultTags: Object.keys(defaults.tags).length === 0 ? undefined : [{ tags: { ...defaults.tags } }],
      }),
    ]),
  );
  return (accountId) => {
    const provider = providers.get(accountId);
    if (provider === undefined) throw new Error(`no provider was made for account ${accountId}`);
    return provider;
  };
}

function credentials(access: AccountAccess) {
  return "profile" in access
    ? { profile: terraformText(access.profile) }
    : { assumeRole: [{ roleArn: access.role, externalId: access.externalId }] };
}
