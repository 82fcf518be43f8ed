import type { AccountRegion } from "../shared/arns";
import type { Account, Settings } from "./resolve-settings";

/** The distinct accounts that hold resources: management, its delegate, log archive and audit, in this order, each once. */
export function settingsAccounts(settings: Settings): readonly Account[] {
  const { management, delegatedAdministrator, logArchive, audit } = settings.accounts;
  const holders = [management, ...(delegatedAdministrator ? [delegatedAdministrator] : []), logArchive, audit];
  return holders.filter(({ id }, index, all) => all.findIndex((account) => account.id === id) === index);
}

/** Ids of every account whose log files arrive, closed ones too, sorted. */
export function logAccountIds(settings: Settings): readonly string[] {
  const ids = isOrganization(settings)
    ? settingsAccounts(settings).map(({ id }) => id)
    : [settings.accounts.management.id];
  return [...new Set([...ids, ...settings.accounts.members.map(({ id }) => id)])].sort();
}

/** Names of every account that the settings name, by id. */
export function accountNames(settings: Settings): Readonly<Record<string, string>> {
  const all = [...settings.accounts.members, ...settingsAccounts(settings)];
  return Object.fromEntries(all.map(({ id, name }) => [id, name]));
}

/** Whether the trail records an organization. */
export function isOrganization(settings: Settings): boolean {
  return settings.organization !== undefined;
}

/** Whether people ask questions in another account than the one that keeps the log files. */
export function auditElsewhere({ accounts }: Settings): boolean {
  return accounts.audit.id !== accounts.logArchive.id;
}

/** An account's place for resources: all stand in the home Region. */
export function placeOf({ partition, homeRegion }: Settings, { id }: { readonly id: string }): AccountRegion {
  return { partition, accountId: id, region: homeRegion };
}
