import { parseSettings } from "../../modules/settings/settings";
import { problemsOf, settingsWith } from "./support/settings-text";

const rest = "accounts: { management: { id: '111111111111' } }\nlogBucket: { name: example-logs }\n";

describe("the text of a settings file", () => {
  test.each(["", "\n\n", "# only a comment\n", "---\n", "~", "null\n", "\ufeff"])("fails empty: %j", (text) => {
    expect(problemsOf(text)).toEqual([
      "1:1: : must hold settings; got an empty file; begin with a copy of one under examples/",
    ]);
  });

  test("fails as a list and as a single value", () => {
    expect(problemsOf("# a list\n- a\n")).toEqual([
      "2:1: : must be a mapping of settings; got a list; begin with a line like homeRegion: us-east-1",
    ]);
    expect(problemsOf("us-east-1")).toEqual([
      "1:1: : must be a mapping of settings; got a single value; begin with a line like homeRegion: us-east-1",
    ]);
  });

  test("fails as two documents", () => {
    expect(problemsOf(`homeRegion: us-east-1\n${rest}---\nhomeRegion: us-west-2\n`)).toEqual([
      "4:1: : must be one YAML document; got 2; keep one, and no line ---",
    ]);
  });

  test("may begin with --- and end with ...", () => {
    expect(problemsOf(`---\nhomeRegion: us-east-1\n${rest}...\n`)).toEqual([]);
  });

  test("fails with a syntax error at its line and column", () => {
    expect(problemsOf("homeRegion: us-east-1\naccounts: { management: { id: '1' }\nlogBucket:\n\tname: x\n")).toEqual(
      expect.arrayContaining([
        expect.stringMatching(/^3:1: : must be YAML; got an error there: .*; correct this line or the one above it$/),
      ]),
    );
    expect(problemsOf("homeRegion: us-east-1\nlogBucket:\n\tname: x\n")).toEqual([
      "3:1: : must be YAML; got an error there: Tabs are not allowed as indentation; correct this line or the one above it",
    ]);
  });

  test("fails with JSON's braces left open, without complaints about settings", () => {
    const problems = problemsOf('{"homeRegion": "us-east-1"');
    expect(problems).toHaveLength(1);
    expect(problems[0]).toContain("must be YAML; got an error there");
  });

  test("may be JSON", () => {
    const text =
      '{"homeRegion":"us-east-1","accounts":{"management":{"id":"111111111111"}},"logBucket":{"name":"example-logs"}}';
    expect(problemsOf(text)).toEqual([]);
  });

  test("fails with a key given twice, and checks the one that counts", () => {
    expect(problemsOf(`homeRegion: nowhere\nhomeRegion: somewhere\n${rest}`)).toEqual([
      "2:1: homeRegion: must be given once; got it on line 1 already; keep one of the two",
      '2:13: homeRegion: must be a Region of partition aws; got "somewhere"; write one that this version knows (list of 2026-08), such as us-west-2',
    ]);
  });

  test("fails with a key given twice deep inside", () => {
    const text = settingsWith({ "accounts.members": "[{ id: '444444444444', closed: true, id: '444444444444' }]" });
    expect(problemsOf(text).map((line) => line.replace(/^\d+:\d+: /, ""))).toEqual([
      "accounts.members[0].id: must be given once; got it on line 1 already; keep one of the two",
    ]);
  });

  test("may use anchors and aliases, and shows faults where the value is written", () => {
    const text = `homeRegion: &home us-east-1
accounts:
  management: { id: &id "111111111111", access: &access { profile: me } }
  logArchive: { id: "222222222222", access: *access }
logBucket: { name: example-logs }
backend: { type: s3, bucket: state, key: k, region: *home }
`;
    expect(parseSettings(text, "x").accounts.logArchive.access).toEqual({ profile: "me" });
    expect(problemsOf(text.replace("profile: me", "profil: me"))).toEqual([
      "3:59: accounts.management.access.profil: must be a setting; got an unknown key; did you mean profile?",
      "3:59: accounts.logArchive.access.profil: must be a setting; got an unknown key; did you mean profile?",
    ]);
  });

  test("fails with an alias that names nothing", () => {
    expect(problemsOf(`homeRegion: *home\n${rest}`)).toEqual([
      "1:13: homeRegion: must name an anchor above it; got *home; write &home before a value above",
    ]);
  });

  test("fails with a merge key", () => {
    expect(problemsOf(`homeRegion: us-east-1\n${rest}tags: &tags { a: b }\nqueries:\n  <<: *tags\n`)).toEqual([
      '6:3: queries["<<"]: must be a setting; got an unknown key; remove it: merging is no part of YAML 1.2; write the settings out',
    ]);
  });

  test("fails with keys that are no words", () => {
    expect(problemsOf(`? [a]\n: b\nhomeRegion: us-east-1\n${rest}`)).toEqual([
      "1:3: : must have words as keys; got a key that is a list, a mapping or an alias; write a word",
    ]);
    expect(problemsOf(`__proto__: { a: 1 }\nhomeRegion: us-east-1\n${rest}`)).toEqual([
      "1:1: __proto__: must be a setting; got an unknown key; remove it",
    ]);
    expect(problemsOf(`1: a\nhomeRegion: us-east-1\n${rest}`)).toEqual([
      expect.stringMatching(
        /^1:1: \["1"\]: must be a setting; got an unknown key; remove it; a settings file may have /,
      ),
    ]);
  });

  test("fails with a tag of somebody else's", () => {
    expect(problemsOf(`homeRegion: !Ref AWS::Region\n${rest}`)).toEqual([
      "1:13: : must be YAML; got an error there: Unresolved tag: !Ref; correct this line or the one above it",
    ]);
  });

  test("fails when aliases would blow it up", () => {
    const bomb = Array.from({ length: 9 }, (_, level) => {
      const items =
        level === 0
          ? "x"
          : Array(9)
              .fill(`*l${level - 1}`)
              .join(", ");
      return `l${level}: &l${level} [${items}]`;
    });
    expect(problemsOf(`${bomb.join("\n")}\n`)).toEqual([
      "1:1: : must be YAML that can be read; got too many aliases; write the values out",
    ]);
  });

  test("may have Windows' line ends and a byte order mark", () => {
    expect(problemsOf(`\ufeffhomeRegion: us-east-1\r\n${rest.replace(/\n/g, "\r\n")}`)).toEqual([]);
    expect(problemsOf(`homeRegion: us-east-1\r\ntrailName: x\r\n${rest}`)).toEqual([
      '2:12: trailName: must be 3 to 128 characters long; got "x"; choose another name',
    ]);
  });

  test("points at the nearest parent of a setting that is missing", () => {
    const text = `homeRegion: us-east-1
accounts:
  management:
    name: Main
  members:
    - { id: "444444444444", closed: true }
    - name: Nameless
logBucket: {}
`;
    expect(problemsOf(text)).toEqual([
      '3:3: accounts.management.id: is required; got nothing; add id: "111111111111"',
      '7:7: accounts.members[1].id: is required; got nothing; add id: "444444444444"',
      "8:1: logBucket.name: is required; got nothing; add name: example-sms-trail-logs",
    ]);
  });

  test("points at the key of a value that is a mapping, a list or nothing", () => {
    const text = `homeRegion:
  name: us-east-1
${rest}notifications:
queries:
  regions:
    - us-east-1
    - { name: us-west-2 }
tags:
  - a
`;
    expect(problemsOf(text)).toEqual([
      "1:1: homeRegion: must be a text; got a mapping; write one text here",
      "5:1: notifications: must be a mapping; got nothing; give it a value or remove the line",
      "9:7: queries.regions[1]: must be a text; got a mapping; write one text here",
      "10:1: tags: must be a mapping; got a list; write keys with their values, indented under it",
    ]);
  });

  test("never shows control characters, and shortens what is long", () => {
    expect(problemsOf(settingsWith({ trailName: '"a\\e[31m\\u202eb"' }))).toEqual([
      expect.stringContaining('; got "a\\u001b[31m\\u202eb"; '),
    ]);
    expect(problemsOf(settingsWith({ partition: "x".repeat(81) }))).toEqual([
      expect.stringContaining(`; got "${"x".repeat(80)}…"; `),
    ]);
  });

  test("fails by every rule at once, in the order of the file", () => {
    const text = `homeRegion: us-eats-1
acounts: {}
logBucket:
  name: Foo_bar
  retentonDays: 3
tags: { a: 1 }
accounts:
  management:
    id: 012345678901
  audit: { id: "222222222222", access: { role: "arn:aws:iam::111111111111:role/x" } }
organization: { id: o-ABC }
queries: { firstDay: 2018-02-30, lastDay: 2017-01-01, bytesScannedCutoffPerQuery: 9 MB }
backend: { type: gcs }
disposable: "true"
`;
    expect(problemsOf(text)).toEqual([
      '1:13: homeRegion: must be a Region of partition aws; got "us-eats-1"; did you mean us-east-1?',
      "2:1: acounts: must be a setting; got an unknown key; did you mean accounts?",
      '4:9: logBucket.name: must hold only lower-case letters, digits, dots and hyphens; got "Foo_bar"; leave out other characters',
      "5:3: logBucket.retentonDays: must be a setting; got an unknown key; did you mean retentionDays?",
      '6:12: tags.a: must be a text; got 1; write "1"',
      '9:9: accounts.management.id: must be exactly 12 digits, in quotes; got 012345678901, which YAML reads as the number 12345678901; write "012345678901"',
      '10:48: accounts.audit.access.role: must be a role of account 222222222222, which it stands under; got "arn:aws:iam::111111111111:role/x", which is of 111111111111; write a role of that account, or correct the id',
      "11:1: organization: must come with accounts.members or queries.accountProjection: injected; got neither; list the member accounts, or the tables would show no account but those named under accounts",
      '11:21: organization.id: must be an organization id: o- and 10 to 32 lower-case letters or digits; got "o-ABC"; copy it from `aws organizations describe-organization`',
      '12:22: queries.firstDay: must be a day of the calendar; got "2018-02-30"; correct the month or the day',
      '12:83: queries.bytesScannedCutoffPerQuery: must be a whole number of bytes or a size like "10 GB", of at least 10485760 bytes (10 MB); got "9 MB"; write "10 MB" or more',
      '13:18: backend.type: must be one of local, s3; got "gcs"; write one of these words',
      '14:13: disposable: must be true or false; got "true"; write true or false, without quotes',
    ]);
  });

  test("fails when it is nested beyond reason", () => {
    const problems = problemsOf(`a: ${"[".repeat(100_000)}`);
    expect(problems[0]).toContain("must be YAML; got an error there: ");
  });

  test("may refer to itself only to fail", () => {
    const problems = problemsOf(
      "homeRegion: us-east-1\naccounts: &all { management: *all }\nlogBucket: { name: abc }\n",
    );
    expect(problems).toContain(
      "2:18: accounts.management.management: must be a setting; got an unknown key; remove it; accounts.management may have id, name, access",
    );
  });

  test("is checked whole, however many faults it has", () => {
    const members = Array.from({ length: 1_000 }, (_, index) => `    - { id: ${index}, nme: x }`).join("\n");
    // homeRegion, logBucket, management and organization are missing; each member has two faults
    expect(problemsOf(`accounts:\n  members:\n${members}\n`)).toHaveLength(4 + 2 * 1_000);
  });
});
