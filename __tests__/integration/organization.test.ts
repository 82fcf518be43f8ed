import * as fs from "node:fs";
import * as path from "node:path";
import { renderQuery } from "../../queries/render-query";
import { savedQueries } from "../../queries/saved-queries";
import { athena } from "./support/athena";
import { asAthenaRows, firstDifference } from "./support/compare-rows";
import { environment } from "./support/environment";
import { leftovers } from "./support/leftovers";
import { uploadLogs } from "./support/log-files";
import { checkOut, type Project } from "./support/project";
import { report, tableLines } from "./support/report";
import { bucketName, organizationSettings, profiles } from "./support/settings";
import { localAnswers, smsTrail } from "./support/sms-trail";

const scenario = "organization";
const bucket = bucketName(scenario);
const logs = path.join(environment.work, `${scenario}-logs`);
const stack = "sms-trail";
// Synthesized once, by itself
const unattended = [stack, "--skip-synth", "--skip-provider-lock", "--auto-approve"];

let accountIds: readonly string[];
let project: Project;

const account = (at: number) => ({ id: accountIds[at] ?? "", endpoint: environment.crossAccountEndpoint });

/** A sample organization of five accounts: management, log archive and audit are the first three. */
beforeAll(async () => {
  await smsTrail(scenario, [
    ...["logs", "sample", "--out", logs, "--seed", "11"],
    ...["--accounts", "5", "--days", "12", "--events-per-day", "40"],
  ]);
  const { organizationId, ids } = await sampleOrganization();
  accountIds = ids;
  const configuration = path.join(environment.work, `${scenario}-aws-config`);
  fs.writeFileSync(configuration, profiles(accountIds.slice(0, 3)));
  project = checkOut({
    name: scenario,
    account: account(0),
    // Profiles alone decide which account each provider works in
    env: { AWS_CONFIG_FILE: configuration, AWS_ACCESS_KEY_ID: undefined, AWS_SECRET_ACCESS_KEY: undefined },
  });
  project.writeSettings(organizationSettings({ organizationId, accountIds, bucket }));
});

test("cdktf deploy spreads the stack over three accounts", async () => {
  expect(await project.synth()).toEqual([stack]);
  await project.cdktf(["deploy", ...unattended]);
  const [management, logArchive, audit] = await Promise.all([0, 1, 2].map((at) => leftovers(account(at))));
  expect(management).toContainEqual(expect.stringMatching(/^trail /));
  expect(management).not.toContainEqual(expect.stringMatching(/^bucket /));
  expect(logArchive).toContain(`bucket ${bucket}`);
  expect(audit).toContain("workgroup sms-trail");
  expect(audit).not.toContain(`bucket ${bucket}`);
});

test("a second plan has no changes", async () => {
  const { exitCode, stdout } = await project.terraform(stack, ["plan", "-detailed-exitcode", "-no-color"], {
    exitCodes: [0, 2],
  });
  expect(exitCode === 0 ? "no changes" : stdout).toBe("no changes");
});

test("the audit account answers about a member account that is none of the three", async () => {
  await uploadLogs(account(1), bucket, logs);
  const member = accountIds.at(-1) ?? "";
  expect(accountIds.indexOf(member)).toBeGreaterThan(2);
  const analyst = athena({ account: account(2), database: "sms_trail", workgroup: "sms-trail" });
  const lines: string[][] = [];
  for (const id of ["timeline", "failed_and_denied_calls", "source_ips"]) {
    const query = savedQueries().find((saved) => saved.id === id);
    if (query === undefined) throw new Error(`no saved query ${id}`);
    const deployed = await analyst.query(renderQuery(query, { accounts: [member] }));
    const local = await localAnswers(scenario, [id], logs, ["--account", member]);
    const difference = firstDifference(deployed, asAthenaRows(local[id] ?? [], deployed.columns, logs, bucket));
    lines.push([id, String(deployed.rows.length), difference ?? "yes"]);
  }
  report(
    `organization: asked in the audit account about member ${member}`,
    tableLines(["query", "rows", "equal to sms-trail query"], lines),
  );
  expect(lines.map(([id, , equal]) => [id, equal])).toEqual(lines.map(([id]) => [id, "yes"]));
  expect(Number(lines[0]?.[1])).toBeGreaterThan(0);
});

test("cdktf destroy leaves nothing in any account", async () => {
  await project.cdktf(["destroy", ...unattended]);
  expect(await Promise.all([0, 1, 2].map((at) => leftovers(account(at))))).toEqual([[], [], []]);
});

/** The sample's organization id, as its folders name it, and its accounts: those in which a migration ran come last. */
async function sampleOrganization(): Promise<{ organizationId: string; ids: readonly string[] }> {
  const organizationId = fs.readdirSync(path.join(logs, "AWSLogs"))[0] ?? "";
  const sql = "SELECT log_account FROM migration_events GROUP BY log_account ORDER BY log_account";
  const { stdout } = await smsTrail(scenario, ["query", "--sql", sql, "--logs", logs, "--format", "json"]);
  const migrated: string[] = JSON.parse(stdout).map((row: { log_account: string }) => row.log_account);
  const others = fs.readdirSync(path.join(logs, "AWSLogs", organizationId)).filter((id) => !migrated.includes(id));
  return { organizationId, ids: [...others, ...migrated] };
}
