import { existsSync, readFileSync } from "node:fs";
import { dirname, join } from "node:path";
import fc from "fast-check";
import {
  checkSettings,
  loadSettings,
  logAccountIds,
  parseSettings,
  SettingsError,
} from "../../modules/settings/settings";
import { regionsByPartition } from "../../modules/shared/regions";
import { settingsWith } from "./support/settings-text";

const root = join(__dirname, "../..");

describe("settings", () => {
  test("have a value for everything but what is truly optional", () => {
    const management = { id: "111111111111", name: "Management" };
    expect(parseSettings(settingsWith(), "sms-trail.yaml")).toStrictEqual({
      partition: "aws",
      homeRegion: "us-east-1",
      trailName: "sms-trail",
      accounts: { management, logArchive: management, audit: management, members: [] },
      logBucket: {
        name: "example-logs",
        retentionDays: 3653,
        objectLockDays: 365,
        objectLockMode: "GOVERNANCE",
        transitions: [],
        accessLogBucketName: "example-logs-access-logs",
        accessLogRetentionDays: 365,
      },
      notifications: {
        topicName: "sms-trail-log-delivery",
        queue: { name: "sms-trail-log-delivery", retentionDays: 14 },
        subscriptions: [],
        alarmTopicArns: [],
      },
      stacks: "one",
      existing: { logBucket: false, trail: false },
      adopt: { logBucket: false, logGroup: false, topic: false, trail: false },
      trail: {},
      readers: { accountIds: [], organizationPaths: [], membersReadTheirOwn: false },
      queries: {
        database: "sms_trail",
        workgroup: "sms-trail",
        firstDay: "2016-11-14",
        period: {},
        regions: [...regionsByPartition.aws],
        bytesScannedCutoffPerQuery: 10 * 1024 ** 3,
        resultsRetentionDays: 30,
        resultsBucketName: "example-logs-query-results",
        accessLogBucketName: "example-logs-query-results-access-logs",
        migrationRoles: [],
        otherSources: [],
        accountProjection: "enum",
      },
      tags: {},
      backend: { type: "local" },
      terraform: { requiredVersion: ">= 1.10" },
      disposable: false,
    });
  });

  test("make names of the trail's that topics and queues accept", () => {
    const { notifications } = parseSettings(settingsWith({ trailName: "my.trail_1" }), "x");
    expect(notifications).toEqual({
      subscriptions: [],
      alarmTopicArns: [],
      topicName: "my-trail_1-log-delivery",
      queue: { name: "my-trail_1-log-delivery", retentionDays: 14 },
    });
  });

  test("keep every name that is given", () => {
    const settings = parseSettings(
      settingsWith({
        "logBucket.accessLogBucketName": "a-logs",
        "queries.resultsBucketName": "results",
        "queries.accessLogBucketName": "results-logs",
        "notifications.topicName": "topic",
        "notifications.queue.name": "queue",
        "queries.regions": "[us-west-2, eu-west-1]",
      }),
      "x",
    );
    expect(settings.logBucket.accessLogBucketName).toBe("a-logs");
    expect(settings.queries.resultsBucketName).toBe("results");
    expect(settings.queries.accessLogBucketName).toBe("results-logs");
    expect(settings.notifications.topicName).toBe("topic");
    expect(settings.notifications.queue.name).toBe("queue");
    expect(settings.queries.regions).toEqual(["us-west-2", "eu-west-1"]);
  });

  test("of any text are good, or fail with a SettingsError that points into the text", () => {
    const word = fc.constantFrom(
      ...[
        "homeRegion",
        "accounts",
        "logBucket",
        "queries",
        "us-east-1",
        "id",
        "name",
        "- ",
        ": ",
        "\n",
        "\n  ",
        "{",
        "}",
      ],
      ...[
        "[",
        "]",
        '"',
        "'",
        "*a",
        "&a ",
        "!!binary ",
        "!x ",
        "? ",
        "| ",
        "> ",
        "#",
        "~",
        "<<",
        "012",
        "\t",
        "---\n",
        "%YAML 1.1\n",
      ],
    );
    const text = fc.oneof(
      fc.string(),
      fc.array(word, { maxLength: 40 }).map((words) => words.join("")),
    );
    fc.assert(
      fc.property(text, (content) => {
        const lines = content.split(/\r\n|[\n\r]/);
        for (const { line, column, message } of checkSettings(content)) {
          expect(line).toBeGreaterThanOrEqual(1);
          expect(line).toBeLessThanOrEqual(lines.length);
          expect(column).toBeGreaterThanOrEqual(1);
          expect(message).toMatch(/^[a-z].*; got [^]*; [^]*$/);
          expect(message).not.toMatch(/\n/);
        }
        try {
          parseSettings(content, "x");
        } catch (error) {
          expect(error).toBeInstanceOf(SettingsError);
        }
      }),
      { numRuns: 500 },
    );
  });

  test("of any values are good, or fail with problems", () => {
    const yaml = fc.json({ maxDepth: 3 });
    const key = fc.constantFrom(
      "accounts",
      "logBucket",
      "queries",
      "tags",
      "backend",
      "organization",
      "notifications",
      "existing",
      "trail",
      "readers",
      "tamperGuard",
    );
    fc.assert(
      fc.property(key, yaml, (name, value) => {
        for (const { message } of checkSettings(settingsWith({ [name]: value }))) expect(message).toMatch(/; got .*; /);
      }),
      { numRuns: 300 },
    );
  });
});

describe("the example settings", () => {
  const files = ["sms-trail.yaml", "examples/single-account/sms-trail.yaml", "examples/organization/sms-trail.yaml"];

  test.each(files)("%s are good", (file) => {
    expect(() => loadSettings(join(root, file))).not.toThrow();
  });

  test.each(files)("%s name the JSON Schema in their first line", (file) => {
    const path = join(root, file);
    const schema = /^# yaml-language-server: \$schema=(\S+)\n/.exec(readFileSync(path, "utf8"))?.[1];
    expect(schema).toBeDefined();
    expect(existsSync(join(dirname(path), schema ?? ""))).toBe(true);
  });

  test("of one account have one account", () => {
    expect(logAccountIds(loadSettings(join(root, "sms-trail.yaml")))).toEqual(["111111111111"]);
  });

  test("of an organization have three accounts and two members, one of them closed", () => {
    const settings = loadSettings(join(root, "examples/organization/sms-trail.yaml"));
    expect(logAccountIds(settings)).toEqual([
      "111111111111",
      "222222222222",
      "333333333333",
      "444444444444",
      "555555555555",
    ]);
    expect(settings.accounts.members.map(({ closed }) => closed)).toEqual([false, true]);
  });

  test("of docs/settings.md are good, and the least there can be", () => {
    const page = readFileSync(join(root, "docs/settings.md"), "utf8");
    const example = /```yaml\n([^]*?)```/.exec(page)?.[1] ?? "";
    expect(checkSettings(example)).toEqual([]);
  });
});
