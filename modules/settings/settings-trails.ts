import type { TrailIdentity } from "../shared/arns";
import type { DeliveringTrails } from "../shared/delivering-trails";
import { listedAccounts } from "./member-trails-schema";
import type { Account, Settings } from "./resolve-settings";

/** A trail, and the account whose credentials make it. */
export interface SettingsTrail {
  readonly trail: TrailIdentity;
  readonly maker: Account;
}

/** The trail of the management account, which owns it whoever makes it. */
export function settingsTrail(settings: Settings): SettingsTrail {
  const { management, delegatedAdministrator } = settings.accounts;
  return { trail: trailOf(settings, management), maker: delegatedAdministrator ?? management };
}

/** The delegated administrator that these settings register; nobody where somebody else does. */
export function registeredDelegate({ organization, accounts }: Settings): Account | undefined {
  return organization?.registerDelegatedAdministrator ? accounts.delegatedAdministrator : undefined;
}

/** With `memberTrails` the trail of each other open account, in an order that the file's order does not change. */
export function memberTrails(settings: Settings): readonly SettingsTrail[] {
  const { accounts } = settings;
  if (settings.memberTrails === undefined) return [];
  return accounts.members
    .filter(({ id, closed }) => !closed && id !== accounts.management.id)
    .sort((a, b) => (a.id < b.id ? -1 : 1))
    .map((maker) => ({ trail: trailOf(settings, maker), maker }));
}

/** The organization whose accounts deliver: the trail's own, or the one whose accounts' trails are let in. */
export function deliveringOrganization({ organization, memberTrails }: Settings): string | undefined {
  const admit = memberTrails?.admit;
  return organization?.id ?? (admit === listedAccounts ? undefined : admit);
}

/**
 * Roles that make trails in accounts that a service control policy binds: a delegate's and, without an organization's trail, each account's
 * own. The management account is never bound.
 */
export function trailDeployRoles(settings: Settings): readonly string[] {
  const { organization, existing, accounts } = settings;
  const own = existing.trail ? [] : [settingsTrail(settings)];
  return [...own, ...memberTrails(settings)]
    .map(({ maker }) => maker)
    .filter(({ id }) => organization === undefined || id !== accounts.management.id)
    .flatMap(({ access }) => (access && "role" in access ? [access.role] : []));
}

/** Every trail that delivers to the log bucket, as its policies let them in. */
export function settingsTrails(settings: Settings): DeliveringTrails {
  const ofOrganization = settings.memberTrails && deliveringOrganization(settings);
  if (ofOrganization !== undefined) {
    const { accountId: _, ...trail } = settingsTrail(settings).trail;
    return { ...trail, ofOrganization };
  }
  return [settingsTrail(settings), ...memberTrails(settings)].map(({ trail }) => trail);
}

function trailOf({ partition, homeRegion, trailName }: Settings, { id }: Account): TrailIdentity {
  return { partition, homeRegion, accountId: id, trailName };
}
