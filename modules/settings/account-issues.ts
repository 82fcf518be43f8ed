import type { AccountHolder } from "./account-holders";
import { accountHolders, firstWith } from "./account-holders";
import type { SettingsIssue } from "./settings-issue";
import { roleArnParts } from "./role-arn";
import type { SoundSettings } from "./sound-part";
import { soundPartition } from "./sound-part";
import { valueText } from "./value-text";

/** Accounts that contradict each other, or whose role is another account's or another partition's. */
export function accountIssues(settings: SoundSettings): readonly SettingsIssue[] {
  const holders = accountHolders(settings);
  const partition = soundPartition(settings);
  return holders.flatMap((holder, index) => [
    ...sameIdIssues(holder, holders.slice(0, index)),
    ...roleIssues(holder, partition),
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

type Access = AccountHolder["account"]["access"];

function sameAccess(a: Access, b: Access): boolean {
  return a?.profile === b?.profile && a?.role === b?.role && a?.externalId === b?.externalId;
}

function roleIssues({ path, account }: AccountHolder, partition: string | undefined): readonly SettingsIssue[] {
  const role = account.access?.role;
  if (role === undefined) return [];
  const arn = roleArnParts(role);
  const issue = (rule: string, of: string, fix: string): SettingsIssue => ({
    path: [...path, "access", "role"],
    rule,
    got: `${valueText(role)}, which is of ${of}`,
    fix,
  });
  if (partition !== undefined && arn.partition !== partition) {
    const fix = `write a role of ${partition}, or set partition: ${arn.partition}`;
    return [issue(`must be a role of partition ${partition}`, arn.partition, fix)];
  }
  if (account.id === undefined || arn.accountId === account.id) return [];
  const rule = `must be a role of account ${account.id}, which it stands under`;
  return [issue(rule, arn.accountId, "write a role of that account, or correct the id")];
}
