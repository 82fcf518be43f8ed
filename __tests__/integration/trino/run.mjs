#!/usr/bin/env node
/**
 * Asks a real Trino every saved query and every view over a sample organization's logs, as named queries and as prepared statements, and
 * compares the rows, order and text included, with those of `sms-trail query`. Ends with the plain line "N equal, N different".
 * `npm run test:integration` leaves it out: it needs Java 24, Maven and 450 MB. Run it after a change of SQL:
 * `node __tests__/integration/trino/run.mjs`, or with the names of the saved queries that changed.
 */
import { execFileSync, spawn } from "node:child_process";
import * as fs from "node:fs";
import { createRequire } from "node:module";
import { createServer } from "node:net";
import * as os from "node:os";
import * as path from "node:path";
import { fileURLToPath } from "node:url";
import { ask, isReady } from "./client.mjs";
import { writeRawFiles } from "./raw-files.mjs";

const here = path.dirname(fileURLToPath(import.meta.url));
const root = path.resolve(here, "../../..");
const require = createRequire(import.meta.url);
const work = fs.mkdtempSync(path.join(os.tmpdir(), "sms-trail-trino-"));
const begun = Date.now();

function say(text) {
  console.log(`[${((Date.now() - begun) / 1000).toFixed(0).padStart(3)} s] ${text}`);
}

function smsTrail(...args) {
  const options = { encoding: "utf8", maxBuffer: 1 << 28, stdio: ["ignore", "pipe", "pipe"] };
  return execFileSync(process.execPath, [path.join(root, "cli/bin/sms-trail.mjs"), ...args], options);
}

async function startTrino() {
  const port = await new Promise((resolve) => {
    const probe = createServer().listen(0, "127.0.0.1", () => {
      const { port: free } = probe.address();
      probe.close(() => resolve(free));
    });
  });
  const log = fs.openSync(path.join(work, "trino.log"), "w");
  const child = spawn(path.join(here, "../start-trino"), [String(port), work], { stdio: ["ignore", log, log] });
  const server = `http://127.0.0.1:${port}`;
  while (!(await isReady(server))) {
    if (child.exitCode !== null)
      throw new Error(`Trino ended:\n${fs.readFileSync(path.join(work, "trino.log"), "utf8").slice(-2000)}`);
    if (Date.now() - begun > 900_000) throw new Error("Trino was not ready after 15 minutes");
    await new Promise((resolve) => setTimeout(resolve, 500));
  }
  return { server, stop: () => child.kill("SIGKILL") };
}

/** The raw table over what was written, and the views over it. */
async function deploy(server, { recordFields, partitionColumns, trinoType, viewNames, renderView }) {
  const columns = [
    ...recordFields.map(({ name, type }) => `"${name.toLowerCase()}" ${trinoType(type)}`),
    ...partitionColumns.map((name) => `${name} varchar`),
  ];
  const partitions = partitionColumns.map((name) => `'${name}'`).join(", ");
  await ask(server, "CREATE SCHEMA hive.logs");
  await ask(
    server,
    `CREATE TABLE cloudtrail_logs (${columns.join(", ")})
     WITH (format = 'OPENX_JSON', external_location = 'local:///raw', partitioned_by = ARRAY[${partitions}])`,
  );
  await ask(server, "CALL hive.system.sync_partition_metadata('logs', 'cloudtrail_logs', 'ADD')");
  for (const name of viewNames) await ask(server, `CREATE VIEW ${name} AS ${renderView(name)}`);
}

/** Every column of a view but where its file lies, times as text, in a total order. */
function viewQuestion(name, { viewColumns }) {
  const columns = viewColumns(name).filter((column) => column.name !== "log_file");
  const text = ({ name: column, type }) =>
    type === "timestamp(3)" ? `date_format(${column}, '%Y-%m-%dT%H:%i:%sZ') AS ${column}` : column;
  const keys = ["log_account", "log_region", "delivery_date", "event_id", "request_id", "event_name"];
  if (name === "migration_event_servers") keys.push("server_id", "source_server_id");
  return `SELECT ${columns.map(text).join(", ")} FROM ${name} ORDER BY ${keys.join(", ")}`;
}

function asText(value) {
  return value === null || value === undefined ? null : String(value);
}

function firstDifference(there, here) {
  if (there.length !== here.length) return `${there.length} rows in Trino, ${here.length} in sms-trail`;
  for (const [at, row] of there.entries()) {
    const column = row.findIndex((value, index) => asText(value) !== asText(here[at][index]));
    if (column >= 0)
      return `row ${at + 1}, column ${column + 1}: ${row[column]} in Trino, ${here[at][column]} in sms-trail`;
  }
  return undefined;
}

function prepared(statement) {
  const values = statement.parameters.map(({ widest }) => widest).join(", ");
  return `EXECUTE IMMEDIATE '${statement.sql.replaceAll("'", "''")}' USING ${values}`;
}

async function main() {
  execFileSync(process.execPath, [require.resolve("typescript/bin/tsc"), "-p", root], { stdio: "inherit" });
  const queries = require(path.join(root, "out/queries/index.js"));
  const { parseAnyLogPath } = require(path.join(root, "out/modules/shared/log-layout.js"));
  const logs = path.join(work, "logs");
  smsTrail("logs", "sample", "--out", logs, "--seed", "7", "--accounts", "3", "--days", "8", "--events-per-day", "40");
  const records = writeRawFiles(logs, path.join(work, "files/raw"), { ...queries, parseAnyLogPath });
  say(`${records} records written`);

  const names = process.argv.slice(2);
  const saved = queries.savedQueries().filter(({ id }) => names.length === 0 || names.includes(id));
  const answers = JSON.parse(smsTrail("query", ...saved.map(({ id }) => id), "--logs", logs, "--format", "json"));
  const local = saved.length === 1 ? { [saved[0].id]: answers } : answers;
  const questions = saved.map((query) => ({ id: query.id, sql: queries.renderQuery(query), here: local[query.id] }));
  // the days that a prepared statement is given are days that were asked for, so that this one answers with 8,000 empty years
  for (const query of saved.filter(({ id }) => id !== "calls_per_day"))
    questions.push({
      id: `${query.id}, prepared`,
      sql: prepared(queries.renderPreparedStatement(query)),
      here: local[query.id],
    });
  for (const name of names.length === 0 ? queries.viewNames : []) {
    const sql = viewQuestion(name, queries);
    questions.push({
      id: name,
      sql,
      here: JSON.parse(smsTrail("query", "--sql", sql, "--logs", logs, "--format", "json")),
    });
  }
  say(`${questions.length} questions answered by sms-trail`);

  const { server, stop } = await startTrino();
  try {
    say("Trino started");
    await deploy(server, queries);
    const different = [];
    const answer = async ({ id, sql, here: rows }) => {
      const there = await ask(server, sql).catch((error) => [[String(error.message)]]);
      const difference = firstDifference(
        there,
        rows.map((row) => Object.values(row)),
      );
      console.log(
        `${id.padEnd(42)} ${String(there.length).padStart(6)} rows  ${difference === undefined ? "equal" : `DIFFERENT: ${difference}`}`,
      );
      if (difference !== undefined) different.push(id);
    };
    const waiting = [...questions];
    await Promise.all(
      Array.from({ length: 3 }, async () => {
        for (let next = waiting.shift(); next !== undefined; next = waiting.shift()) await answer(next);
      }),
    );
    say("done");
    console.log(`\n${questions.length - different.length} equal, ${different.length} different`);
    return different.length === 0 ? 0 : 1;
  } finally {
    stop();
  }
}

try {
  process.exitCode = await main();
} finally {
  fs.rmSync(work, { recursive: true, force: true });
}
