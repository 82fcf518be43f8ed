import type { Settings } from "../settings/settings";
import type { ProviderAccount } from "../terraform/account-providers";

/** The accounts that one stack holds resources in, each with the alias of its provider. */
export function accountAliases({ accounts }: Settings): ProviderAccount[] {
  const { management, delegatedAdministrator, logArchive, audit } = accounts;
  return [
    delegatedAdministrator
      ? { alias: "delegated_administrator", ...delegatedAdministrator }
      : { alias: "management", ...management },
    { alias: "log_archive", ...logArchive },
    { alias: "audit", ...audit },
  ];
}
