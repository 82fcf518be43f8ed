import { accountHolders } from "./account-holders";
import type { SettingsIssue } from "./settings-issue";
import type { SoundSettings } from "./sound-part";
import { isAbsent } from "./sound-part";

/**
 * An organization without a list of its accounts, or accounts that no trail records: the tables would silently show less than
 * people think.
 */
export function organizationIssues(settings: SoundSettings): readonly SettingsIssue[] {
  return isAbsent(settings, ["organization"])
    ? openMemberIssues(settings)
    : [...unlistedMemberIssues(settings), ...trustedAccessIssues(settings), ...registrationIssues(settings)];
}

function trustedAccessIssues(settings: SoundSettings): readonly SettingsIssue[] {
  if (settings.organization?.checkTrustedAccess !== true) return [];
  const path = ["organization", "checkTrustedAccess"];
  const issue = (rule: string): SettingsIssue => ({ path, rule, fix: "remove it, and look once by hand" });
  return [
    ...(isAbsent(settings, ["accounts", "delegatedAdministrator"])
      ? []
      : [issue("must be left out with accounts.delegatedAdministrator, whom AWS does not tell")]),
    ...(settings.existing?.trail === true
      ? [issue("must be left out with existing.trail, because no trail is made")]
      : []),
  ];
}

function registrationIssues(settings: SoundSettings): readonly SettingsIssue[] {
  if (settings.organization?.registerDelegatedAdministrator !== true) return [];
  const path = ["organization", "registerDelegatedAdministrator"];
  return [
    ...(isAbsent(settings, ["accounts", "delegatedAdministrator"])
      ? [{ path, rule: "must come with accounts.delegatedAdministrator", fix: "add it, or remove this" }]
      : []),
    ...(settings.existing?.trail === true
      ? [{ path, rule: "must be left out with existing.trail, because no trail is made", fix: "remove it" }]
      : []),
  ];
}

function unlistedMemberIssues(settings: SoundSettings): readonly SettingsIssue[] {
  const { accounts, organization, queries } = settings;
  const unlisted = isAbsent(settings, ["accounts", "members"]) || accounts?.members?.length === 0;
  // a projection that is no word of ours may have been meant as injected
  const needed = isAbsent(settings, ["queries", "accountProjection"]) || queries?.accountProjection === "enum";
  if (!organization || !unlisted || !needed) return [];
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

/** Said once, however many they are: what is missing is the organization. */
function openMemberIssues(settings: SoundSettings): readonly SettingsIssue[] {
  if (!isAbsent(settings, ["memberTrails"])) return [];
  const holders = accountHolders(settings);
  const open = (settings.accounts?.members ?? []).flatMap((member, index) => {
    // a member that is one of the accounts above is judged with them
    const isHolder = holders.some(({ account }) => account.id === member?.id);
    return !member || member.closed || isHolder ? [] : [index];
  });
  if (open[0] === undefined) return [];
  return [
    {
      path: ["accounts", "members", open[0]],
      rule: "must be closed where no organization is given, because the trail then records the management account alone",
      got: open.length === 1 ? "an open account" : `${open.length} open accounts, of which this is the first`,
      fix: "add organization, memberTrails, or closed: true for an account of which only old log files are left",
      atKey: true,
    },
  ];
}
