import { logLayout } from "../../modules/shared/log-layout";
import { renderQuery } from "../../queries/render-query";
import { call, query } from "./support/answers";
import { openEngine, type Engine } from "./support/engine";

/** An account's own trail, from before the organization's; for a month both delivered. */
const accountTrail = logLayout({ bucketName: "old-logs" });
const organizationTrail = logLayout({ bucketName: "logs", organizationId: "o-exampleorgid" });
const account = "111122223333";

function delivered(layout: typeof accountTrail, eventID: string, time: string, name: string, day = time.slice(0, 10)) {
  const date = day.replaceAll("-", "/");
  const file = `s3://${layout.bucketName}/${layout.logKeyPrefix(account, "us-east-1", date)}${eventID}.json.gz`;
  const job = { requestParameters: { replicationJobId: "sms-job-1" } };
  return call(eventID, time, name, job, { account, day: date, file });
}

let engine: Engine;
beforeAll(async () => {
  engine = await openEngine({ rawTables: ["cloudtrail_logs", "cloudtrail_logs_2"] });
  await engine.insert([
    delivered(organizationTrail, "both", "2019-05-02T08:00:00Z", "UpdateReplicationJob"),
    delivered(organizationTrail, "late", "2019-05-03T08:00:00Z", "UpdateReplicationJob", "2019-05-20"),
    delivered(organizationTrail, "new", "2019-06-02T08:00:00Z", "DeleteReplicationJob"),
  ]);
  await engine.insert(
    [
      delivered(accountTrail, "old", "2018-05-02T08:00:00Z", "UpdateReplicationJob"),
      delivered(accountTrail, "both", "2019-05-02T08:00:00Z", "UpdateReplicationJob"),
      delivered(accountTrail, "late", "2019-05-03T08:00:00Z", "UpdateReplicationJob"),
    ],
    "cloudtrail_logs_2",
  );
});
afterAll(() => engine.close());

async function rows(id: string, columns: readonly string[], args = {}): Promise<string[]> {
  const found = await engine.rows(renderQuery(query(id), args));
  return found.map((row) => columns.map((column) => String(row[column])).join(" "));
}

test("an event that an account's trail and the organization's trail delivered counts once, on one day or on two", async () => {
  expect(await rows("timeline", ["event_id"])).toEqual(["old", "both", "late", "new"]);
  expect(await rows("calls_per_day", ["day", "calls"], { from: "2019-05-02", to: "2019-05-03" })).toEqual([
    "2019-05-02 1",
    "2019-05-03 1",
  ]);
  expect(await rows("replication_job_life", ["replication_job_id", "calls"])).toEqual(["sms-job-1 4"]);
});

test("a question finds it in either trail, whichever of the two its days reach", async () => {
  expect(await rows("timeline", ["event_id"], { from: "2018-01-01", to: "2018-12-31" })).toEqual(["old"]);
  expect(await rows("timeline", ["event_id"], { from: "2019-05-03", to: "2019-05-03" })).toEqual(["late"]);
  expect(await rows("timeline", ["event_id"], { from: "2019-06-01" })).toEqual(["new"]);
});

test("questions about delivery see every copy", async () => {
  expect(await rows("delivery_coverage", ["log_account", "files", "records"])).toEqual([`${account} 6 6`]);
  expect(await rows("duplicates", ["records", "events", "copies", "on_several_days"])).toEqual(["6 4 2 1"]);
});
