#!/usr/bin/env node
/** `npm run demo`: the main job in front of your eyes, with Node alone. Nothing is deployed and nothing is left behind but a temporary folder. */
import { execFileSync, spawnSync } from "node:child_process";
import { mkdtempSync, readFileSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";

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

/** Runs a program of this checkout and gives what it printed; what it says on stderr is shown. */
function run(args, options = {}) {
  return execFileSync(process.execPath, args, {
    cwd: root,
    encoding: "utf8",
    maxBuffer: 2 ** 28,
    stdio: ["ignore", "pipe", "inherit"],
    ...options,
  });
}

/** The reader tells on stderr what it left out (digest files); four times the same is no news. */
const quiet = { stdio: ["ignore", "pipe", "ignore"] };

function heading(text) {
  console.log(`\n── ${text}\n`);
}

function synthesize() {
  run([join("node_modules", "typescript", "bin", "tsc"), "-p", "."]);
  const env = { ...process.env, SMS_TRAIL_SETTINGS: settings, CDKTF_OUTDIR: join(work, "cdktf.out") };
  run([join("out", "main.js")], { env });
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

function validate(stack) {
  const terraform = (...args) => spawnSync("terraform", args, { cwd: stack, encoding: "utf8", timeout: 40_000 });
  if (terraform("version").error) {
    console.log("Terraform is not installed here: the stack was synthesized, not validated.");
    return;
  }
  const init = terraform("init", "-backend=false", "-input=false", "-no-color");
  if (init.status !== 0) {
    console.log(
      "Terraform is installed, but could not get the AWS provider in time: the stack was synthesized, not validated.",
    );
    return;
  }
  const validated = terraform("validate", "-no-color");
  console.log(`terraform validate: ${(validated.stdout || validated.stderr).trim()}`);
  if (validated.status !== 0) process.exitCode = 1;
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

heading(`1. What would be deployed where (${settings})`);
const { stack, json } = synthesize();
tellWhatGoesWhere(json);
validate(stack);

heading("2. A sample organization's log files");
const sample = { out: logs, seed: 7, accounts: 3, days: 30, "events-per-day": 40 };
const options = Object.entries(sample).flatMap(([name, value]) => [`--${name}`, String(value)]);
run([launcher, "logs", "sample", ...options], { stdio: "inherit" });

heading("3. Four questions, answered by the SQL that the stack deploys to Athena");
for (const [id, columns] of Object.entries(questions)) {
  const { question, sql } = deployedQuery(json, id);
  const file = join(work, `${id}.sql`);
  writeFileSync(file, sql);
  console.log(`${question}  (${id})\n`);
  show(JSON.parse(run([launcher, "query", "--logs", logs, "--file", file, "--format", "json"], quiet)), columns);
}

heading("4. Next");
console.log(`look at the log files       ${logs}
all saved questions         npx sms-trail queries
a whole answer              npx sms-trail query timeline --logs ${logs}
your own question           npx sms-trail query --logs ${logs} --sql "SELECT …"
deploy                      edit sms-trail.yaml, then: npx cdktf-cli@0.21.0 deploy sms-trail`);
