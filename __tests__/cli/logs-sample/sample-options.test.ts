import { checkSampleOptions, type SampleOptions } from "../../../cli/src/logs-sample/sample-options";

const options: SampleOptions = { out: "any", seed: 1, accounts: 1, days: 1, eventsPerDay: 1 };

test.each<[Partial<SampleOptions>]>([
  [{ accounts: 1000, days: 3650, eventsPerDay: 10_000_000, seed: -5 }],
  [{ migrationShare: 0 }],
  [{ migrationShare: 0.5 }],
  [{ firstDay: "2016-11-14" }],
  [{ organizationId: "o-abcdefghij" }],
])("accepts %j", (more) => {
  expect(() => checkSampleOptions({ ...options, ...more })).not.toThrow();
});

test.each<[Partial<SampleOptions>, string]>([
  [{ seed: 1.5 }, "seed must be a whole number from -9007199254740991 to 9007199254740991, got: 1.5"],
  [{ accounts: 0 }, "accounts must be a whole number from 1 to 1000, got: 0"],
  [{ accounts: 1001 }, "accounts must be a whole number from 1 to 1000, got: 1001"],
  [{ days: 0 }, "days must be a whole number from 1 to 3650, got: 0"],
  [{ days: Number.NaN }, "days must be a whole number from 1 to 3650, got: NaN"],
  [{ eventsPerDay: 0 }, "events-per-day must be a whole number from 1 to 10000000, got: 0"],
  [{ organizationId: "o-ABC" }, "organization id must be o- and 10 to 32 small letters or digits, got: o-ABC"],
  [{ firstDay: "2018-02-30" }, "first day must be a day from 2016-11-14 on, like 2018-09-04, got: 2018-02-30"],
  [{ firstDay: "2016-11-13" }, "first day must be a day from 2016-11-14 on, like 2018-09-04, got: 2016-11-13"],
  [{ migrationShare: 0.51 }, "migration share must be from 0 to 0.5, got: 0.51"],
  [{ migrationShare: -0.1 }, "migration share must be from 0 to 0.5, got: -0.1"],
])("fails for %j", (more, message) => {
  expect(() => checkSampleOptions({ ...options, ...more })).toThrow(new Error(message));
});
