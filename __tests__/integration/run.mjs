#!/usr/bin/env node
/**
 * Runs the integration suite: checks the tools, installs this folder's own packages, builds the project once, starts an AWS emulator
 * (unless SMS_TRAIL_TEST_ENDPOINT names one), runs the scenarios side by side and ends with the plain line "N passed, N failed".
 * Arguments go to Jest: `npm run test:integration -- escaping`; with `install` it fetches all that it will need, and runs nothing.
 * What it does not find it says and fails; nothing is skipped.
 */
import { spawn, spawnSync } from "node:child_process";
import { createServer } from "node:net";
import * as fs from "node:fs";
import * as os from "node:os";
import * as path from "node:path";
import { fileURLToPath } from "node:url";
import { matrix } from "./support/matrix.mjs";
import { secureFront } from "./support/secure-front.mjs";

const here = path.dirname(fileURLToPath(import.meta.url));
const root = path.resolve(here, "../..");
const sharedTools = path.resolve(root, "../shared/tools");
const reports = path.join(root, "reports/integration");
const tsc = path.join(root, "node_modules/typescript/bin/tsc");
const begun = Date.now();
const cleanUps = [];

/** Runs a command, its output on the console; fails with a sentence when it fails. */
function must(sentence, command, ...args) {
  return new Promise((resolve, reject) => {
    const failed = () => reject(new Error(`${sentence}: ${command} ${args.join(" ")}`));
    const child = spawn(command, args, { cwd: here, stdio: "inherit" });
    child.once("error", failed).once("exit", (code) => (code === 0 ? resolve() : failed()));
  });
}

/** What a command prints, or undefined where it cannot be run. */
function output(command, args, options = {}) {
  const done = spawnSync(command, args, { encoding: "utf8", ...options });
  return done.status === 0 ? done.stdout : undefined;
}

function say(text) {
  console.log(`[${((Date.now() - begun) / 1000).toFixed(0).padStart(3)} s] ${text}`);
}

function checkTools() {
  const answer = output("terraform", ["version", "-json"], { env: { ...process.env, TF_CLI_CONFIG_FILE: os.devNull } });
  if (answer === undefined)
    throw new Error("the integration suite needs Terraform 1.10 or newer: terraform is not on the PATH");
  const version = JSON.parse(answer).terraform_version;
  const [major, minor] = version.split(".").map(Number);
  if (major < 1 || (major === 1 && minor < 10)) {
    throw new Error(`the integration suite needs Terraform 1.10 or newer, got: ${version}`);
  }
  const python = output("python3", ["--version"]);
  if (!python) throw new Error("the integration suite needs Python 3 for the AWS emulator: python3 is not on the PATH");
  if (!fs.existsSync(path.join(root, "node_modules/cdktf"))) throw new Error("run npm ci in the project's root first");
  say(`Terraform ${version}, ${python.trim()}, Node ${process.versions.node}`);
}

/** npm ci, only when the lock file is newer than what is installed. */
async function install() {
  const lock = fs.readFileSync(path.join(here, "package-lock.json"), "utf8");
  const stamp = path.join(here, "node_modules/.installed-lock.json");
  if (fs.existsSync(stamp) && fs.readFileSync(stamp, "utf8") === lock) return;
  await must("could not install the suite's packages", "npm", "ci", "--no-audit", "--no-fund");
  fs.writeFileSync(stamp, lock);
}

/** Fetches what the suite would fetch when it needs it: packages, emulators, Checkov, Trino. */
async function installAll() {
  const programs = ["run-checkov", "start-trino"].map((name) =>
    must(`could not install what ${name} runs`, path.join(here, name), "install"),
  );
  // an emulator's first start installs it
  await Promise.all([install(), emulators(), ...programs]);
}

/** Compiles what the scenarios share, so that none of them writes it while another reads it. */
async function build() {
  await Promise.all([
    must("the project does not compile", process.execPath, tsc, "-p", root),
    must("the command line does not start", process.execPath, path.join(root, "cli/bin/sms-trail.mjs"), "--version"),
  ]);
}

/** Whether the suite's own types hold, which nothing that runs waits for. */
async function typeCheck() {
  try {
    await must("the suite does not type-check", process.execPath, tsc, "-p", here);
    return 0;
  } catch (problem) {
    console.error(problem.message);
    return 1;
  }
}

function freePort() {
  return new Promise((resolve, reject) => {
    const server = createServer().once("error", reject);
    server.listen(0, "127.0.0.1", () => {
      const { port } = server.address();
      server.close(() => resolve(port));
    });
  });
}

async function answers(url) {
  try {
    return (await fetch(url, { signal: AbortSignal.timeout(2000) })).ok;
  } catch {
    return false;
  }
}

/**
 * Where AWS is: the given endpoint for everything, or emulators of our own on free ports. The one that a checkout of the team has beside
 * it comes first, as a second opinion to ours; its Athena does not read other accounts' buckets, so the organization goes to ours.
 */
async function emulators() {
  const given = process.env.SMS_TRAIL_TEST_ENDPOINT;
  if (given) {
    const main = await behindFront(given);
    return { main, crossAccount: main };
  }
  const own = path.join(here, "start-emulator");
  const shared = path.join(sharedTools, "start-emulator");
  const useShared = fs.existsSync(shared) && process.env.SMS_TRAIL_TEST_EMULATOR !== "own";
  const [crossAccount, main = crossAccount] = await Promise.all((useShared ? [own, shared] : [own]).map(startEmulator));
  return { main, crossAccount };
}

async function behindFront(url) {
  const front = await secureFront(url);
  cleanUps.push(front.close);
  return front.url;
}

/** Starts an emulator and waits until it answers; gives where to reach it. */
async function startEmulator(starter) {
  const port = await freePort();
  const name = path.relative(root, starter);
  const log = path.join(reports, `emulator-${port}.log`);
  const output = fs.openSync(log, "w");
  const child = spawn(starter, [String(port)], { stdio: ["ignore", output, output] });
  cleanUps.push(() => child.kill("SIGKILL"));
  const url = `http://127.0.0.1:${port}`;
  const begin = Date.now();
  while (!(await answers(`${url}/_ministack/health`))) {
    if (child.exitCode !== null) throw new Error(`${name} ended:\n${fs.readFileSync(log, "utf8").slice(-2000)}`);
    if (Date.now() - begin > 300_000)
      throw new Error(`${name} was not ready after 300 s; see ${path.relative(root, log)}`);
    await new Promise((resolve) => setTimeout(resolve, 250));
  }
  say(`emulator at ${url} (${name})`);
  return behindFront(url);
}

/** Terraform's CLI configuration: one for a provider mirror of this machine where there is one, else the caller's own. */
function terraformConfiguration() {
  const script = path.join(sharedTools, "terraform-mirror");
  const found = fs.existsSync(script) ? output(script, [])?.trim() : "";
  if (found) return found;
  const own = process.env.TF_CLI_CONFIG_FILE;
  return own && fs.existsSync(own) ? own : undefined;
}

/** Whether a part of the suite was asked for, by scenarios or by presets. */
const partly = process.argv.length > 2 || process.env.SMS_TRAIL_TEST_PRESETS !== undefined;

/** Runs Jest and gives its summary. */
function runJest(environment) {
  const results = path.join(reports, "jest.json");
  const jest = path.join(root, "node_modules/jest/bin/jest.js");
  const args = [jest, "--config", path.join(here, "jest.config.cjs"), "--json", `--outputFile=${results}`];
  args.push(...process.argv.slice(2));
  return new Promise((resolve, reject) => {
    const child = spawn(process.execPath, args, {
      cwd: here,
      env: environment,
      stdio: ["ignore", "ignore", "inherit"],
    });
    child.once("error", reject).once("exit", () => {
      if (!fs.existsSync(results)) return reject(new Error("Jest ended without results"));
      resolve(JSON.parse(fs.readFileSync(results, "utf8")));
    });
  });
}

/** What the scenarios want a reader to see: one text file each. */
function printReports() {
  for (const file of fs
    .readdirSync(reports)
    .filter((name) => name.endsWith(".txt"))
    .sort()) {
    console.log(`\n--- ${file.replace(/\.txt$/, "")}`);
    console.log(fs.readFileSync(path.join(reports, file), "utf8").trimEnd());
  }
}

/** Every saved query, the curated table and pruning on a real Trino, beside the scenarios: those wait for AWS more than they work. */
function runTrino() {
  let text = "";
  const child = spawn(process.execPath, [path.join(here, "trino/run.mjs")], {
    env: { ...process.env, SMS_TRAIL_TEST_BUILT: "yes" },
    stdio: ["ignore", "pipe", "inherit"],
  });
  // nobody waits for it: the scenarios, which are longer, come first, and it works while they wait
  os.setPriority(child.pid, 5);
  cleanUps.push(() => child.kill("SIGTERM"));
  child.stdout.setEncoding("utf8").on("data", (more) => (text += more));
  return new Promise((resolve, reject) => {
    child.once("error", reject).once("close", () => {
      const [, passed = "0", failed = "1"] = /(\d+) passed, (\d+) failed\s*$/.exec(text) ?? [];
      resolve({ text, passed: Number(passed), failed: Number(failed) });
    });
  });
}

/** What holds of every preset; gives the number of proofs that are missing, where all scenarios ran. */
function printMatrix() {
  const { lines, holes } = matrix(reports);
  console.log(`\n--- what holds of every preset${partly ? ", as far as this run looked" : ""}`);
  for (const line of lines) console.log(line);
  if (partly || holes.length === 0) return 0;
  console.log(`\nnot proved:\n${holes.join("\n")}`);
  return holes.length;
}

async function main() {
  checkTools();
  fs.rmSync(reports, { recursive: true, force: true });
  fs.mkdirSync(reports, { recursive: true });
  if (process.argv[2] === "install") {
    await installAll();
    return 0;
  }
  await install();
  say("packages installed");
  const types = typeCheck();
  const [endpoints] = await Promise.all([emulators(), build()]);
  say("project built");
  const work = fs.mkdtempSync(path.join(os.tmpdir(), "sms-trail-integration-"));
  // the first is the last to be done: whatever it takes away, nothing else is left running
  const removal = { recursive: true, force: true, maxRetries: 10, retryDelay: 200 };
  if (!process.env.SMS_TRAIL_TEST_KEEP) cleanUps.unshift(() => fs.rmSync(work, removal));
  const environment = {
    ...process.env,
    SMS_TRAIL_TEST_ENDPOINT: endpoints.main,
    SMS_TRAIL_TEST_CROSS_ACCOUNT_ENDPOINT: endpoints.crossAccount,
    SMS_TRAIL_TEST_REPORTS: reports,
    SMS_TRAIL_TEST_WORK: work,
    CHECKPOINT_DISABLE: "1",
    // Terraform and its provider decode one schema and end: less collecting saves a third of their work
    GOGC: process.env.GOGC ?? "400",
    AWS_SDK_JS_NODE_VERSION_SUPPORT_WARNING_DISABLED: "true",
  };
  const configuration = terraformConfiguration();
  if (configuration) environment.TF_CLI_CONFIG_FILE = configuration;
  else delete environment.TF_CLI_CONFIG_FILE;
  // scenarios that are named on the command line run alone
  const besides = process.argv.length > 2 ? { text: "", passed: 0, failed: 0 } : runTrino();
  const results = await runJest(environment);
  printReports();
  const holes = printMatrix();
  const crashed = results.testResults.filter(
    (suite) => suite.status === "failed" && suite.assertionResults.length === 0,
  ).length;
  const trino = await besides;
  if (trino.text !== "") console.log(`\n--- Trino\n${trino.text.trimEnd()}`);
  const failed = results.numFailedTests + crashed + trino.failed + holes + (await types);
  say("done");
  console.log(`\n${results.numPassedTests + trino.passed} passed, ${failed} failed`);
  return failed > 0 || !results.success || results.numPassedTests === 0 ? 1 : 0;
}

function cleanUp() {
  while (cleanUps.length > 0) cleanUps.pop()();
}

for (const signal of ["SIGINT", "SIGTERM"]) process.once(signal, () => (cleanUp(), process.exit(1)));
try {
  process.exitCode = await main();
} catch (problem) {
  console.error(problem.message);
  console.log("\n0 passed, 1 failed");
  process.exitCode = 1;
} finally {
  cleanUp();
}
