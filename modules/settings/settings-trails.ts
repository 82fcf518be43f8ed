import type { TrailIdentity } from "../shared/arns";
import type { Account, Settings } from "./resolve-settings";

/** The trail of the management account, which owns it whoever makes it. */
export function settingsTrail({ partition, homeRegion, accounts, trailName }: Settings): TrailIdentity {
  return { partition, homeRegion, accountId: accounts.management.id, trailName };
}

/** The account whose credentials make that trail. */
export function trailMaker({ accounts }: Settings): Account {
  return accounts.delegatedAdministrator ?? accounts.management;
}
