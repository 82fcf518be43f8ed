import { problemsOf } from "./support/settings-text";

/** What people write wrong most, in one file. */
const text = `homeRegion: us-esat-1
organization:
  id: o-EXAMPLE
accounts:
  logArchive: { id: "22222222222" }
  audit: { id: "3333333333333" }
  members:
    - { id: 0123456701234 }
    - { id: 012345678901 }
    - { id: 1.11111111111e11 }
logBucket:
  name: My_Bucket
  prefix: /logs//AWSLogs/
  retentionDays: 100
existing:
  keyArn: alias/aws/sns
notifcations: {}
trail:
  dataEvents:
    basic: [{ dataResources: [{ type: "AWS::S3::Object", values: ["arn:aws:s3:::a/"] }] }]
    advanced: [{ eventCategory: Data, name: f, resourceType: "AWS::Lambda::Function" }]
`;
const digits = "must be exactly 12 digits, in quotes";

test("everything that is wrong with a file is said in one go, with line and column", () => {
  expect(problemsOf(text)).toEqual([
    '1:13: homeRegion: must be a Region of partition aws; got "us-esat-1"; did you mean us-east-1?',
    '3:7: organization.id: must be an organization id: o- and 10 to 32 lower-case letters or digits; got "o-EXAMPLE"; copy it from `aws organizations describe-organization`',
    "4:1: accounts.management: is required; got nothing; add management, with id indented under it",
    `5:21: accounts.logArchive.id: ${digits}; got "22222222222"; write all 12 digits, leading zeros included`,
    `6:16: accounts.audit.id: ${digits}; got "3333333333333"; write all 12 digits, leading zeros included`,
    `8:13: accounts.members[0].id: ${digits}; got 0123456701234, which YAML reads as the number 123456701234; write it in quotes, like "444444444444"`,
    `9:13: accounts.members[1].id: ${digits}; got 012345678901, which YAML reads as the number 12345678901; write "012345678901"`,
    `10:13: accounts.members[2].id: ${digits}; got 1.11111111111e11, which YAML reads as the number 111111111111; write it in quotes, like "444444444444"`,
    '12:9: logBucket.name: must hold only lower-case letters, digits, dots and hyphens; got "My_Bucket"; leave out other characters',
    '13:11: logBucket.prefix: must not begin or end with a slash; got "/logs//AWSLogs/"; write "logs"',
    "14:18: logBucket.retentionDays: must not be less than objectLockDays (365, its default); got 100; raise it, or lower objectLockDays",
    '16:11: existing.keyArn: must be the ARN of a customer key, because nobody can edit the policy of an alias/aws/ key; got "alias/aws/sns"; write it like arn:aws:kms:us-east-1:111111111111:key/11111111-2222-3333-4444-555555555555',
    "17:1: notifcations: must be a setting; got an unknown key; did you mean notifications?",
    "19:3: trail.dataEvents: must have either basic or advanced selectors; got both; a trail takes one kind; advanced ones can say all that basic ones can",
  ]);
});

test.each([
  ["/", "leave prefix out to have none"],
  ["/AWSLogs", "leave prefix out to have none"],
  ["a//b/AWSLogs/o-exampleorgid", 'write "a/b"'],
])("what is proposed for the prefix %s is right", (prefix, fix) => {
  const problems = problemsOf(text.replace("/logs//AWSLogs/", prefix));
  expect(problems.find((problem) => problem.includes("logBucket.prefix"))).toMatch(new RegExp(`; ${fix}$`));
});
