import { awsIds } from "../../../cli/src/logs-sample/aws-ids";
import { eventVersion, isVersionAtLeast } from "../../../cli/src/logs-sample/event-version";
import { javaTime } from "../../../cli/src/logs-sample/java-time";
import { createRandom } from "../../../cli/src/logs-sample/random";

test.each([
  ["2018-09-04T16:36:48Z", "Sep 4, 2018 4:36:48 PM"],
  ["2022-12-31T00:00:09Z", "Dec 31, 2022 12:00:09 AM"],
  ["2022-01-01T12:05:00Z", "Jan 1, 2022 12:05:00 PM"],
  ["2022-01-01T11:59:59Z", "Jan 1, 2022 11:59:59 AM"],
])("%p is %p in Java's words", (time, text) => {
  expect(javaTime(Date.parse(time))).toBe(text);
});

test.each([
  ["2016-11-14T00:00:00Z", 0.5, "1.04"],
  ["2018-09-04T16:34:49Z", 0.5, "1.05"],
  ["2023-07-10T11:59:59Z", 0.5, "1.08"],
  ["2023-07-10T12:00:00Z", 0.5, "1.09"],
  ["2023-07-10T12:00:00Z", 0.01, "1.08"],
  ["2025-03-10T00:00:00Z", 0.06, "1.11"],
])("records of %p (lag %p) are of version %p", (time, lag, version) => {
  expect(eventVersion(Date.parse(time), lag)).toBe(version);
});

test("versions are compared as numbers", () => {
  expect(isVersionAtLeast("1.10", "1.9")).toBe(true);
  expect(isVersionAtLeast("1.09", "1.10")).toBe(false);
});

describe("a stream of random values", () => {
  const values = (seed: number, ...labels: string[]) => {
    const random = createRandom(seed, ...labels);
    return Array.from({ length: 1000 }, () => random.between(1, 6));
  };

  test("is the same for the same seed and labels, on every machine", () => {
    expect(values(1, "a").slice(0, 10)).toEqual(values(1, "a").slice(0, 10));
    expect(createRandom(1, "a").hex(16)).toBe(createRandom(1, "a").hex(16));
  });

  test("is another one for another seed or label", () => {
    expect(values(1, "a")).not.toEqual(values(2, "a"));
    expect(values(1, "a")).not.toEqual(values(1, "b"));
  });

  test("reaches both ends of a range, each value about as often", () => {
    const counts = [1, 2, 3, 4, 5, 6].map((face) => values(3).filter((value) => value === face).length);
    for (const count of counts) expect(Math.abs(count - 1000 / 6)).toBeLessThan(50);
  });
});

test("ids have AWS's formats", () => {
  const random = createRandom(1, "ids");
  expect(awsIds.account(random)).toMatch(/^[1-9]\d{11}$/);
  expect(awsIds.accessKey(random, "ASIA")).toMatch(/^ASIA[A-Z2-7]{16}$/);
  expect(awsIds.principal(random, "AROA")).toMatch(/^AROA[A-Z2-7]{17}$/);
  expect(awsIds.resource(random, "i")).toMatch(/^i-0[0-9a-f]{16}$/);
  expect(awsIds.short(random, "sms-job")).toMatch(/^sms-job-[0-9a-f]{8}$/);
  expect(awsIds.fileName(random)).toMatch(/^[A-Za-z0-9]{16}$/);
  expect(random.uuid()).toMatch(/^[0-9a-f]{8}-[0-9a-f]{4}-4[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/);
});
