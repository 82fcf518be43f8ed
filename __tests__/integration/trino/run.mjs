#!/usr/bin/env node
/**
 * Asks a real Trino every saved query and every view over a sample organization's logs, the records of the unit tests' fixtures and, where
 * they are there, log files of other people, and compares the rows, order and text included,
 * with those of `sms-trail query`; then fills the curated table in a real Iceberg, and measures what a question reads. Prints
 * question × engine × rows × equal and ends with the plain line "N passed, N failed". It needs Java 24 and Maven, and the first time 800 MB.
 * With the names of saved queries it asks those alone: `node __tests__/integration/trino/run.mjs timeline`.
 */
import { execFileSync, spawnSync } from "node:child_process";
import * as fs from "node:fs";
import { createRequire } from "node:module";
import * as os from "node:os";
import * as path from "node:path";
import { fileURLToPath } from "node:url";
import { ask } from "./client.mjs";
import { checkLateAndDuplicateFiles, checkManyAccounts, fillCurated } from "./curated.mjs";
import { checkLateEvents, checkPruning } from "./pruning.mjs";
import { firstDifference, questionsFor } from "./questions.mjs";
import { writeRawFiles } from "./raw-files.mjs";
import { report as newReport } from "./report.mjs";
import { startTrino } from "./server.mjs";
import { copyRealLogs, writeFixtures } from "./fixtures.mjs";
import { createCopy, createRawTable, createViews } from "./tables.mjs";

const root = path.resolve(path.dirname(fileURLToPath(import.meta.url)), "../../..");
const require = createRequire(import.meta.url);
const work = fs.mkdtempSync(path.join(os.tmpdir(), "sms-trail-trino-"));
const begun = Date.now();

function say(text) {
  console.log(`[${((Date.now() - begun) / 1000).toFixed(0).padStart(3)} s] ${text}`);
}

function smsTrail(...args) {
  const options = { encoding: "utf8", maxBuffer: 1 << 28 };
  const { status, stdout, stderr } = spawnSync(
    process.execPath,
    [path.join(root, "cli/bin/sms-trail.mjs"), ...args],
    options,
  );
  // a fixture has records with gaps, which are told and answered about
  if (status !== 0 && status !== 2) throw new Error(`sms-trail ${args[0]} ended with ${status}: ${stderr}`);
  return stdout;
}

/** Answers side by side: two cores, and a third question whose plan is made meanwhile. */
async function askAll(server, questions, report) {
  const waiting = [...questions];
  const answer = async ({ id, engine, schema, sql, here }) => {
    const there = await ask(server, sql, schema).catch((error) => [[String(error.message)]]);
    report.compared(id, engine, there.length, firstDifference(there, here));
  };
  await Promise.all(
    Array.from({ length: 3 }, async () => {
      for (let next = waiting.shift(); next !== undefined; next = waiting.shift()) await answer(next);
    }),
  );
}

async function main() {
  // beside the other scenarios nobody may write what they read
  if (process.env.SMS_TRAIL_TEST_BUILT === undefined)
    execFileSync(process.execPath, [require.resolve("typescript/bin/tsc"), "-p", root], { stdio: "inherit" });
  const trino = await startTrino(work);
  try {
    const queries = {
      ...require(path.join(root, "out/queries/index.js")),
      ...require(path.join(root, "out/queries/delivery-range.js")),
    };
    const { parseAnyLogPath } = require(path.join(root, "out/modules/shared/log-layout.js"));
    const logs = path.join(work, "logs");
    const raw = path.join(work, "files/raw");
    smsTrail(
      "logs",
      "sample",
      "--out",
      logs,
      "--seed",
      "7",
      "--accounts",
      "3",
      "--days",
      "8",
      "--events-per-day",
      "40",
    );
    const fixtures = await writeFixtures(root, logs);
    const real = copyRealLogs(root, logs);
    say(`with the records of ${fixtures} fixtures, and ${real} log files of other people`);
    const written = writeRawFiles(logs, raw, { ...queries, parseAnyLogPath });
    say(`${written.reduce((sum, { records }) => sum + records.length, 0)} records in ${written.length} files`);
    const names = process.argv.slice(2);
    const questions = questionsFor(queries, smsTrail, logs, names);
    say(`${questions.length} questions answered by sms-trail`);

    const server = await trino.ready();
    say("Trino started");
    await createRawTable(server, queries, { schema: "logs", folder: "raw" });
    await createViews(server, queries, "logs", {});
    await createCopy(server, queries, { schema: "copy", of: "logs" });
    const report = newReport();
    await fillCurated(server, queries, report, written);
    await createViews(server, queries, "curated", {
      rawTables: ["hive.logs.cloudtrail_logs"],
      migrationEvents: "curated",
    });
    say("tables and views made");
    await askAll(server, questions, report);
    say("questions answered by Trino");
    if (names.length === 0) {
      await checkPruning(server, queries, report, { written, raw });
      await checkLateEvents(server, queries, report, { written });
      await checkManyAccounts(server, queries, report, { written, work });
      await checkLateAndDuplicateFiles(server, queries, report, { written, raw });
    }
    const { good, wrong } = report.counts();
    say("done");
    console.log(`\n${good} passed, ${wrong} failed`);
    return wrong === 0 ? 0 : 1;
  } finally {
    trino.stop();
  }
}

try {
  process.exitCode = await main();
} finally {
  fs.rmSync(work, { recursive: true, force: true });
}
