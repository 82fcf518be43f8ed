import * as fs from "node:fs";
import * as path from "node:path";
import { gzippedLogFile } from "./support/log-files";
import { savedQueries } from "../../queries/saved-queries";
import { athena } from "./support/athena";
import type { EmulatedAccount } from "./support/aws-client-config";
import { asAthenaRows, firstDifference } from "./support/compare-rows";
import { documentedAnswer, documentedLogFile, documentedQuestion } from "./support/documented-event";
import { environment } from "./support/environment";
import { leftovers } from "./support/leftovers";
import { copyRealLogs, hasRealLogs, realLogAccountId, uploadLogs } from "./support/log-files";
import { checkOut, type Project } from "./support/project";
import { report, tableLines } from "./support/report";
import { bucketName, singleAccountSettings } from "./support/settings";
import { localAnswers, smsTrail } from "./support/sms-trail";
import { trapsAnswer, trapsEventId, trapsLogFile } from "./support/text-traps";

const scenario = "single-account";
const bucket = bucketName(scenario);
const logs = path.join(environment.work, `${scenario}-logs`);
const stack = "sms-trail";
const deploy = ["deploy", stack, "--skip-provider-lock", "--auto-approve"];
const destroy = ["destroy", stack, "--skip-provider-lock", "--auto-approve"];

let account: EmulatedAccount;
let project: Project;

/** A sample account's log files, the real ones of another account, and the documented record: one folder, the layout's keys. */
beforeAll(async () => {
  await smsTrail(scenario, [
    ...["logs", "sample", "--out", logs, "--seed", "7"],
    ...["--accounts", "1", "--days", "14", "--events-per-day", "200"],
  ]);
  const accountId = fs.readdirSync(path.join(logs, "AWSLogs"))[0] ?? "";
  account = { id: accountId, endpoint: environment.endpoint };
  if (hasRealLogs) copyRealLogs(logs);
  addLogFile("1640Z_documented000000", documentedLogFile());
  addLogFile("1705Z_traps00000000000", trapsLogFile(accountId));
  project = checkOut({ name: scenario, account });
  const oldAccountIds = [realLogAccountId];
  project.writeSettings(singleAccountSettings({ accountId, bucket, oldAccountIds, disposable: true }));
});

test("cdktf deploy makes the stack", async () => {
  expect(await project.synth()).toEqual([stack]);
  const synthesized = fs.readFileSync(path.join(project.stackDirectory(stack), "cdk.tf.json"), "utf8");
  expect(synthesized).not.toMatch(/"endpoints"|path_style|"skip_|127\.0\.0\.1|localhost/);
  await project.cdktf(deploy);
  expect(await leftovers(account)).toContain(`bucket ${bucket}`);
});

test("a second plan has no changes", async () => {
  const { exitCode, stdout } = await project.terraform(stack, ["plan", "-detailed-exitcode", "-no-color"], {
    exitCodes: [0, 2],
  });
  expect(exitCode === 0 ? "no changes" : stdout).toBe("no changes");
});

test("each named query gives in Athena the rows that sms-trail query gives over the same files", async () => {
  const keys = await uploadLogs(account, bucket, logs);
  const analyst = athena({ account, database: "sms_trail", workgroup: "sms-trail" });
  const named = await analyst.namedQueries();
  expect(named.map((query) => query.Name).sort()).toEqual(
    savedQueries()
      .map(({ category, id }) => `${category}: ${id}`)
      .sort(),
  );
  const idOf = ({ Name = "" }) => Name.slice(Name.indexOf(": ") + 2);
  const names = named.map(idOf);

  const local = await localAnswers(scenario, names, logs);
  const lines: string[][] = [];
  const differences: string[] = [];
  for (const query of named) {
    const name = idOf(query);
    const deployed = await analyst.query(query.QueryString ?? "");
    const rows = asAthenaRows(local[name] ?? [], deployed.columns, logs, bucket);
    const difference = firstDifference(deployed, rows);
    if (difference !== undefined) differences.push(`${name}: ${difference}`);
    lines.push([name, String(deployed.rows.length), String(rows.length), difference === undefined ? "yes" : "NO"]);
  }
  report("named queries of the deployed stack, in Athena and by sms-trail query", [
    `${keys.length} files${hasRealLogs ? ", 20 real log files among them" : " (no real log files beside this checkout)"}`,
    "",
    ...tableLines(["query", "rows in Athena", "rows locally", "equal"], lines),
    ...differences,
  ]);
  expect(differences).toEqual([]);
  // the sample has nothing to say to some questions: nobody touched its trail
  expect(lines.filter(([, rows]) => rows !== "0").length).toBeGreaterThanOrEqual(40);
});

test("prepared statements give the rows of their named queries, run with the values that docs/queries.md gives", async () => {
  const page = fs.readFileSync(path.join(environment.root, "docs/queries.md"), "utf8");
  const analyst = athena({ account, database: "sms_trail", workgroup: "sms-trail" });
  const named = await analyst.namedQueries();
  const lines: string[][] = [];
  for (const id of ["timeline", "root_use", "replication_job_life", "mgn_launches", "late_events", "trail_tampering"]) {
    const execute = new RegExp(`^EXECUTE ${id} USING .*$`, "m").exec(page)?.[0] ?? "";
    const prepared = await analyst.query(execute);
    const rows = await analyst.query(named.find(({ Name }) => Name?.endsWith(`: ${id}`))?.QueryString ?? "");
    expect([id, prepared]).toEqual([id, rows]);
    lines.push([id, String(prepared.rows.length)]);
  }
  report("prepared statements of the deployed stack", tableLines(["statement", "rows, as its named query"], lines));
});

test("the documented record is answered in full, in Athena and on the command line", async () => {
  const analyst = athena({ account, database: "sms_trail", workgroup: "sms-trail" });
  const { columns, rows } = await analyst.query(documentedQuestion);
  expect(rows.map((row) => Object.fromEntries(columns.map((column, at) => [column, row[at]])))).toEqual([
    documentedAnswer,
  ]);
  const { stdout } = await smsTrail(scenario, [
    ...["query", "--sql", documentedQuestion, "--logs", logs, "--format", "json"],
  ]);
  expect(JSON.parse(stdout)).toEqual([documentedAnswer]);
});

test("parameters keep the text of numbers, their order and UTF-8, in Athena and on the command line", async () => {
  const sql = `SELECT request_parameters FROM migration_events WHERE event_id = '${trapsEventId}'`;
  const analyst = athena({ account, database: "sms_trail", workgroup: "sms-trail" });
  expect((await analyst.query(sql)).rows).toEqual([[trapsAnswer]]);
  const { stdout } = await smsTrail(scenario, ["query", "--sql", sql, "--logs", logs, "--format", "json"]);
  expect(JSON.parse(stdout)).toEqual([{ request_parameters: trapsAnswer }]);
});

test("cdktf destroy leaves nothing", async () => {
  await project.cdktf(destroy);
  expect(await leftovers(account)).toEqual([]);
});

/** Puts a log file of 2018-09-04 among the account's. */
function addLogFile(name: string, text: string): void {
  const day = path.join(logs, "AWSLogs", account.id, "CloudTrail/us-east-1/2018/09/04");
  fs.mkdirSync(day, { recursive: true });
  const file = `${account.id}_CloudTrail_us-east-1_20180904T${name}.json.gz`;
  fs.writeFileSync(path.join(day, file), gzippedLogFile(text));
}
