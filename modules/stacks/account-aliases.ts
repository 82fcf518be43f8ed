import type { Settings } from "../settings/settings";
import { registeredDelegate } from "../settings/settings-trails";
import type { ProviderAccount } from "../terraform/account-providers";

/** The accounts that one stack holds resources in, each with the alias of its provider. */
export function accountAliases(settings: Settings): ProviderAccount[] {
  const { management, delegatedAdministrator, logArchive, audit } = settings.accounts;
  return [
    ...(delegatedAdministrator ? [{ alias: "delegated_administrator", ...delegatedAdministrator }] : []),
    ...(delegatedAdministrator && !registeredDelegate(settings) ? [] : [{ alias: "management", ...management }]),
    { alias: "log_archive", ...logArchive },
    { alias: "audit", ...audit },
  ];
}
