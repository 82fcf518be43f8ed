import {
  accountNames,
  isOrganization,
  logAccountIds,
  parseSettings,
  settingsAccounts,
} from "../../modules/settings/settings";
import { problemsWith, settingsWith } from "./support/settings-text";

const organization = { "organization.id": "o-exampleorgid", "accounts.members": '[{ id: "444444444444" }]' };

function settings(changes: Record<string, string>) {
  return parseSettings(settingsWith(changes), "x.yaml");
}

describe("the accounts", () => {
  test("are one account when only the management account is given", () => {
    const { accounts } = settings({ "accounts.management.access": "{ profile: me }" });
    const only = { id: "111111111111", name: "Management", access: { profile: "me" } };
    expect(accounts).toEqual({ management: only, logArchive: only, audit: only, members: [] });
  });

  test("have the log archive account as audit account when that is not given", () => {
    const { accounts } = settings({ "accounts.logArchive.id": '"222222222222"' });
    expect(accounts.logArchive).toEqual({ id: "222222222222", name: "Log archive" });
    expect(accounts.audit).toEqual(accounts.logArchive);
  });

  test("keep their own names and access", () => {
    const { accounts } = settings({
      "accounts.logArchive": '{ id: "222222222222", name: Logs, access: { profile: logs } }',
      "accounts.audit":
        '{ id: "333333333333", access: { role: "arn:aws:iam::333333333333:role/x", externalId: some-id } }',
    });
    expect(accounts.logArchive).toEqual({ id: "222222222222", name: "Logs", access: { profile: "logs" } });
    expect(accounts.audit).toEqual({
      id: "333333333333",
      name: "Audit",
      access: { role: "arn:aws:iam::333333333333:role/x", externalId: "some-id" },
    });
  });

  test("have one name and one access when the same id is given twice", () => {
    const { accounts } = settings({
      "accounts.management.name": "Main",
      "accounts.management.access": "{ profile: me }",
      "accounts.audit.id": '"111111111111"',
    });
    expect(accounts.audit).toEqual(accounts.management);
  });

  test("fail when the same id has two names", () => {
    expect(
      problemsWith({ "accounts.management.name": "Main", "accounts.audit": '{ id: "111111111111", name: Audit }' }),
    ).toEqual([
      'accounts.audit.name: must be the same as accounts.management.name, because both are account 111111111111; got "Audit" and "Main"; remove this name, or correct one of the ids',
    ]);
  });

  test("fail when the same id is reached in two ways", () => {
    expect(
      problemsWith({
        "accounts.logArchive": '{ id: "222222222222", access: { profile: a } }',
        "accounts.audit": '{ id: "222222222222", access: { profile: b } }',
      }),
    ).toEqual([
      "accounts.audit.access: must be the same as accounts.logArchive.access, because both are account 222222222222; got another; remove this access, or correct one of the ids",
    ]);
  });

  test("may repeat the same name and access", () => {
    const account = '{ id: "222222222222", name: Both, access: { profile: b } }';
    expect(problemsWith({ "accounts.logArchive": account, "accounts.audit": account })).toEqual([]);
  });

  test("fail without the management account", () => {
    expect(problemsWith({ "accounts.management": undefined, "accounts.audit.id": '"333333333333"' })).toEqual([
      "accounts.management: is required; got nothing; add management, with id indented under it",
    ]);
  });
});

describe("members", () => {
  test("are named by their id unless they have a name", () => {
    const { accounts } = settings({
      ...organization,
      "accounts.members": '[{ id: "444444444444" }, { id: "555555555555", name: Old, closed: true }]',
    });
    expect(accounts.members).toEqual([
      { id: "444444444444", name: "444444444444", closed: false },
      { id: "555555555555", name: "Old", closed: true },
    ]);
  });

  test("may repeat an account that holds resources and then have its name", () => {
    const { accounts } = settings({
      ...organization,
      "accounts.audit": '{ id: "333333333333", name: Auditors }',
      "accounts.members": '[{ id: "333333333333" }, { id: "111111111111", name: Management }]',
    });
    expect(accounts.members.map(({ name }) => name)).toEqual(["Auditors", "Management"]);
  });

  test("fail when they repeat an account that holds resources under another name, or as closed", () => {
    expect(
      problemsWith({
        ...organization,
        "accounts.audit": '{ id: "333333333333", name: Auditors }',
        "accounts.members": '[{ id: "333333333333", name: Workloads, closed: true }]',
      }),
    ).toEqual([
      'accounts.members[0].name: must be the same as accounts.audit.name, because both are account 333333333333; got "Workloads" and "Auditors"; remove this name, or correct one of the ids',
      "accounts.members[0].closed: must not be closed, because it is accounts.audit, which holds resources; got true; remove closed, or correct one of the ids",
    ]);
  });

  test("fail when one is listed twice", () => {
    expect(
      problemsWith({
        ...organization,
        "accounts.members": '[{ id: "444444444444" }, { id: "555555555555" }, { id: "444444444444", name: Again }]',
      }),
    ).toEqual([
      'accounts.members[2].id: must be listed once, and is accounts.members[0] already; got "444444444444"; remove one of the two',
    ]);
  });

  test("fail when they are open and no organization's trail records them", () => {
    expect(
      problemsWith({ "accounts.members": '[{ id: "444444444444" }, { id: "555555555555", closed: true }]' }),
    ).toEqual([
      "accounts.members[0]: must be closed where no organization is given, because the trail then records the management account alone; got an open account; add organization, memberTrails, or closed: true for an account of which only old log files are left",
    ]);
  });

  test("fail once, however many of them are open without an organization", () => {
    const members = '[{ id: "444444444444", closed: true }, { id: "555555555555" }, { id: "666666666666" }]';
    expect(problemsWith({ "accounts.members": members })).toEqual([
      "accounts.members[1]: must be closed where no organization is given, because the trail then records the management account alone; got 2 open accounts, of which this is the first; add organization, memberTrails, or closed: true for an account of which only old log files are left",
    ]);
  });

  test("have no access without trails of their own, because nothing is made in them", () => {
    expect(
      problemsWith({ ...organization, "accounts.members": '[{ id: "444444444444", access: { profile: x } }]' }),
    ).toEqual([
      "accounts.members[0].access: must be left out without memberTrails, because nothing is made in the account; got it; remove it, or add memberTrails",
    ]);
  });
});

describe("an organization", () => {
  test.each(["o-abcdefghij", "o-0123456789", `o-${"a".repeat(32)}`])("may have the id %s", (id) => {
    expect(problemsWith({ ...organization, "organization.id": id })).toEqual([]);
  });

  test.each(["o-abcdefghi", `o-${"a".repeat(33)}`, "o-ABCDEFGHIJ", "r-abcdefghij", "abcdefghijkl", "o-abcdefghij/x"])(
    "fails with the id %s",
    (id) => {
      expect(problemsWith({ ...organization, "organization.id": id })).toEqual([
        `organization.id: must be an organization id: o- and 10 to 32 lower-case letters or digits; got "${id}"; copy it from \`aws organizations describe-organization\``,
      ]);
    },
  );

  const unlisted =
    "organization: must come with accounts.members or queries.accountProjection: injected; got neither; list the member accounts, or the tables would show no account but those named under accounts";

  test.each([{}, { "accounts.members": "[]" }, { "queries.accountProjection": "enum" }])(
    "fails without members: %j",
    (changes) => {
      expect(problemsWith({ "organization.id": "o-exampleorgid", ...changes })).toEqual([unlisted]);
    },
  );

  test("may have no members when the account is injected into queries", () => {
    const changes = { "organization.id": "o-exampleorgid", "queries.accountProjection": "injected" };
    expect(problemsWith(changes)).toEqual([]);
  });

  test("is not told to list members when the projection is mistyped", () => {
    expect(problemsWith({ "organization.id": "o-exampleorgid", "queries.accountProjection": "injectd" })).toEqual([
      'queries.accountProjection: must be one of enum, injected; got "injectd"; did you mean injected?',
    ]);
  });

  test("looks at trusted access by the management account's credentials only, and for a trail that is made", () => {
    const checked = { ...organization, "organization.checkTrustedAccess": "true" };
    expect(problemsWith(checked)).toEqual([]);
    const path = "organization.checkTrustedAccess";
    expect(
      problemsWith({ ...checked, "accounts.delegatedAdministrator.id": '"777777777777"', "existing.trail": "true" }),
    ).toEqual([
      `${path}: must be left out with accounts.delegatedAdministrator, whom AWS does not tell; got true; remove it, and look once by hand`,
      `${path}: must be left out with existing.trail, because no trail is made; got true; remove it, and look once by hand`,
    ]);
  });

  test("registers a delegated administrator only where there is one, for a trail that is made", () => {
    const registered = { ...organization, "organization.registerDelegatedAdministrator": "true" };
    const delegate = { "accounts.delegatedAdministrator.id": '"777777777777"' };
    const path = "organization.registerDelegatedAdministrator";
    expect(problemsWith({ ...registered, ...delegate })).toEqual([]);
    expect(problemsWith(registered)).toEqual([
      `${path}: must come with accounts.delegatedAdministrator; got true; add it, or remove this`,
    ]);
    expect(problemsWith({ ...registered, ...delegate, "existing.trail": "true" })).toEqual([
      `${path}: must be left out with existing.trail, because no trail is made; got true; remove it`,
    ]);
  });

  test("fails as a bare id, without complaints about its members", () => {
    expect(problemsWith({ organization: "o-exampleorgid", "accounts.members": '[{ id: "444444444444" }]' })).toEqual([
      'organization: must be a mapping; got "o-exampleorgid"; write id, controlTower, checkTrustedAccess, registerDelegatedAdministrator indented under it',
    ]);
  });

  test("fails with a prefix when Control Tower decides it", () => {
    expect(problemsWith({ ...organization, "organization.controlTower": "true", "logBucket.prefix": "logs" })).toEqual([
      'logBucket.prefix: must be left out with organization.controlTower, whose prefix is the organization id; got "logs"; remove prefix, or set controlTower: false',
    ]);
  });
});

describe("access", () => {
  const path = "accounts.management.access";

  test.each([
    ["{}", "neither", "add one, or remove access to use the credentials of the environment"],
    ['{ profile: a, role: "arn:aws:iam::111111111111:role/x" }', "both", "remove one"],
    ["{ externalId: abc }", "neither", "add one, or remove access to use the credentials of the environment"],
  ])("fails as %s", (access, got, fix) => {
    expect(problemsWith({ [path]: access })).toEqual([`${path}: must have either profile or role; got ${got}; ${fix}`]);
  });

  test("fails with an external id for a profile", () => {
    expect(problemsWith({ [path]: "{ profile: a, externalId: abc }" })).toEqual([
      `${path}: must have externalId only with role; got externalId with profile; remove externalId`,
    ]);
  });

  test("fails with a mistyped key, and says nothing of the one it stands for", () => {
    expect(problemsWith({ [path]: "{ profil: a }" })).toEqual([
      `${path}.profil: must be a setting; got an unknown key; did you mean profile?`,
    ]);
  });

  test.each([
    "arn:aws:iam::111111111111:user/x",
    "arn:aws:iam::11111111111:role/x",
    "deploy",
    "arn:aws:iam::111111111111:role/",
  ])("fails with %s as role", (role) => {
    expect(problemsWith({ [`${path}.role`]: `"${role}"` })).toEqual([
      `${path}.role: must be the ARN of an IAM role; got "${role}"; write it like arn:aws:iam::111111111111:role/deploy`,
    ]);
  });

  test("may be a role with a path", () => {
    expect(problemsWith({ [`${path}.role`]: '"arn:aws:iam::111111111111:role/ci/deploy"' })).toEqual([]);
  });

  test("fails with a role of another account", () => {
    expect(problemsWith({ [`${path}.role`]: '"arn:aws:iam::222222222222:role/x"' })).toEqual([
      `${path}.role: must be a role of account 111111111111, which it stands under; got "arn:aws:iam::222222222222:role/x", which is of 222222222222; write a role of that account, or correct the id`,
    ]);
  });

  test("fails with a role of another partition", () => {
    expect(problemsWith({ [`${path}.role`]: '"arn:aws-cn:iam::111111111111:role/x"' })).toEqual([
      `${path}.role: must be a role of partition aws; got "arn:aws-cn:iam::111111111111:role/x", which is of aws-cn; write a role of aws, or set partition: aws-cn`,
    ]);
  });

  test("may be a role of the settings' partition", () => {
    const changes = { partition: "aws-cn", homeRegion: "cn-north-1" };
    expect(problemsWith({ ...changes, [`${path}.role`]: '"arn:aws-cn:iam::111111111111:role/x"' })).toEqual([]);
  });
});

describe("what follows from the accounts", () => {
  const three = {
    "organization.id": "o-exampleorgid",
    "accounts.logArchive.id": '"333333333333"',
    "accounts.audit.id": '"222222222222"',
    "accounts.members": '[{ id: "000000000001", name: First, closed: true }, { id: "222222222222" }]',
  };

  test("is each account that holds resources once, in the order of their roles", () => {
    expect(settingsAccounts(settings(three)).map(({ id }) => id)).toEqual([
      "111111111111",
      "333333333333",
      "222222222222",
    ]);
    expect(settingsAccounts(settings({})).map(({ id }) => id)).toEqual(["111111111111"]);
  });

  test("is every account whose log files arrive, sorted, closed ones too", () => {
    expect(logAccountIds(settings(three))).toEqual(["000000000001", "111111111111", "222222222222", "333333333333"]);
  });

  test("is the management account alone without an organization, and closed members", () => {
    const changes = { "accounts.logArchive.id": '"333333333333"' };
    expect(logAccountIds(settings(changes))).toEqual(["111111111111"]);
    const closed = { ...changes, "accounts.members": '[{ id: "000000000001", closed: true }]' };
    expect(logAccountIds(settings(closed))).toEqual(["000000000001", "111111111111"]);
  });

  test("is each account's name by id", () => {
    expect(accountNames(settings(three))).toEqual({
      "000000000001": "First",
      "111111111111": "Management",
      "222222222222": "Audit",
      "333333333333": "Log archive",
    });
  });

  test("is whether the trail records an organization", () => {
    expect(isOrganization(settings(three))).toBe(true);
    expect(isOrganization(settings({}))).toBe(false);
  });
});
