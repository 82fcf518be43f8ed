import { call, openAnswers, type Answers } from "./support/answers";

let answers: Answers;
beforeAll(async () => {
  answers = await openAnswers();
});
afterAll(() => answers.close());

const file = (account: string, minute: string) =>
  `s3://b/AWSLogs/${account}_CloudTrail_us-east-1_${minute}Z_0123456789abcdef.json.gz`;
const ec2 = { eventSource: "ec2.amazonaws.com" };

/** Two accounts over four days: on time, a quarter of an hour, hours and days late, copied, corrected. */
const logs = [
  call("d1", "2022-01-01T08:00:30Z", "RunInstances", ec2, { file: file("1", "20220101T0805") }),
  call("d2", "2022-01-01T08:00:00Z", "GetServers", {}, { file: file("1", "20220101T0806") }),
  call("d2", "2022-01-01T08:00:00Z", "GetServers", {}, { file: file("1", "20220101T0806") }),
  call("d3", "2022-01-01T23:00:00Z", "GetServers", {}, { day: "2022/01/02", file: file("1", "20220102T0100") }),
  call(
    "d4",
    "2022-01-01T08:00:00Z",
    "GetApp",
    { addendum: { reason: "DELIVERY_DELAY" } },
    {
      day: "2022/01/04",
      file: file("1", "20220104T0800"),
    },
  ),
  call(
    "d2",
    "2022-01-01T08:00:00Z",
    "GetServers",
    { addendum: null },
    { day: "2022/01/04", file: file("1", "20220104T0801") },
  ),
  call(
    "d5",
    "2022-01-03T08:00:00Z",
    "GetApp",
    { eventVersion: "1.12", readOnly: true, eventCategory: "Management" },
    {
      account: "444455556666",
      region: "eu-west-1",
      file: "no-such-name.json",
    },
  ),
];

test("delivery_coverage: days with a record among the days between, for each account and Region", async () => {
  expect(await answers.ask(logs, "delivery_coverage")).toEqual([
    "111122223333 | us-east-1 | 2022/01/01 | 2022/01/04 | 4 | 3 | 1 | 5 | 6",
    "444455556666 | eu-west-1 | 2022/01/03 | 2022/01/03 | 1 | 1 | 0 | 1 | 1",
  ]);
});

test("delivery_lag: from the call to the minute in the file's name, each record in one class", async () => {
  expect(await answers.ask(logs, "delivery_lag")).toEqual([
    "111122223333 | us-east-1 | 6 | 1 | 2 | 0 | 1 | 2 | 0 | 259260",
    "444455556666 | eu-west-1 | 1 | 0 | 0 | 0 | 0 | 0 | 1 | -",
  ]);
});

test("late_events: from two days on, or from the days that are asked for", async () => {
  const late =
    "111122223333 | us-east-1 | 2022/01/04 | 3 | 2 | 2 | DELIVERY_DELAY | 2022-01-01T08:00:00Z | 2022-01-01T08:00:00Z";
  expect(await answers.ask(logs, "late_events")).toEqual([late]);
  expect(await answers.ask(logs, "late_events", { days: 4 })).toEqual([]);
  expect(await answers.ask(logs, "late_events", { days: 1 })).toEqual([
    "111122223333 | us-east-1 | 2022/01/02 | 1 | 1 | 1 | - | 2022-01-01T23:00:00Z | 2022-01-01T23:00:00Z",
    late,
  ]);
});

test("duplicates: three copies of one event, one of them on another day; records without an id are no copies", async () => {
  const nameless = { ...ec2, eventID: null };
  const more = [
    call("", "2022-01-01T08:00:00Z", "DescribeHosts", nameless),
    call("", "2022-01-01T08:00:00Z", "DescribeHosts", nameless),
    call("d1", "2022-01-01T08:00:30Z", "RunInstances", ec2, { account: "444455556666", region: "us-west-2" }),
  ];
  expect(await answers.ask([...logs, ...more], "duplicates")).toEqual([
    "ec2.amazonaws.com | 4 | 1 | 1 | 1 | 0 | 1 | 1 | 2",
    "sms.amazonaws.com | 6 | 4 | 2 | 1 | 1 | 0 | 0 | 0",
  ]);
});

test("event_versions: 1.12 is newer than the schema, and 1.9 is older than 1.10", async () => {
  const older = [
    call("e1", "2023-01-01T08:00:00Z", "GetApp", { eventVersion: "1.10" }),
    call("e2", "2023-01-01T08:00:00Z", "GetApp", { eventVersion: "1.9" }),
    call("e3", "2023-01-01T08:00:00Z", "GetApp", { eventVersion: "next" }),
  ];
  expect(await answers.ask([...logs, ...older], "event_versions")).toEqual([
    "1.08 | false | 6 | 2 | 6 | 6 | 2022-01-01T08:00:00Z | 2022-01-01T23:00:00Z",
    "1.9 | false | 1 | 1 | 1 | 1 | 2023-01-01T08:00:00Z | 2023-01-01T08:00:00Z",
    "1.10 | false | 1 | 1 | 1 | 1 | 2023-01-01T08:00:00Z | 2023-01-01T08:00:00Z",
    "1.12 | true | 1 | 1 | 0 | 0 | 2022-01-03T08:00:00Z | 2022-01-03T08:00:00Z",
    "next | - | 1 | 1 | 1 | 1 | 2023-01-01T08:00:00Z | 2023-01-01T08:00:00Z",
  ]);
});

test("addenda: what a record says of itself", async () => {
  const corrected = call("u1", "2022-01-02T08:00:00Z", "GetApp", {
    addendum: { reason: "UPDATED_DATA", originalEventID: "d1" },
  });
  expect(await answers.ask([...logs, corrected], "addenda")).toEqual([
    "2022-01-01T08:00:00Z | DELIVERY_DELAY | - | sms.amazonaws.com | GetApp | 2022/01/04 | 111122223333 | us-east-1 | d4",
    "2022-01-02T08:00:00Z | UPDATED_DATA | d1 | sms.amazonaws.com | GetApp | 2022/01/02 | 111122223333 | us-east-1 | u1",
  ]);
});

test("odd_records: each kind of gap, counted apart", async () => {
  const odd = [
    call("o1", "2022-01-01T08:00:00Z", "GetApp", { eventTime: "soon" }),
    call("", "2022-01-01T08:00:00Z", "GetApp", { eventID: null, eventTime: null }),
    call("o3", "2022-01-02T08:00:00Z", "GetApp", { eventName: null, userIdentity: null }),
    call("o4", "2022-01-03T08:00:00Z", "GetApp", { ...ec2, recipientAccountId: "999988887777" }),
    call("o5", "2022-01-03T08:00:00Z", "GetApp", { ...ec2, recipientAccountId: null }),
  ];
  expect(await answers.ask([...logs.slice(0, 6), ...odd], "odd_records")).toEqual([
    "111122223333 | us-east-1 | ec2.amazonaws.com | 1 | 0 | 0 | 0 | 0 | 1 | 2022/01/03 | 2022/01/03",
    "111122223333 | us-east-1 | sms.amazonaws.com | 3 | 2 | 1 | 1 | 1 | 0 | 2022/01/01 | 2022/01/02",
  ]);
});
