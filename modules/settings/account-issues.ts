import type { SettingPath, SettingsIssue } from "./settings-issue";
import type { SoundSettings } from "./sound-part";
import { roleArnParts } from "./role-arn";
import { valueText } from "./value-text";

type SoundAccount = NonNullable<NonNullable<SoundSettings["accounts"]>["management"]>;

interface Holder {
  readonly path: readonly string[];
  readonly account: SoundAccount;
}

/** Accounts that contradict each other, the organization or their roles. */
export function accountIssues(settings: SoundSettings): readonly SettingsIssue[] {
  const holders = accountHolders(settings);
  return [
    ...holders.flatMap((holder, index) => sameIdIssues(holder, holders.slice(0, index))),
    ...memberIssues(settings, holders),
    ...holders.flatMap((holder) => roleIssues(holder, settings.partition ?? "aws")),
    ...organizationIssues(settings),
  ];
}

function accountHolders({ accounts }: SoundSettings): readonly Holder[] {
  return (["management", "logArchive", "audit"] as const).flatMap((role) => {
    const account = accounts?.[role];
    return account ? [{ path: ["accounts", role], account }] : [];
  });
}

/** One account can have two roles, but only one name and one way in. */
function sameIdIssues({ path, account }: Holder, earlier: readonly Holder[]): readonly SettingsIssue[] {
  const same = earlier.filter(({ account: { id } }) => id !== undefined && id === account.id);
  const issue = (key: "name" | "access", first: Holder, got?: string): SettingsIssue => ({
    path: [...path, key],
    rule: `must be the same as ${first.path.join(".")}.${key}, because both are account ${account.id}`,
    ...(got === undefined ? {} : { got }),
    fix: `remove this ${key}, or correct one of the ids`,
  });
  const named = same.find(({ account: { name } }) => name !== undefined);
  const reached = same.find(({ account: { access } }) => access !== undefined);
  return [
    ...(named && account.name !== undefined && named.account.name !== account.name
      ? [issue("name", named, `${valueText(account.name)} and ${valueText(named.account.name)}`)]
      : []),
    ...(reached && account.access !== undefined && !sameAccess(reached.account.access, account.access)
      ? [issue("access", reached, "another")]
      : []),
  ];
}

function sameAccess(a: SoundAccount["access"], b: SoundAccount["access"]): boolean {
  return a?.profile === b?.profile && a?.role === b?.role && a?.externalId === b?.externalId;
}

function memberIssues({ accounts }: SoundSettings, holders: readonly Holder[]): readonly SettingsIssue[] {
  const members = accounts?.members ?? [];
  return members.flatMap((member, index): readonly SettingsIssue[] => {
    if (member?.id === undefined) return [];
    const path = ["accounts", "members", index];
    const first = members.findIndex((other) => other?.id === member.id);
    if (first < index) {
      const rule = `must be listed once, and is accounts.members[${first}] already`;
      return [{ path: [...path, "id"], rule, fix: "remove one of the two" }];
    }
    const same = holders.filter(({ account: { id } }) => id === member.id);
    const named = same.find(({ account: { name } }) => name !== undefined);
    return [
      ...(named && member.name !== undefined && named.account.name !== member.name
        ? [
            {
              path: [...path, "name"],
              rule: `must be the same as ${named.path.join(".")}.name, because both are account ${member.id}`,
              got: `${valueText(member.name)} and ${valueText(named.account.name)}`,
              fix: "remove this name, or correct one of the ids",
            },
          ]
        : []),
      ...(same[0] && member.closed
        ? [
            {
              path: [...path, "closed"],
              rule: `must not be closed, because it is ${same[0].path.join(".")}, which holds resources`,
              fix: "remove closed, or correct one of the ids",
            },
          ]
        : []),
    ];
  });
}

function roleIssues({ path, account }: Holder, partition: string): readonly SettingsIssue[] {
  const role = account.access?.role;
  if (role === undefined) return [];
  const arn = roleArnParts(role);
  const rolePath: SettingPath = [...path, "access", "role"];
  return [
    ...(arn.partition === partition
      ? []
      : [
          {
            path: rolePath,
            rule: `must be a role of partition ${partition}`,
            got: `${valueText(role)}, which is of ${arn.partition}`,
            fix: `write a role of ${partition}, or set partition: ${arn.partition}`,
          },
        ]),
    ...(account.id === undefined || arn.accountId === account.id
      ? []
      : [
          {
            path: rolePath,
            rule: `must be a role of account ${account.id}, which it stands under`,
            got: `${valueText(role)}, which is of ${arn.accountId}`,
            fix: "write a role of that account, or correct the id",
          },
        ]),
  ];
}

/** Without a list of accounts, or with one that nothing comes from, the tables would silently show less than people think. */
function organizationIssues({ accounts, organization, queries }: SoundSettings): readonly SettingsIssue[] {
  const members = accounts?.members ?? [];
  if (organization && members.length === 0 && queries?.accountProjection !== "injected") {
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
  const open = members.findIndex((member) => member && !member.closed && !isHolder(accounts, member.id));
  if (organization || open === -1) return [];
  return [
    {
      path: ["accounts", "members", open],
      rule: "must be closed where no organization is given, because the trail then records the management account alone",
      got: "an open account",
      fix: "add organization, or closed: true for an account of which only old log files are left",
      atKey: true,
    },
  ];
}

function isHolder(accounts: SoundSettings["accounts"], id: string | undefined): boolean {
  return [accounts?.management, accounts?.logArchive, accounts?.audit].some((holder) => holder?.id === id);
}
