import * as fs from "node:fs";
import * as path from "node:path";
import { renderQuery } from "../../queries/render-query";
import { savedQueries } from "../../queries/saved-queries";
import { athena } from "./support/athena";
import { asAthenaRows, firstDifference } from "./support/compare-rows";
import { environment } from "./support/environment";
import { leftovers } from "./support/leftovers";
import { uploadLogs } from "./support/log-files";
import { presetLifecycle, type LifecycleStep } from "./support/preset-lifecycle";
import { placedText, presetNumber } from "./support/presets";
import { report, tableLines } from "./support/report";
import { localAnswers, smsTrail } from "./support/sms-trail";

const scenario = "organization";
const number = presetNumber(scenario);
const bucket = placedText(number)("example-org-sms-trail-logs");
const logs = path.join(environment.work, `${scenario}-logs`);

/** Accounts of the example in the order of the sample's: those in which a migration ran come last. */
const exampleIds = ["111111111111", "222222222222", "333333333333", "555555555555", "444444444444"];
let accountIds: readonly string[];

const account = (at: number) => ({ id: accountIds[at] ?? "", endpoint: environment.crossAccountEndpoint });

/** The preset with the accounts of a sample organization, asked in the audit account while it stands. */
const lifecycle = presetLifecycle({
  ...{ name: scenario, number, endpoint: environment.crossAccountEndpoint },
  before: sampleOrganization,
  async whileDeployed() {
    await expectSpread();
    await askInAuditAccount();
  },
});
const held = (step: LifecycleStep) => lifecycle[step];

test("the organization preset is valid and applies, and its trail is begun after the policies that let it in", () =>
  held("apply"));
test("in three accounts, the audit account answers about a member account, and a day more is all that changes", () =>
  held("change"));
test("the organization preset refuses to be destroyed, and nothing is touched", () => held("refusal"));
test("the organization preset, made disposable, leaves nothing in any account", () => held("destroy"));

async function expectSpread(): Promise<void> {
  const [management, logArchive, audit] = await Promise.all([0, 1, 2].map((at) => leftovers(account(at))));
  expect(management).toContainEqual(expect.stringMatching(/^trail /));
  expect(management).not.toContain(`bucket ${bucket}`);
  expect(logArchive).toContain(`bucket ${bucket}`);
  expect(audit).toContain("workgroup sms-trail");
  expect(audit).not.toContain(`bucket ${bucket}`);
}

/** About a member account that is none of the three. */
async function askInAuditAccount(): Promise<void> {
  await uploadLogs(account(1), bucket, logs);
  const member = accountIds.at(-1) ?? "";
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
}

/** Makes the sample, and says what takes the place of the example's organization and accounts. */
async function sampleOrganization(): Promise<Readonly<Record<string, string>>> {
  await smsTrail(scenario, [
    ...["logs", "sample", "--out", logs, "--seed", "11"],
    ...["--accounts", "5", "--days", "5", "--events-per-day", "40"],
  ]);
  const organizationId = fs.readdirSync(path.join(logs, "AWSLogs"))[0] ?? "";
  const sql = "SELECT log_account FROM migration_events GROUP BY log_account ORDER BY log_account";
  const { stdout } = await smsTrail(scenario, ["query", "--sql", sql, "--logs", logs, "--format", "json"]);
  const migrated: string[] = JSON.parse(stdout).map((row: { log_account: string }) => row.log_account);
  const all = fs.readdirSync(path.join(logs, "AWSLogs", organizationId));
  accountIds = [...all.filter((id) => !migrated.includes(id)), ...migrated];
  const accounts = exampleIds.map((id, at) => [id, accountIds[at] ?? ""]);
  // the sample's migrations ran elsewhere too: every Region is asked
  const regions = ["  regions: [us-east-1, us-west-2, eu-central-1]\n", ""];
  return Object.fromEntries([["o-exampleorgid", organizationId], regions, ...accounts]);
}
