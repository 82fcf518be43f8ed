#!/usr/bin/env node
/** `npm run demo`: the main job in front of your eyes, with Node alone. Nothing is deployed and nothing is left behind but a temporary folder. */
import { execFile } from "node:child_process";
import { mkdtempSync, readFileSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { promisify } from "node:util";

const root = join(dirname(fileURLToPath(import.meta.url)), "..");
const work = mkdtempSync(join(tmpdir(), "sms-trail-demo-"));
const settings = join("examples", "organization", "sms-trail.yaml");
/** Four of the saved queries, and the columns of their answers that fit on a screen. */
const questions = {
  identity_answers: [
    "principal_name",
    "principal_account_id",
    "root_or_iam_user",
    "role_or_federated_user",
    "aws_service",
    "calls",
  ],
  who_created_replication_jobs: [
    "event_time",
    "replication_job_id",
    "server_id",
    "principal_name",
    "source_ip_address",
  ],
  failed_and_denied_calls: ["service", "event_name", "outcome", "error_code", "principal_name", "calls"],
  calls_after_retirement: ["event_time", "event_name", "succeeded", "principal_name", "source_ip_address"],
};
const rowsShown = 8;

/** Runs a program to its end and gives what it printed; fails with what it said on stderr. */
const capture = promisify(execFile);

/** The same with a program of this checkout. */
async function run(args, env = process.env) {
  return (await capture(process.execPath, args, { cwd: root, maxBuffer: 2 ** 28, env })).stdout;
}

function heading(text) {
  console.log(`\n── ${text}\n`);
}

async function synthesize() {
  await run([join("node_modules", "typescript", "bin", "tsc"), "-p", "."]);
  const env = { ...process.env, SMS_TRAIL_SETTINGS: settings, CDKTF_OUTDIR: join(work, "cdktf.out") };
  await run([join("out", "main.js")], env);
  const stack = join(work, "cdktf.out", "stacks", "sms-trail");
  return { stack, json: JSON.parse(readFileSync(join(stack, "cdk.tf.json"), "utf8")) };
}

/** Resources by the account whose provider makes them: "log archive" → { S3: 4, KMS: 1, … }. */
function tellWhatGoesWhere(json) {
  const accounts = new Map(
    json.provider.aws.map((provider) => [provider.alias ?? "default", provider.allowed_account_ids?.[0]]),
  );
  const byProvider = new Map();
  for (const [type, resources] of Object.entries(json.resource)) {
    for (const resource of Object.values(resources)) {
      const alias = resource.provider?.split(".")[1] ?? "default";
      const types = byProvider.get(alias) ?? new Map();
      types.set(type, (types.get(type) ?? 0) + 1);
      byProvider.set(alias, types);
    }
  }
  for (const [alias, types] of byProvider) {
    const total = [...types.values()].reduce((sum, count) => sum + count, 0);
    const list = [...types].map(([type, count]) => (count > 1 ? `${count} ${type}` : type)).sort();
    console.log(`account ${accounts.get(alias)} (${alias}): ${total} resources\n  ${list.join(", ")}`);
  }
}

/** What Terraform says about the stack, where it is installed and gets the AWS provider. */
async function validate(stack) {
  const terraform = (...args) =>
    capture("terraform", [...args, "-no-color"], { cwd: stack, timeout: 40_000 }).catch((error) => error);
  const init = await terraform("init", "-backend=false", "-input=false");
  if (init.code === "ENOENT") return "Terraform is not installed here: the stack was synthesized, not validated.";
  if (init instanceof Error) {
    return "Terraform is installed, but could not get the AWS provider in time: the stack was synthesized, not validated.";
  }
  const validated = await terraform("validate");
  if (validated instanceof Error) process.exitCode = 1;
  return `terraform validate: ${(validated.stdout || validated.stderr).trim()}`;
}

/** What Terraform evaluates: the text of a deployed named query, as Athena gets it. */
function deployedQuery(json, id) {
  const query = Object.values(json.resource.aws_athena_named_query).find(({ name }) => name.endsWith(`: ${id}`));
  if (query === undefined) throw new Error(`the stack deploys no named query ${id}`);
  const text = (value) => value.replaceAll("$${", "${").replaceAll("%%{", "%{");
  return { question: text(query.description), sql: text(query.query) };
}

/** Prints the first rows of an answer, lined up, in the named columns. */
function show(rows, columns) {
  const lines = [columns, ...rows.slice(0, rowsShown).map((row) => columns.map((column) => String(row[column] ?? "")))];
  const widths = columns.map((_, at) => Math.max(...lines.map((line) => line[at].length)));
  for (const line of lines) console.log(`  ${line.map((cell, at) => cell.padEnd(widths[at])).join("  ")}`.trimEnd());
  if (rows.length > rowsShown) console.log(`  … and ${rows.length - rowsShown} more rows`);
  console.log();
}

const launcher = join("cli", "bin", "sms-trail.mjs");
const logs = join(work, "logs");

/** Asks a question by the SQL that is deployed. */
async function answer(json, id) {
  const { question, sql } = deployedQuery(json, id);
  const file = join(work, `${id}.sql`);
  writeFileSync(file, sql);
  const rows = await run([launcher, "query", "--logs", logs, "--file", file, "--format", "json"]);
  return { id, question, rows: JSON.parse(rows) };
}

// what takes its time runs side by side, and is shown in order
const sample = { out: logs, seed: 7, accounts: 3, days: 30, "events-per-day": 40 };
const options = Object.entries(sample).flatMap(([name, value]) => [`--${name}`, String(value)]);
const written = run([launcher, "logs", "sample", ...options]);
const { stack, json } = await synthesize();
const validated = validate(stack);
const answers = written.then(() => Promise.all(Object.keys(questions).map((id) => answer(json, id))));

heading(`1. What would be deployed where (${settings})`);
tellWhatGoesWhere(json);
console.log(await validated);

heading("2. A sample organization's log files");
process.stdout.write(await written);

heading("3. Four questions, answered by the SQL that the stack deploys to Athena");
for (const { id, question, rows } of await answers) {
  console.log(`${question}  (${id})\n`);
  show(rows, questions[id]);
}

heading("4. Next");
console.log(`look at the log files       ${logs}
all saved questions         npx sms-trail queries
a whole answer              npx sms-trail query timeline --logs ${logs}
your own question           npx sms-trail query --logs ${logs} --sql "SELECT …"
deploy                      edit sms-trail.yaml, then: npx cdktf-cli@0.21.0 deploy sms-trail`);
