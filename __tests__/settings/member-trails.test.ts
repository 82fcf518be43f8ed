import { parseSettings } from "../../modules/settings/settings";
import { settingsReaders } from "../../modules/settings/settings-readers";
import { memberTrails, settingsTrails, trailDeployRoles } from "../../modules/settings/settings-trails";
import { problemsWith, settingsWith } from "./support/settings-text";

const base = {
  stacks: "per-account",
  memberTrails: "{ admit: listed-accounts }",
  "accounts.members": '[{ id: "555555555555" }, { id: "444444444444" }]',
};
const settings = (changes: Record<string, string> = {}) => parseSettings(settingsWith({ ...base, ...changes }), "x");
const trail = (accountId: string) => ({
  partition: "aws",
  homeRegion: "us-east-1",
  accountId,
  trailName: "sms-trail",
});

describe("trails of member accounts", () => {
  test("are those of the open members beside the management account's, whatever the file's order", () => {
    const members =
      '[{ id: "555555555555" }, { id: "444444444444" }, { id: "666666666666", closed: true }, { id: "111111111111" }]';
    expect(settingsTrails(settings({ "accounts.members": members }))).toEqual([
      trail("111111111111"),
      trail("444444444444"),
      trail("555555555555"),
    ]);
  });

  test("are none without the setting", () => {
    const alone = parseSettings(settingsWith(), "x");
    expect(memberTrails(alone)).toEqual([]);
    expect(settingsTrails(alone)).toEqual([trail("111111111111")]);
  });

  test("are let in by an organization's id, if it is given", () => {
    const { accountId: _, ...anyTrail } = trail("");
    expect(settingsTrails(settings({ memberTrails: "{ admit: o-exampleorgid }" }))).toEqual({
      ...anyTrail,
      ofOrganization: "o-exampleorgid",
    });
  });

  test("are made with the access of each account, which one with a role of its own has already", () => {
    const changes = {
      "accounts.logArchive": '{ id: "222222222222", name: Logs, access: { profile: logs } }',
      "accounts.members": '[{ id: "222222222222" }, { id: "444444444444", access: { profile: four } }]',
    };
    expect(memberTrails(settings(changes)).map(({ maker }) => maker)).toEqual([
      { id: "222222222222", name: "Logs", access: { profile: "logs" }, closed: false },
      { id: "444444444444", name: "444444444444", access: { profile: "four" }, closed: false },
    ]);
  });

  test("let each account read its own log files, if an organization's id lets them in", () => {
    const members = { ...base, "readers.membersReadTheirOwn": "true" };
    expect(problemsWith(members)).toHaveLength(1);
    const admitted = settings({ ...members, memberTrails: "{ admit: o-exampleorgid }" });
    expect(settingsReaders(admitted)).toEqual([{ membersOfOrganization: "o-exampleorgid" }]);
  });

  test("are deployed by roles that a service control policy must spare", () => {
    const role = (id: string) => `arn:aws:iam::${id}:role/deploy`;
    const changes = {
      "accounts.management.access": `{ role: "${role("111111111111")}" }`,
      "accounts.members": `[{ id: "444444444444", access: { role: "${role("444444444444")}" } }, { id: "555555555555" }]`,
    };
    expect(trailDeployRoles(settings(changes))).toEqual([role("111111111111"), role("444444444444")]);
  });

  test("may lie in Control Tower's layout", () => {
    expect(problemsWith({ ...base, "logBucket.prefix": "o-exampleorgid" })).toEqual([]);
  });

  test.each(["all", "o-short", "O-EXAMPLEORGID", "o-exampleorgid/r-ab12"])("fail with admit: %s", (admit) => {
    expect(problemsWith({ ...base, memberTrails: `{ admit: ${admit} }` })).toEqual([
      `memberTrails.admit: must be listed-accounts or an organization id; got "${admit}"; write listed-accounts, or copy the id from \`aws organizations describe-organization\``,
    ]);
  });

  test("fail in one stack", () => {
    const problem =
      "memberTrails: must come with stacks: per-account, because one stack reaches few accounts; got one stack for all of them; add stacks: per-account";
    const { stacks: _, ...without } = base;
    expect(problemsWith(without)).toEqual([problem]);
    expect(problemsWith({ ...base, stacks: "one" })).toEqual([problem]);
  });

  test.each(["[]", '[{ id: "444444444444", closed: true }]'])("fail without open members: %s", (members) => {
    expect(problemsWith({ ...base, "accounts.members": members })).toEqual([
      "memberTrails: must come with open accounts.members, whose trails they are; got none; list the accounts, or remove memberTrails",
    ]);
  });

  test("fail beside an organization's trail or one of the landing zone's", () => {
    expect(problemsWith({ ...base, "organization.id": "o-exampleorgid", "existing.trail": "true" })).toEqual([
      "memberTrails: must be left out with organization, whose one trail records all its accounts; got both; remove one; for Control Tower's layout without its trail write the organization id as logBucket.prefix",
      "memberTrails: must be left out with existing.trail, because then no trail is made; got both; remove it, or set existing.trail: false",
    ]);
  });

  test("fail with the role of another account or partition, or with a second way into one account", () => {
    const role = (of: string) => `{ role: "arn:${of}:role/deploy" }`;
    expect(
      problemsWith({
        ...base,
        "accounts.logArchive": '{ id: "222222222222", access: { profile: logs } }',
        "accounts.members": `[{ id: "444444444444", access: ${role("aws:iam::555555555555")} }, { id: "555555555555", access: ${role("aws-cn:iam::555555555555")} }, { id: "222222222222", access: { profile: other } }]`,
      }),
    ).toEqual([
      'accounts.members[0].access.role: must be a role of account 444444444444, which it stands under; got "arn:aws:iam::555555555555:role/deploy", which is of 555555555555; write a role of that account, or correct the id',
      'accounts.members[1].access.role: must be a role of partition aws; got "arn:aws-cn:iam::555555555555:role/deploy", which is of aws-cn; write a role of aws, or set partition: aws-cn',
      "accounts.members[2].access: must be the same as accounts.logArchive.access, because both are account 222222222222; got another; remove this access, or correct one of the ids",
    ]);
  });
});

test("stacks fails as another word", () => {
  expect(problemsWith({ stacks: "three" })).toEqual([
    'stacks: must be one of one, per-account; got "three"; write one of these words',
  ]);
});
