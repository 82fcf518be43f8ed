import { renderQuery, type QueryArguments } from "../../queries/render-query";
import { savedQueries } from "../../queries/saved-queries";
import { openEngine, type Engine } from "./support/engine";
import { story } from "./support/story";

let engine: Engine;
beforeAll(async () => {
  engine = await openEngine();
  await engine.insert(story);
});
afterAll(() => engine.close());

function query(id: string) {
  const found = savedQueries().find((candidate) => candidate.id === id);
  if (found === undefined) throw new Error(`no saved query ${id}`);
  return found;
}

/** Values as one line of text, `-` for NULL. */
function line(values: readonly unknown[]): string {
  return values.map((value) => (value === null ? "-" : String(value))).join(" | ");
}

/** Rows as lines of text, values in the order of the documented columns. */
async function answer(id: string, args: QueryArguments = {}): Promise<string[]> {
  const rows = await engine.rows(renderQuery(query(id), args));
  for (const row of rows) expect(Object.keys(row)).toEqual(query(id).columns.map((column) => column.name));
  return rows.map((row) => line(Object.values(row)));
}

test("timeline: each event once, in order of time, with the ids of its call", async () => {
  const rows = await engine.rows(renderQuery(query("timeline")));
  const names = ["event_time", "event_name", "relation", "succeeded", "principal_name", "session_name", "event_id"];
  expect(rows.map((row) => line(names.map((name) => row[name])))).toEqual([
    "2018-09-03T08:00:00Z | ImportServerCatalog | api | true | Ops | jo | e-01",
    "2018-09-03T09:00:00Z | CreateReplicationJob | api | false | anna | - | e-02",
    "2018-09-03T09:05:00Z | CreateReplicationJob | api | true | Ops | jo | e-03",
    "2018-09-05T10:00:00Z | UpdateReplicationJob | api | true | Ops | jo | e-04",
    "2018-09-05T11:00:00Z | StartOnDemandReplicationRun | api | true | root | - | e-05",
    "2018-09-05T11:00:04Z | AssumeRole | on-behalf | true | sms.amazonaws.com | - | e-06",
    "2018-09-05T11:00:05Z | ImportImage | on-behalf | true | AWSServiceRoleForSMS | sms | e-07",
    "2018-09-08T07:00:00Z | DeleteReplicationJob | api | true | anna | - | e-08",
    "2022-05-01T00:00:00Z | GetConnectors | api | true | connector | - | e-09",
    "2023-05-02T03:04:05Z | GetConnectors | api | false | connector | - | e-10",
    "2023-06-01T10:00:00Z | StartCutover | api | true | Ops | kim | e-11",
  ]);
  expect(await answer("timeline", { from: "2018-09-03", to: "2018-09-03" })).toEqual([
    "2018-09-03T08:00:00Z | sms | api | sms.amazonaws.com | ImportServerCatalog | write | true | - | role | Ops | jo | caller | 192.0.2.10 | - | - | - | - | - | us-east-1 | 111122223333 | e-01",
    "2018-09-03T09:00:00Z | sms | api | sms.amazonaws.com | CreateReplicationJob | write | false | AccessDeniedException | iam-user | anna | - | caller | 2001:db8::1 | - | - | - | - | - | us-east-1 | 111122223333 | e-02",
    "2018-09-03T09:05:00Z | sms | api | sms.amazonaws.com | CreateReplicationJob | write | true | - | role | Ops | jo | caller | 192.0.2.10 | sms-job-aaaaaaaa | s-11111111 | - | - | - | us-east-1 | 111122223333 | e-03",
  ]);
});

test("who_created_replication_jobs: the accepted creation, once, with its parameters", async () => {
  expect(await answer("who_created_replication_jobs")).toEqual([
    "2018-09-03T09:05:00Z | sms-job-aaaaaaaa | s-11111111 | role | Ops | jo | arn:aws:sts::111122223333:assumed-role/Ops/jo | temporary | caller | 192.0.2.10 | aws-cli/1.16 | sms | Sep 3, 2018 10:00:00 AM | false | 12 | BYOL | true | alias/migration | it's the web server | us-east-1 | 111122223333 | e-03",
  ]);
});

test("replication_job_life: from creation to a deletion whose record came 27 days late", async () => {
  expect(await answer("replication_job_life")).toEqual([
    "sms-job-aaaaaaaa | s-11111111 | 2018-09-03T09:05:00Z | Ops | 1 | 1 | 2018-09-08T07:00:00Z | anna | 0 | 4 | 2018-09-03T09:05:00Z | 2018-09-08T07:00:00Z | CreateReplicationJob, UpdateReplicationJob, StartOnDemandReplicationRun, DeleteReplicationJob",
  ]);
  expect(await answer("replication_job_life", { from: "2018-09-08", to: "2018-09-08" })).toEqual([
    "sms-job-aaaaaaaa | - | - | - | 0 | 0 | 2018-09-08T07:00:00Z | anna | 0 | 1 | 2018-09-08T07:00:00Z | 2018-09-08T07:00:00Z | DeleteReplicationJob",
  ]);
});

test("failed_and_denied_calls: denied for a missing permission, failed for anything else", async () => {
  expect(await answer("failed_and_denied_calls")).toEqual([
    "sms | sms.amazonaws.com | CreateReplicationJob | denied | AccessDeniedException | iam-user | anna | 111122223333 | 1 | 2018-09-03T09:00:00Z | 2018-09-03T09:00:00Z | User anna is not authorized",
    "sms | sms.amazonaws.com | GetConnectors | failed | InternalError | iam-user | connector | 111122223333 | 1 | 2023-05-02T03:04:05Z | 2023-05-02T03:04:05Z | -",
  ]);
});

test("identity_answers: the three answers for each principal", async () => {
  expect(await answer("identity_answers")).toEqual([
    "iam-user | anna | 111122223333 | true | false | false | long-term | caller | 2 | 2 | 1 | 2018-09-03T09:00:00Z | 2018-09-08T07:00:00Z",
    "iam-user | connector | 111122223333 | true | false | false | long-term | caller | 2 | 0 | 1 | 2022-05-01T00:00:00Z | 2023-05-02T03:04:05Z",
    "role | Ops | 111122223333 | false | true | false | temporary | caller | 2 | 2 | 0 | 2018-09-03T08:00:00Z | 2018-09-03T09:05:00Z",
    "aws-service | sms.amazonaws.com | - | false | false | true | none | aws-service | 1 | 0 | 0 | 2018-09-05T11:00:04Z | 2018-09-05T11:00:04Z",
    "role | AWSServiceRoleForSMS | 111122223333 | false | true | true | temporary | aws-service | 1 | 1 | 0 | 2018-09-05T11:00:05Z | 2018-09-05T11:00:05Z",
    "role | Ops | 111122223333 | false | true | false | temporary | aws-internal | 1 | 1 | 0 | 2018-09-05T10:00:00Z | 2018-09-05T10:00:00Z",
    "role | Ops | 444455556666 | false | true | false | temporary | caller | 1 | 1 | 0 | 2023-06-01T10:00:00Z | 2023-06-01T10:00:00Z",
    "root | root | 111122223333 | true | false | false | temporary | caller | 1 | 1 | 0 | 2018-09-05T11:00:00Z | 2018-09-05T11:00:00Z",
  ]);
});

test("calls_made_by_aws_services: whose permissions, and what was called", async () => {
  expect(await answer("calls_made_by_aws_services")).toEqual([
    "sms.amazonaws.com | service principal | aws-service | sms.amazonaws.com | - | sms | sts.amazonaws.com | AssumeRole | 1 | 0 | 0 | 2018-09-05T11:00:04Z | 2018-09-05T11:00:04Z",
    "sms.amazonaws.com | service-linked role | role | AWSServiceRoleForSMS | 111122223333 | sms | ec2.amazonaws.com | ImportImage | 1 | 1 | 0 | 2018-09-05T11:00:05Z | 2018-09-05T11:00:05Z",
  ]);
});

test("source_ips: each address with its kind and its users", async () => {
  expect(await answer("source_ips")).toEqual([
    "192.0.2.10 | ipv4 | 6 | 4 | 1 | 4 | 2 | 1 | 2018-09-03T08:00:00Z | 2023-06-01T10:00:00Z",
    "sms.amazonaws.com | aws-service | 2 | 1 | 0 | 2 | 1 | 1 | 2018-09-05T11:00:04Z | 2018-09-05T11:00:05Z",
    "198.51.100.7 | ipv4 | 1 | 1 | 0 | 1 | 1 | 1 | 2018-09-05T11:00:00Z | 2018-09-05T11:00:00Z",
    "2001:db8::1 | ipv6 | 1 | 1 | 1 | 1 | 1 | 1 | 2018-09-03T09:00:00Z | 2018-09-03T09:00:00Z",
    "AWS Internal | aws-internal | 1 | 1 | 0 | 1 | 1 | 1 | 2018-09-05T10:00:00Z | 2018-09-05T10:00:00Z",
  ]);
});

test("root_use: the root user's one call, with MFA and temporary credentials", async () => {
  expect(await answer("root_use")).toEqual([
    "2018-09-05T11:00:00Z | 111122223333 | sms.amazonaws.com | StartOnDemandReplicationRun | write | true | - | temporary | caller | true | 198.51.100.7 | aws-cli/1.16 | us-east-1 | e-05",
  ]);
});

test("calls_per_day: empty days between the calls, and out to the ends of a range that was asked for", async () => {
  const quiet = (day: string) => `${day} | 0 | 0 | 0 | 0 | 0 | 0`;
  const days = [
    "2018-09-03 | 3 | 3 | 0 | 0 | 3 | 1",
    quiet("2018-09-04"),
    "2018-09-05 | 4 | 4 | 0 | 2 | 3 | 0",
    quiet("2018-09-06"),
    quiet("2018-09-07"),
    "2018-09-08 | 1 | 1 | 0 | 0 | 1 | 0",
  ];
  expect(await answer("calls_per_day", { from: "2018-09-02", to: "2018-09-10" })).toEqual([
    quiet("2018-09-02"),
    ...days,
    quiet("2018-09-09"),
    quiet("2018-09-10"),
  ]);
  expect(await answer("calls_per_day", { to: "2018-09-08" })).toEqual(days);
  expect(await answer("calls_per_day", { from: "2015-01-01", to: "2015-01-02" })).toEqual([
    quiet("2015-01-01"),
    quiet("2015-01-02"),
  ]);
  expect(await answer("calls_per_day", { accounts: ["444455556666"] })).toEqual(["2023-06-01 | 1 | 0 | 1 | 0 | 1 | 0"]);
  expect(await answer("calls_per_day", { accounts: ["999999999999"] })).toEqual([]);
});

test("calls_per_day: a range longer than Athena's longest sequence loses no call", async () => {
  const rows = await answer("calls_per_day", { from: "1990-01-01" });
  expect(rows.slice(-1)).toEqual(["2023-06-01 | 1 | 0 | 1 | 0 | 1 | 0"]);
  expect(rows.filter((row) => !row.includes(" | 0 | 0 | 0 | 0 | 0 | 0")).length).toBe(6);
});

test("calls_after_retirement: the forgotten connector, in the extended year and after it", async () => {
  expect(await answer("calls_after_retirement")).toEqual([
    "2022-05-01T00:00:00Z | extended | 30 | api | sms.amazonaws.com | GetConnectors | read | true | - | iam-user | connector | - | long-term | 192.0.2.10 | us-east-1 | 111122223333 | e-09",
    "2023-05-02T03:04:05Z | ended | 396 | api | sms.amazonaws.com | GetConnectors | read | false | InternalError | iam-user | connector | - | long-term | 192.0.2.10 | us-east-1 | 111122223333 | e-10",
  ]);
});

test("a range finds events whose log files came within 30 days, and reads nothing later", async () => {
  const ids = async (args: QueryArguments) =>
    (await engine.rows(renderQuery(query("timeline"), args))).map((row) => row.event_id);
  expect(await ids({ from: "2018-09-06", to: "2018-09-08" })).toEqual(["e-08"]);
  expect(await ids({ from: "2018-09-06", to: "2018-09-07" })).toEqual([]);
  expect(await ids({ from: "2018-09-03", to: "2018-09-03", regions: ["us-west-2"] })).toEqual([]);
  expect(await ids({ from: "2023-06-01", regions: ["us-west-2", "us-east-1"], accounts: ["444455556666"] })).toEqual([
    "e-11",
  ]);
});

test("a record without a readable time stays in the timeline of its delivery dates, last", async () => {
  const undated = {
    record: JSON.stringify({
      eventID: "e-99",
      eventTime: "soon",
      eventSource: "sms.amazonaws.com",
      eventName: "GetServers",
    }),
    day: "2018/09/03",
  };
  const other = await openEngine();
  await other.insert([undated, ...story]);
  const rows = await other.rows(renderQuery(query("timeline"), { from: "2018-09-03", to: "2018-09-03" }));
  other.close();
  expect(rows.map((row) => line([row.event_time, row.event_id])).slice(-2)).toEqual([
    "2018-09-03T09:05:00Z | e-03",
    "- | e-99",
  ]);
});
