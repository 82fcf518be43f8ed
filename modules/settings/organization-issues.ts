import { accountHolders } from "./account-holders";
import type { SettingsIssue } from "./settings-issue";
import type { SoundSettings } from "./sound-part";
import { isAbsent } from "./sound-part";

/**
 * An organization without a list of its accounts, or accounts that no trail records: the tables would silently show less than
 * people think.
 */
export function organizationIssues(settings: SoundSettings): readonly SettingsIssue[] {
  return isAbsent(settings, ["organization"]) ? openMemberIssues(settings) : unlistedMemberIssues(settings);
}

function unlistedMemberIssues({ accounts, queries, ...settings }: SoundSettings): readonly SettingsIssue[] {
  const unlisted = isAbsent({ accounts }, ["accounts", "members"]) || accounts?.members?.length === 0;
  if (!unlisted || !settings.organization || queries?.accountProjection === "injected") return [];
  return [
    {
      path: ["organization"],
      rule: "must come with accounts.members or queries.accountProjection: injected",
      got: "neither",
      fix: "list the member accounts, or the tables would show no account but those named under accounts",
      atKey: true,
    },
  ];
}

function openMemberIssues(settings: SoundSettings): readonly SettingsIssue[] {
  const holders = accountHolders(settings);
  const members = settings.accounts?.members ?? [];
  return members.flatMap((member, index): SettingsIssue[] => {
    // a member that is one of the accounts above is judged with them
    if (!member || member.closed || holders.some(({ account }) => account.id === member.id)) return [];
    return [
      {
        path: ["accounts", "members", index],
        rule: "must be closed where no organization is given, because the trail then records the management account alone",
        got: "an open account",
        fix: "add organization, or closed: true for an account of which only old log files are left",
        atKey: true,
      },
    ];
  });
}
