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

/** With `memberTrails` the trail of each other open account, in an order that the file's order does not change. */
export function memberTrails(settings: Settings): readonly SettingsTrail[] {
  const { accounts } = settings;
  if (settings.memberTrails === undefined) return [];
  return accounts.members
    .filter(({ id, closed }) => !closed && id !== accounts.management.id)
    .sort((a, b) => (a.id < b.id ? -1 : 1))
    .map((maker) => ({ trail: trailOf(settings, maker), maker }));
}

/** Every trail that delivers to the log bucket, as its policies let them in. */
export function settingsTrails(settings: Settings): DeliveringTrails {
  const admit = settings.memberTrails?.admit;
  if (admit !== undefined && admit !== listedAccounts) {
    const { accountId: _, ...trail } = settingsTrail(settings).trail;
    return { ...trail, ofOrganization: admit };
  }
  return [settingsTrail(settings), ...memberTrails(settings)].map(({ trail }) => trail);
}

function trailOf({ partition, homeRegion, trailName }: Settings, { id }: Account): TrailIdentity {
  return { partition, homeRegion, accountId: id, trailName };
}
