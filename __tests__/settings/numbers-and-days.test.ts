import { parseSettings } from "../../modules/settings/settings";
import { problemsWith, settingsWith } from "./support/settings-text";

describe("days of retention", () => {
  test.each([
    ["logBucket.retentionDays", 365, 36500],
    ["logBucket.objectLockDays", 1, 3653],
    ["logBucket.accessLogRetentionDays", 1, 36500],
    ["queries.resultsRetentionDays", 1, 36500],
    ["notifications.queue.retentionDays", 4, 14],
  ])("%s may be %i and %i", (path, min, max) => {
    expect(problemsWith({ [path]: `${min}` })).toEqual([]);
    expect(problemsWith({ [path]: `${max}` })).toEqual([]);
  });

  test.each([
    ["logBucket.retentionDays", 1, 36500],
    ["logBucket.objectLockDays", 1, 36500],
    ["logBucket.accessLogRetentionDays", 1, 36500],
    ["queries.resultsRetentionDays", 1, 36500],
    ["notifications.queue.retentionDays", 4, 14],
  ])("%s fails below %i and above %i", (path, min, max) => {
    const rule = `${path}: must be a whole number of days from ${min} to ${max}`;
    expect(problemsWith({ [path]: `${min - 1}` })).toEqual([`${rule}; got ${min - 1}; write a number in that range`]);
    expect(problemsWith({ [path]: `${max + 1}` })).toEqual([`${rule}; got ${max + 1}; write a number in that range`]);
  });

  test.each([
    ['"30"', '"30"', "write it without quotes"],
    ["30 days", '"30 days"', "write a whole number"],
    ["30.5", "30.5", "write a whole number"],
    ["1e99", "1e99, which YAML reads as the number 1e+99", "write a number in that range"],
    [".nan", ".nan, which YAML reads as the number NaN", "write a whole number"],
    ["forever", '"forever"', "write a whole number"],
    ["", "nothing", "give it a value or remove the line"],
  ])("fail as %s", (value, got, fix) => {
    expect(problemsWith({ "logBucket.accessLogRetentionDays": value })).toEqual([
      `logBucket.accessLogRetentionDays: must be a whole number of days from 1 to 36500; got ${got}; ${fix}`,
    ]);
  });

  test("may be as many as the lock's, and fail when they are fewer", () => {
    expect(problemsWith({ "logBucket.retentionDays": "400", "logBucket.objectLockDays": "400" })).toEqual([]);
    expect(problemsWith({ "logBucket.retentionDays": "399", "logBucket.objectLockDays": "400" })).toEqual([
      "logBucket.retentionDays: must not be less than objectLockDays (400); got 399; raise it, or lower objectLockDays",
    ]);
  });

  test("fail against the other's default too", () => {
    expect(problemsWith({ "logBucket.retentionDays": "364" })).toEqual([
      "logBucket.retentionDays: must not be less than objectLockDays (365, its default); got 364; raise it, or lower objectLockDays",
    ]);
    expect(problemsWith({ "logBucket.objectLockDays": "3654" })).toEqual([
      "logBucket.objectLockDays: must not be more than retentionDays (3653, its default); got 3654; lower it, or set retentionDays",
    ]);
  });

  test("are not compared with a lock that is wrong by itself", () => {
    expect(problemsWith({ "logBucket.retentionDays": "30", "logBucket.objectLockDays": "x" })).toEqual([
      'logBucket.objectLockDays: must be a whole number of days from 1 to 36500; got "x"; write a whole number',
    ]);
  });
});

describe("first and last day", () => {
  test.each(["2016-11-14", '"2016-11-14"', "2020-02-29", "2000-02-29"])("may be %s", (day) => {
    expect(problemsWith({ "queries.firstDay": day })).toEqual([]);
  });

  test.each([
    ["2018-02-30", "must be a day of the calendar", "correct the month or the day"],
    ["2019-02-29", "must be a day of the calendar", "correct the month or the day"],
    ["1900-02-29", "must be a day of the calendar", "correct the month or the day"],
    ["2018-13-01", "must be a day of the calendar", "correct the month or the day"],
    ["2018-00-10", "must be a day of the calendar", "correct the month or the day"],
    ["2018-1-4", "must be a day, written yyyy-MM-dd", "write it like 2016-11-14"],
    ["2018/01/04", "must be a day, written yyyy-MM-dd", "write it like 2016-11-14"],
    ["04.01.2018", "must be a day, written yyyy-MM-dd", "write it like 2016-11-14"],
    ["2018-01-04T00:00:00Z", "must be a day, written yyyy-MM-dd", "write it like 2016-11-14"],
    ["today", "must be a day, written yyyy-MM-dd", "write it like 2016-11-14"],
  ])("fail as %s", (day, rule, fix) => {
    expect(problemsWith({ "queries.firstDay": `"${day}"` })).toEqual([
      `queries.firstDay: ${rule}; got "${day}"; ${fix}`,
    ]);
  });

  test("fail as a number", () => {
    expect(problemsWith({ "queries.firstDay": "20161114" })).toEqual([
      'queries.firstDay: must be a day, written yyyy-MM-dd; got 20161114; write it in quotes, like "2016-11-14"',
    ]);
  });

  test("may be the same day, and fail reversed", () => {
    expect(problemsWith({ "queries.firstDay": "2018-01-02", "queries.lastDay": "2018-01-02" })).toEqual([]);
    expect(problemsWith({ "queries.firstDay": "2018-01-02", "queries.lastDay": "2018-01-01" })).toEqual([
      'queries.lastDay: must not be before firstDay (2018-01-02); got "2018-01-01"; exchange the two days',
    ]);
    expect(problemsWith({ "queries.lastDay": "2016-11-13" })).toEqual([
      'queries.lastDay: must not be before firstDay (2016-11-14, its default); got "2016-11-13"; write a later day, or set firstDay',
    ]);
  });
});

test("the period of the saved queries may be one day, open at either end, and fails reversed", () => {
  expect(problemsWith({ "queries.period": "{ from: 2018-01-02, to: 2018-01-02 }" })).toEqual([]);
  expect(problemsWith({ "queries.period": "{ to: 2018-01-02 }" })).toEqual([]);
  expect(problemsWith({ "queries.period": "{ from: 2018-01-02, to: 2018-01-01 }" })).toEqual([
    'queries.period.to: must not be before from (2018-01-02); got "2018-01-01"; exchange the two days',
  ]);
});

describe("the bytes cutoff", () => {
  const path = "queries.bytesScannedCutoffPerQuery";
  const rule = `${path}: must be a whole number of bytes or a size like "10 GB", of at least 10485760 bytes (10 MB)`;

  test.each([
    ["10485760", 10485760],
    ["10 MB", 10485760],
    ["10MB", 10485760],
    ["10240 KB", 10485760],
    ["10 GB", 10737418240],
    ["1.5 GB", 1610612736],
    ["2 TB", 2199023255552],
    ['"10485760 B"', 10485760],
  ])("may be %s", (size, bytes) => {
    expect(parseSettings(settingsWith({ [path]: size }), "x.yaml").queries.bytesScannedCutoffPerQuery).toBe(bytes);
  });

  test.each([
    ["10485759", "10485759", 'write "10 MB" or more'],
    ["0", "0", 'write "10 MB" or more'],
    ["-1", "-1", 'write "10 MB" or more'],
    ["9.9 MB", '"9.9 MB"', "write a number, then B, KB, MB, GB or TB"],
    ["9 MB", '"9 MB"', 'write "10 MB" or more'],
    ["10485760.5", "10485760.5", "write a number, then B, KB, MB, GB or TB"],
    ["10 gigabytes", '"10 gigabytes"', "write a number, then B, KB, MB, GB or TB"],
    ["GB", '"GB"', "write a number, then B, KB, MB, GB or TB"],
    ['"10485760"', '"10485760"', "write a number, then B, KB, MB, GB or TB"],
    [
      "9007199254740993",
      "9007199254740993, which YAML reads as the number 9007199254740992",
      "write a number, then B, KB, MB, GB or TB",
    ],
    ["[10]", "a list", 'write it in quotes, like "10 GB"'],
    ["true", "true", 'write it in quotes, like "10 GB"'],
  ])("fails as %s", (size, got, fix) => {
    expect(problemsWith({ [path]: size })).toEqual([`${rule}; got ${got}; ${fix}`]);
  });
});
