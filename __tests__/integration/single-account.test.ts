import * as fs from "node:fs";
import * as path from "node:path";
import { parseDocument } from "yaml";
import { gzippedLogFile } from "./support/log-files";
import { savedQueries } from "../../queries/saved-queries";
import { athena } from "./support/athena";
import type { EmulatedAccount } from "./support/aws-client-config";
import { asAthenaRows, firstDifference } from "./support/compare-rows";
import { documentedAnswer, documentedLogFile, documentedQuestion } from "./support/documented-event";
import { environment } from "./support/environment";
import { leftovers } from "./support/leftovers";
import { copyRealLogs, hasRealLogs, realLogAccountId, uploadLogs } from "./support/log-files";
import { lockedLogFile } from "./support/locked-log-file";
import { plannedChanges } from "./support/planned-changes";
import { checkOut, type Project } from "./support/project";
import { recordProof } from "./support/proofs";
import { report, tableLines } from "./support/report";
import { bucketName } from "./support/bucket-name";
import { localAnswers, smsTrail } from "./support/sms-trail";
import { trapsAnswer, trapsEventId, trapsLogFile } from "./support/text-traps";

const scenario = "single-account";
const bucket = bucketName(scenario);
const logs = path.join(environment.work, `${scenario}-logs`);
const stack = "sms-trail";
const unattended = [stack, "--skip-provider-lock", "--auto-approve"];
const synthesized = [...unattended, "--skip-synth"];

let account: EmulatedAccount;
let project: Project;
let deployed: readonly string[];

/** A sample account's log files, the real ones of another account, and the documented record: one folder, the layout's keys. */
beforeAll(async () => {
  await smsTrail(scenario, [
    ...["logs", "sample", "--out", logs, "--seed", "7"],
    ...["--accounts", "1", "--days", "5", "--events-per-day", "200"],
  ]);
  const accountId = fs.readdirSync(path.join(logs, "AWSLogs"))[0] ?? "";
  account = { id: accountId, endpoint: environment.endpoint };
  if (hasRealLogs) copyRealLogs(logs);
  addLogFile("1640Z_documented000000", documentedLogFile());
  addLogFile("1705Z_traps00000000000", trapsLogFile(accountId));
  project = checkOut({ name: scenario, account });
  project.writeSettings(settings({}));
});

test("cdktf deploy makes the stack", async () => {
  expect(await project.synth()).toEqual([stack]);
  const text = fs.readFileSync(path.join(project.stackDirectory(stack), "cdk.tf.json"), "utf8");
  expect(text).not.toMatch(/"endpoints"|path_style|"skip_|127\.0\.0\.1|localhost/);
  const begun = Date.now();
  await project.cdktf(["deploy", ...unattended]);
  recordProof(scenario, "apply", "by cdktf deploy", Date.now() - begun);
  recordProof(scenario, "validate", "1 stack");
  deployed = await leftovers(account);
  expect(deployed).toContain(`bucket ${bucket}`);
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

test("when files are kept a day longer that one attribute changes, and nothing else", async () => {
  project.writeSettings(settings({ retentionDays: 3654 }));
  await project.synth();
  const { stdout } = await project.terraform(stack, ["plan", "-no-color"]);
  expect(plannedChanges(stdout)).toEqual([
    {
      address: "aws_s3_bucket_lifecycle_configuration.LogArchive_LogBucket_Lifecycle_266B4532",
      action: "will be updated in-place",
      changing: ["~ rule {", "~ expiration {", "~ days = 3653 -> 3654"],
      isImported: false,
    },
  ]);
  recordProof(scenario, "plan empty", "but for the change");
  recordProof(scenario, "change", "log bucket 3653 → 3654");
});

test("destroy of a protected deployment fails before it touches anything", async () => {
  const refused = await project.cdktf(["destroy", ...synthesized], { exitCodes: [1] });
  expect(`${refused.stdout}${refused.stderr}`).toContain("Instance cannot be destroyed");
  expect(await leftovers(account)).toEqual(deployed);
  recordProof(scenario, "destroy refused", "by cdktf destroy");
});

test("a delivered log file is locked", async () => {
  expect(await lockedLogFile(account, bucket)).toEqual({ mode: "GOVERNANCE", days: 365 });
});

test("made disposable by a deployment of its own, it goes with its locked log files and leaves nothing", async () => {
  const begun = Date.now();
  project.writeSettings(settings({ disposable: true }));
  await project.synth();
  await project.cdktf(["deploy", ...synthesized]);
  await project.cdktf(["destroy", ...synthesized]);
  expect(await leftovers(account)).toEqual([]);
  recordProof(scenario, "destroy", "by cdktf destroy, with locked log files", Date.now() - begun);
});

/** The preset's settings in the sample's account, with an account of which only old log files are there. */
function settings(edits: { readonly retentionDays?: number; readonly disposable?: boolean }): string {
  const document = parseDocument(
    fs.readFileSync(path.join(environment.root, "examples", scenario, "sms-trail.yaml"), "utf8"),
  );
  document.setIn(["accounts", "management", "id"], account.id);
  document.setIn(["accounts", "members"], [{ id: realLogAccountId, closed: true }]);
  document.setIn(["logBucket", "name"], bucket);
  for (const [name, value] of Object.entries({ tags: { application: "sms-trail" }, disposable: edits.disposable })) {
    if (value !== undefined) document.set(name, value);
  }
  if (edits.retentionDays !== undefined) document.setIn(["logBucket", "retentionDays"], edits.retentionDays);
  return document.toString();
}

/** Puts a log file of 2018-09-04 among the account's. */
function addLogFile(name: string, text: string): void {
  const day = path.join(logs, "AWSLogs", account.id, "CloudTrail/us-east-1/2018/09/04");
  fs.mkdirSync(day, { recursive: true });
  const file = `${account.id}_CloudTrail_us-east-1_20180904T${name}.json.gz`;
  fs.writeFileSync(path.join(day, file), gzippedLogFile(text));
}
