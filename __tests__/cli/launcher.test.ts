import { execFileSync, spawn, spawnSync } from "node:child_process";
import { existsSync, mkdtempSync, readdirSync, rmSync, statSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { askSql, logFolder, logKey, removeFolders, runCli, smsRecord } from "./support/run-cli";

const launcher = join(__dirname, "../../cli/bin/sms-trail.mjs");
const dist = join(__dirname, "../../cli/dist");
const seconds = 1000;

afterAll(removeFolders);

// builds the bundle when it is missing or old
beforeAll(() => void execFileSync(process.execPath, [launcher, "--version"]), 60 * seconds);

function launch(args: readonly string[], environment: NodeJS.ProcessEnv = {}) {
  return spawnSync(process.execPath, [launcher, ...args], {
    encoding: "utf8",
    env: { ...process.env, ...environment },
  });
}

test("the launcher leaves a bundle with its worker and its SQL files, and does not build it again", () => {
  for (const file of ["sms-trail.cjs", "reader-worker.cjs", "prelude.sql", "queries/views/migration_events.sql"]) {
    expect(existsSync(join(dist, file))).toBe(true);
  }
  const built = statSync(join(dist, "sms-trail.cjs")).mtimeMs;
  expect(launch(["--version"]).stdout).toMatch(/^\d+\.\d+\.\d+\n$/);
  expect(statSync(join(dist, "sms-trail.cjs")).mtimeMs).toBe(built);
});

test("the worker is lean: it loads no engine and no settings", () => {
  expect(statSync(join(dist, "reader-worker.cjs")).size).toBeLessThan(80 * 1024);
});

test("threads read what one thread reads, needles or not", async () => {
  const files = Object.fromEntries(
    Array.from({ length: 60 }, (_, file) => [
      logKey("111111111111", "us-east-1", "2018/09/04", `file${String(file).padStart(12, "0")}`),
      Array.from({ length: 20 }, (_, record) =>
        smsRecord({
          eventID: `${file}-${record}`,
          eventSource: record % 5 === 0 ? "sms.amazonaws.com" : "s3.amazonaws.com",
        }),
      ),
    ]),
  );
  const logs = logFolder(files);
  const expected = await runCli("query", "timeline", "source_ips", "--logs", logs, "--format", "json");
  const launched = launch(["query", "timeline", "source_ips", "--logs", logs, "--format", "json"]);
  expect(launched).toMatchObject({ status: 0, stderr: "", stdout: expected.stdout });
  const sql = "SELECT count(*) AS n, count(DISTINCT eventid) AS ids FROM cloudtrail_logs";
  expect(JSON.parse(launch(["query", "--logs", logs, "--sql", sql, "--format", "json"]).stdout)).toEqual(
    await askSql(logs, sql),
  );
}, 30_000);

test("exit codes and messages pass through", () => {
  expect(launch(["query", "timelnie", "--logs", "."])).toMatchObject({
    status: 1,
    stdout: "",
    stderr: "sms-trail: unknown query: timelnie; did you mean timeline?\n",
  });
  expect(launch(["settings", "check", "/nowhere.yaml"]).status).toBe(1);
  expect(launch(["query", "timeline", "--logs", "/nowhere"]).status).toBe(3);
});

test("a reader that stops early, as head does, is no error", async () => {
  const logs = logFolder({ "a.json": [smsRecord()] });
  const sql = "SELECT repeat('x', 1000) AS x FROM range(20000)";
  const child = spawn(process.execPath, [launcher, "query", "--logs", logs, "--sql", sql, "--format", "ndjson"]);
  let stderr = "";
  child.stderr.on("data", (text) => (stderr += String(text)));
  child.stdout.once("data", () => child.stdout.destroy());
  const code = await new Promise((resolve) => child.on("close", resolve));
  expect({ code, stderr }).toEqual({
    code: 0,
    stderr: "sms-trail: 1 log file in no CloudTrail folders: account, Region and delivery date come from each record\n",
  });
}, 30_000);

test("Ctrl-C ends it in the middle of an answer and leaves no temporary files", async () => {
  const logs = logFolder({ "a.json": [smsRecord()] });
  const temporary = mkdtempSync(join(tmpdir(), "sms-trail-test-"));
  const sql = "SELECT count(*) FROM range(100000000000) WHERE random() < 0.5";
  const child = spawn(process.execPath, [launcher, "query", "--logs", logs, "--sql", sql], {
    env: { ...process.env, TMPDIR: temporary },
  });
  const closed = new Promise((resolve) => child.on("close", (_, signal) => resolve(signal)));
  while (readdirSync(temporary).length === 0) await new Promise((resolve) => setTimeout(resolve, 20));
  await new Promise((resolve) => setTimeout(resolve, 300));
  child.kill("SIGINT");
  expect(await closed).toBe("SIGINT");
  expect(readdirSync(temporary)).toEqual([]);
  rmSync(temporary, { recursive: true });
}, 30_000);

test("NO_COLOR and a pipe both mean no colours", () => {
  const logs = logFolder({ "a.json": [smsRecord()] });
  const { stdout } = launch(["query", "timeline", "--logs", logs], { FORCE_COLOR: "1", NO_COLOR: "1" });
  expect(stdout).not.toContain("\u001b");
});
