import { accountHolders, firstWith, sameAccess } from "./account-holders";
import { roleIssues } from "./role-issues";
import type { SettingsIssue } from "./settings-issue";
import type { SoundSettings } from "./sound-part";
import { isAbsent } from "./sound-part";

/** Trails of member accounts beside settings that they need or exclude. */
export function memberTrailIssues(settings: SoundSettings): readonly SettingsIssue[] {
  return isAbsent(settings, ["memberTrails"])
    ? uselessAccessIssues(settings)
    : [...neededIssues(settings), ...excludedIssues(settings), ...accessIssues(settings)];
}

function neededIssues(settings: SoundSettings): readonly SettingsIssue[] {
  const path = ["memberTrails"];
  const { members } = settings.accounts ?? {};
  const isOne = isAbsent(settings, ["stacks"]) || settings.stacks === "one";
  const isAlone = isAbsent(settings, ["accounts", "members"]) || members?.every((member) => member?.closed === true);
  return [
    ...(isOne
      ? [
          {
            path,
            rule: "must come with stacks: per-account, because one stack reaches few accounts",
            got: "one stack for all of them",
            fix: "add stacks: per-account",
            atKey: true,
          },
        ]
      : []),
    ...(isAlone
      ? [
          {
            path,
            rule: "must come with open accounts.members, whose trails they are",
            got: "none",
            fix: "list the accounts, or remove memberTrails",
            atKey: true,
          },
        ]
      : []),
  ];
}

function excludedIssues(settings: SoundSettings): readonly SettingsIssue[] {
  const path = ["memberTrails"];
  return [
    ...(isAbsent(settings, ["organization"])
      ? []
      : [
          {
            path,
            rule: "must be left out with organization, whose one trail records all its accounts",
            got: "both",
            fix: "remove one; for Control Tower's layout without its trail write the organization id as logBucket.prefix",
            atKey: true,
          },
        ]),
    ...(settings.existing?.trail === true
      ? [
          {
            path,
            rule: "must be left out with existing.trail, because then no trail is made",
            got: "both",
            fix: "remove it, or set existing.trail: false",
            atKey: true,
          },
        ]
      : []),
  ];
}

/** A member that is an account with a role of its own as well is reached in one way only. */
function accessIssues(settings: SoundSettings): readonly SettingsIssue[] {
  const holders = accountHolders(settings);
  return (settings.accounts?.members ?? []).flatMap((member, index): readonly SettingsIssue[] => {
    if (!member) return [];
    const path = ["accounts", "members", index];
    const reached = firstWith(holders, member.id, "access");
    const another = reached && member.access !== undefined && !sameAccess(reached.account.access, member.access);
    return [
      ...(another
        ? [
            {
              path: [...path, "access"],
              rule: `must be the same as ${reached.path.join(".")}.access, because both are account ${member.id}`,
              got: "another",
              fix: "remove this access, or correct one of the ids",
            },
          ]
        : []),
      ...roleIssues(settings, path, member),
    ];
  });
}

function uselessAccessIssues(settings: SoundSettings): readonly SettingsIssue[] {
  return (settings.accounts?.members ?? []).flatMap((member, index): readonly SettingsIssue[] =>
    member?.access === undefined
      ? []
      : [
          {
            path: ["accounts", "members", index, "access"],
            rule: "must be left out without memberTrails, because nothing is made in the account",
            got: "it",
            fix: "remove it, or add memberTrails",
            atKey: true,
          },
        ],
  );
}
