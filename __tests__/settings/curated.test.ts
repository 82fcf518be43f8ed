import { parseSettings } from "../../modules/settings/settings";
import { problemsWith, settingsWith } from "./support/settings-text";

const curatedOf = (changes: Record<string, string>) =>
  parseSettings(settingsWith(changes), "sms-trail.yaml").queries.curated;
const topic = "arn:aws:sns:us-east-1:111111111111:alarms";

describe("the curated table", () => {
  test("is not there unless it is asked for", () => {
    expect(curatedOf({})).toBeUndefined();
  });

  test("takes every default from an empty mapping, and names from those of other settings", () => {
    expect(curatedOf({ "queries.curated": "{}", "queries.workgroup": "audit" })).toEqual({
      migrationViews: "raw",
      bucketName: "example-logs-curated",
      workgroup: "audit-curated",
      bytesScannedCutoffPerQuery: 1024 ** 4,
      alarmTopicArns: [],
    });
  });

  test("may have every name its own", () => {
    const own = {
      "queries.curated.migrationViews": "curated",
      "queries.curated.bucketName": "table",
      "queries.curated.workgroup": "fill",
      "queries.curated.bytesScannedCutoffPerQuery": "10 MB",
      "queries.curated.alarmTopicArns": `[${topic}]`,
    };
    expect(curatedOf(own)).toEqual({
      migrationViews: "curated",
      bucketName: "table",
      workgroup: "fill",
      bytesScannedCutoffPerQuery: 10 * 1024 ** 2,
      alarmTopicArns: [topic],
    });
  });

  test("fails as a yes or no, and for other words of the views", () => {
    expect(problemsWith({ "queries.curated": "true" })).toEqual([
      expect.stringMatching(/^queries\.curated: must be a mapping.*; got true; /),
    ]);
    expect(problemsWith({ "queries.curated.migrationViews": "both" })).toEqual([
      expect.stringMatching(/^queries\.curated\.migrationViews: .*raw.*curated.*; got "both"; /),
    ]);
  });

  test("fails in the workgroup of the questions, named or by default", () => {
    const rule = "must be another than queries.workgroup, whose cutoff would cancel the filling of the table";
    expect(problemsWith({ "queries.workgroup": "one", "queries.curated.workgroup": "one" })).toEqual([
      `queries.curated.workgroup: ${rule}; got "one"; choose another name`,
    ]);
    expect(problemsWith({ "queries.curated.workgroup": "sms-trail" })).toEqual([
      `queries.curated.workgroup: ${rule}; got "sms-trail"; choose another name`,
    ]);
    expect(problemsWith({ "queries.curated.workgroup": "primary" })).toHaveLength(1);
  });

  test("fails when a workgroup's name is too long to make another of it", () => {
    const name = (length: number) => "w".repeat(length);
    expect(problemsWith({ "queries.workgroup": name(120), "queries.curated": "{}" })).toEqual([]);
    expect(problemsWith({ "queries.workgroup": name(121) })).toEqual([]);
    expect(problemsWith({ "queries.workgroup": name(121), "queries.curated": "{}" })).toEqual([
      `queries.workgroup: is too long to make queries.curated.workgroup of it (129 of at most 128 characters); got "${name(80)}…"; shorten it, or set queries.curated.workgroup`,
    ]);
  });

  test("fails in a bucket that is another's, and when no name can be made for it", () => {
    expect(problemsWith({ "queries.curated.bucketName": "example-logs-query-results" })).toEqual([
      'queries.curated.bucketName: must be the name of a bucket of its own; got "example-logs-query-results", which is queries.resultsBucketName; choose another name',
    ]);
    expect(problemsWith({ "queries.curated.bucketName": "arn:aws:s3:::table" })).toEqual([
      'queries.curated.bucketName: must be a bucket\'s name, not its ARN; got "arn:aws:s3:::table"; write table',
    ]);
  });

  test.each([
    ["of another account", topic.replace("1:111111111111", "1:222222222222")],
    ["of another Region", topic.replace("us-east-1", "eu-west-1")],
  ])("fails with a topic %s, which an alarm cannot tell", (_, arn) => {
    expect(problemsWith({ "queries.curated.alarmTopicArns": `[${topic}, ${arn}]` })).toEqual([
      `queries.curated.alarmTopicArns[1]: must be of the audit account (111111111111) and homeRegion (us-east-1); got "${arn}"; write a topic of that account and Region`,
    ]);
  });

  test("takes topics of the audit account where that is another", () => {
    const elsewhere = { "accounts.audit.id": '"222222222222"' };
    const changes = {
      ...elsewhere,
      "queries.curated.alarmTopicArns": `[${topic.replace("111111111111", "222222222222")}]`,
    };
    expect(problemsWith(changes)).toEqual([]);
  });
});
