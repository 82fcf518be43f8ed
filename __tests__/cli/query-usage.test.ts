import { logFolder, logKey, removeFolders, runCli, smsRecord } from "./support/run-cli";

afterAll(removeFolders);

let logs: string;
beforeAll(() => {
  logs = logFolder({ [logKey("111111111111", "us-east-1", "2018/09/04")]: [smsRecord()] });
});

test.each([
  [["query", "timeline"], "--logs is missing: the folder of CloudTrail log files"],
  [
    ["query", "--logs", "."],
    "nothing to ask: name a saved query (npx sms-trail queries lists them), or give --sql or --file",
  ],
  [["query", "timeline", "--sql", "SELECT 1", "--logs", "."], "take one of: names of saved queries, --sql, --file"],
  [["query", "timelnie", "--logs", "."], "unknown query: timelnie; did you mean timeline?"],
  [["query", "zzzzzz", "--logs", "."], "unknown query: zzzzzz; npx sms-trail queries lists the saved ones"],
  [["query", "timeline", "--logs", ".", "--from", "2018-9-4"], "--from must be a day, yyyy-MM-dd, got: 2018-9-4"],
  [["query", "timeline", "--logs", ".", "--to", "2018-02-30"], "--to must be a day, yyyy-MM-dd, got: 2018-02-30"],
  [
    ["query", "timeline", "--logs", ".", "--from", "2018-09-05", "--to", "2018-09-04"],
    "--from must not be after --to, got: 2018-09-05 and 2018-09-04",
  ],
  [["query", "timeline", "--logs", ".", "--account", "12"], "--account must be an account id, got: 12"],
  [
    ["query", "timeline", "--logs", ".", "--region", "Ireland"],
    "--region must be a Region such as eu-west-1, got: Ireland",
  ],
  [
    ["query", "timeline", "--logs", ".", "--format", "xml"],
    "--format must be one of table, csv, json, ndjson, got: xml",
  ],
  [
    ["query", "timeline", "root_use", "--logs", ".", "--format", "csv"],
    "--format csv holds one answer: name one query, or take json or ndjson",
  ],
  [["query", "--logs"], "Option '--logs <value>' argument missing"],
  [["query", "timeline", "--log", "."], "Unknown option '--log'"],
  [["quary"], "unknown command: quary; did you mean query?"],
  [["frobnicate"], "unknown command: frobnicate; npx sms-trail --help lists the commands"],
  [["queries", "--format", "csv"], "--format must be one of table, json, got: csv"],
  [["settings"], "settings what? check FILE, explain FILE, or schema"],
  [["settings", "chekc"], "unknown command: settings chekc; did you mean settings check?"],
  [["settings", "check"], "settings check takes one file, got: none"],
  [["logs"], "logs what? sample"],
  [["logs", "sample"], "--out is missing: the folder to write to"],
  [["logs", "sample", "--out", "x", "--days", "many"], "--days must be a number, got: many"],
  [["logs", "sample", "--out", "x", "--days", "0"], "days must be a whole number from 1 to 3650, got: 0"],
])("fails with a message and exit code 1: %j", async (args, message) => {
  expect(await runCli(...args)).toEqual({ code: 1, stdout: "", stderr: `sms-trail: ${message}\n` });
});

test("SQL that fails gives the engine's message with the position, and no stack trace", async () => {
  const { code, stdout, stderr } = await runCli(
    "query",
    "--logs",
    logs,
    "--sql",
    "SELECT event_nmae FROM migration_events",
  );
  expect({ code, stdout }).toEqual({ code: 1, stdout: "" });
  expect(stderr).toBe(
    "sms-trail: unknown column: event_nmae; did you mean event_name?\n\n" +
      "LINE 1: SELECT event_nmae FROM migration_events\n               ^\n",
  );
  expect((await runCli("query", "--logs", logs, "--sql", "SELEC 1")).stderr).toBe(
    'sms-trail: Parser Error: syntax error at or near "SELEC"\n\nLINE 1: SELEC 1\n        ^\n',
  );
});

test.each([
  ["SELECT m.evnet_source FROM migration_events m", "evnet_source; did you mean event_source?"],
  ["SELECT eventsuorce FROM cloudtrail_logs", "eventsuorce; did you mean eventsource?"],
  ["SELECT replication_job FROM cloudtrail_events", "replication_job; docs/schema.md lists the columns"],
  ["SELECT replication_job FROM sms_events", "replication_job; did you mean replication_job_id?"],
  ["SELECT zzzzzzzz FROM migration_events", "zzzzzzzz; docs/schema.md lists the columns"],
])("an unknown column comes with the nearest of the view's: %s", async (sql, message) => {
  const { code, stdout, stderr } = await runCli("query", "--logs", logs, "--sql", sql);
  expect({ code, stdout, stderr: stderr.split("\n")[0] }).toEqual({
    code: 1,
    stdout: "",
    stderr: `sms-trail: unknown column: ${message}`,
  });
});

test("SQL that fails on a row gives the engine's message too", async () => {
  const sql = "SELECT CAST(event_name AS integer) FROM migration_events";
  const { code, stderr } = await runCli("query", "--logs", logs, "--sql", sql, "--format", "csv");
  expect(code).toBe(1);
  expect(stderr).toMatch(/^sms-trail: Conversion Error: Could not convert string 'GetConnectors' to INT32/);
});

test("one statement is answered at a time, with or without a semicolon", async () => {
  expect((await runCli("query", "--logs", logs, "--sql", "SELECT 1; SELECT 2")).stderr).toBe(
    "sms-trail: one statement is answered at a time, got 2\n",
  );
  expect(await runCli("query", "--logs", logs, "--sql", "SELECT 1 AS a -- one\n;\n", "--format", "csv")).toEqual({
    code: 0,
    stdout: "a\r\n1\r\n",
    stderr: "",
  });
});

test("SQL may come from a file", async () => {
  const folder = logFolder({ "q.sql": "SELECT event_name\nFROM migration_events -- the one\n;" });
  expect((await runCli("query", "--logs", logs, "--file", `${folder}/q.sql`, "--format", "csv")).stdout).toBe(
    "event_name\r\nGetConnectors\r\n",
  );
  expect((await runCli("query", "--logs", logs, "--file", `${folder}/none.sql`)).stderr).toBe(
    `sms-trail: --file can't be read: ENOENT: no such file or directory, open '${folder}/none.sql'\n`,
  );
});

test("accounts and Regions may follow their option, be repeated, or be a list with commas", async () => {
  const rows = async (...options: string[]) =>
    (
      JSON.parse(
        (await runCli("query", "timeline", "--logs", logs, "--format", "json", ...options)).stdout,
      ) as unknown[]
    ).length;
  expect(await rows("--account", "222222222222", "111111111111")).toBe(1);
  expect(await rows("--account", "222222222222", "--account", "111111111111")).toBe(1);
  expect(await rows("--region", "eu-west-1,us-east-1")).toBe(1);
  expect(await rows("--region", "eu-west-1", "eu-west-2")).toBe(0);
});
