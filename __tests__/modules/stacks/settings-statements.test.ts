import { readFileSync } from "node:fs";
import { join } from "node:path";
import { parseSettings } from "../../../modules/settings/settings";
import { settingsStatements } from "../../../modules/stacks/settings-statements";

// the command line prints these statements and has no cdktf
const loaded = (name: string) => {
  throw new Error(`${name} was loaded`);
};
jest.mock("cdktf", () => loaded("cdktf"));
jest.mock("constructs", () => loaded("constructs"));

const example = (name: string) => readFileSync(join(__dirname, "../../../examples", name, "sms-trail.yaml"), "utf8");
const statements = (text: string) => settingsStatements(parseSettings(text, "x"));

test("nobody has to add a statement where everything is made here", () => {
  expect(statements(example("organization"))).toEqual([]);
});

test("each given resource and each older bucket has the statements that it needs, by Sid", () => {
  const required = statements(example("existing"));
  expect(required.map(({ resourceArn, statements }) => [resourceArn, statements.map(({ Sid }) => Sid)])).toEqual([
    [
      "arn:aws:s3:::example-landing-zone-logs",
      [
        "AWSCloudTrailAclCheck20150319",
        "AWSCloudTrailWrite20150319",
        "AWSCloudTrailOrganizationWrite20150319",
        "ReadersLocateBucket",
        "ReadersListLogs",
        "ReadersReadLogs",
      ],
    ],
    [
      "arn:aws:kms:us-east-1:222222222222:key/11111111-2222-3333-4444-555555555555",
      [
        "CloudTrailEncryptsLogs",
        "CloudTrailDescribesKey",
        "CloudTrailDecrypts",
        "TopicSendsToQueues",
        "ReadersDecryptLogs",
      ],
    ],
    ["arn:aws:sns:us-east-1:222222222222:landing-zone-log-delivery", ["AWSCloudTrailSNSPolicy20131101"]],
    ["arn:aws:s3:::example-old-logs", ["ReadersLocateBucket", "ReadersListLogs", "ReadersReadLogs"]],
  ]);
});

test("a given bucket lets in the trail of every account that has its own", () => {
  const [bucket] = statements(`${example("accounts")}existing: { logBucket: true }\n`);
  const [, write] = bucket?.statements ?? [];
  expect(write?.Resource).toEqual(
    ["111111111111", "222222222222", "444444444444", "555555555555"].map(
      (account) => `arn:aws:s3:::example-central-logs/AWSLogs/${account}/*`,
    ),
  );
});

test("the key of an older bucket has a statement too, where the settings name it", () => {
  const keyArn = "arn:aws:kms:us-east-1:444444444444:key/11111111-2222-3333-4444-555555555555";
  const required = statements(example("existing").replace("prefix: old", `prefix: old\n      keyArn: ${keyArn}`));
  expect(required.slice(-2).map(({ kind, resourceArn }) => [kind, resourceArn])).toEqual([
    ["bucket", "arn:aws:s3:::example-old-logs"],
    ["key", keyArn],
  ]);
  expect(required.at(-1)?.statements).toEqual([
    {
      Sid: "ReadersDecryptLogs",
      Effect: "Allow",
      Principal: { AWS: "arn:aws:iam::333333333333:root" },
      Action: "kms:Decrypt",
      Resource: "*",
      Condition: { Null: { "kms:EncryptionContext:aws:cloudtrail:arn": "false" } },
    },
  ]);
});
