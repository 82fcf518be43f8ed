import { accountHolders, firstWith } from "./account-holders";
import type { AccountHolder } from "./account-holders";
import type { SettingPath, SettingsIssue } from "./settings-issue";
import type { SoundSettings } from "./sound-part";
import { valueText } from "./value-text";

type Member = NonNullable<NonNullable<NonNullable<SoundSettings["accounts"]>["members"]>[number]>;

/** Members that are listed twice or contradict the accounts that hold resources. */
export function memberIssues(settings: SoundSettings): readonly SettingsIssue[] {
  const members = settings.accounts?.members ?? [];
  const holders = accountHolders(settings);
  const firstById = new Map<string, number>();
  return members.flatMap((member, index): readonly SettingsIssue[] => {
    if (member?.id === undefined) return [];
    const first = firstById.get(member.id) ?? index;
    firstById.set(member.id, first);
    const path = ["accounts", "members", index];
    return first < index ? [repeatedIssue([...path, "id"], first)] : holderIssues(path, member, holders);
  });
}

function repeatedIssue(path: SettingPath, first: number): SettingsIssue {
  return { path, rule: `must be listed once, and is accounts.members[${first}] already`, fix: "remove one of the two" };
}

/** A member may repeat an account that holds resources, in the same words. */
function holderIssues(path: SettingPath, member: Member, holders: readonly AccountHolder[]): readonly SettingsIssue[] {
  const same = holders.find(({ account }) => account.id === member.id);
  const named = firstWith(holders, member.id, "name");
  const issues: SettingsIssue[] = [];
  if (named && member.name !== undefined && named.account.name !== member.name) {
    issues.push({
      path: [...path, "name"],
      rule: `must be the same as ${named.path.join(".")}.name, because both are account ${member.id}`,
      got: `${valueText(member.name)} and ${valueText(named.account.name)}`,
      fix: "remove this name, or correct one of the ids",
    });
  }
  if (same && member.closed) {
    issues.push({
      path: [...path, "closed"],
      rule: `must not be closed, because it is ${same.path.join(".")}, which holds resources`,
      fix: "remove closed, or correct one of the ids",
    });
  }
  return issues;
}
