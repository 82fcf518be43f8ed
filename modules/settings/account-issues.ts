import type { AccountHolder } from "./account-holders";
import { accountHolders, firstWith, sameAccess } from "./account-holders";
import { roleIssues } from "./role-issues";
import type { SettingsIssue } from "./settings-issue";
import type { SoundSettings } from "./sound-part";
import { valueText } from "./value-text";

/** Accounts that contradict each other, or whose role is another account's or another partition's. */
export function accountIssues(settings: SoundSettings): readonly SettingsIssue[] {
  const holders = accountHolders(settings);
  return holders.flatMap((holder, index) => [
    ...sameIdIssues(holder, holders.slice(0, index)),
    ...roleIssues(settings, holder.path, holder.account),
  ]);
}

/** One account can have two roles in the landing zone, but only one name and one way in. */
function sameIdIssues({ path, account }: AccountHolder, earlier: readonly AccountHolder[]): readonly SettingsIssue[] {
  const named = firstWith(earlier, account.id, "name");
  const reached = firstWith(earlier, account.id, "access");
  const issue = (key: "name" | "access", first: AccountHolder, got: string): SettingsIssue => ({
    path: [...path, key],
    rule: `must be the same as ${first.path.join(".")}.${key}, because both are account ${account.id}`,
    got,
    fix: `remove this ${key}, or correct one of the ids`,
  });
  return [
    ...(named && account.name !== undefined && named.account.name !== account.name
      ? [issue("name", named, `${valueText(account.name)} and ${valueText(named.account.name)}`)]
      : []),
    ...(reached && account.access !== undefined && !sameAccess(reached.account.access, account.access)
      ? [issue("access", reached, "another")]
      : []),
  ];
}
