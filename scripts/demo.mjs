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
const questions = [
  "identity_answers",
  "who_created_replication_jobs",
  "failed_and_denied_calls",
  "calls_after_retirement",
];

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
  const query = Object.values(json.resource.aws_athena_named_query).find(({ name }) => name === id);
  if (query === undefined) throw new Error(`the stack deploys no named query ${id}`);
  const text = (value) => value.replaceAll("$${", "${").replaceAll("%%{", "%{");
  return { question: text(query.description), sql: text(query.query) };
}

const launcher = join("cli", "bin", "sms-trail.mjs");
const logs = join(work, "logs");

heading(`1. What would be deployed where (${settings})`);
const { stack, json } = synthesize();
tellWhatGoesWhere(json);
validate(stack);

heading("2. A sample organization's log files");
run(
  [
    launcher,
    "logs",
    "sample",
    "--out",
    logs,
    "--seed",
    "7",
    "--accounts",
    "5",
    "--days",
    "60",
    "--events-per-day",
    "60",
  ],
  {
    stdio: "inherit",
  },
);

heading("3. Four questions, answered by the SQL that the stack deploys to Athena");
for (const id of questions) {
  const { question, sql } = deployedQuery(json, id);
  const file = join(work, `${id}.sql`);
  writeFileSync(file, sql);
  console.log(`${question}  (${id})`);
  console.log(run([launcher, "query", "--logs", logs, "--file", file], { env: { ...process.env, COLUMNS: "120" } }));
}

heading("4. Next");
console.log(`look at the log files       ${logs}
ask another question        npx sms-trail queries
                            npx sms-trail query timeline --logs ${logs}
                            npx sms-trail query --logs ${logs} --sql "SELECT …"
deploy                      edit sms-trail.yaml, then: npx cdktf-cli@0.21.0 deploy sms-trail`);
