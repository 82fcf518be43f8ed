/**
 * Bytes that five typical questions read: from the log files, and from the curated table. Both by a real Trino, which says what it read
 * of its files (`physicalInputBytes`); the log files stay compressed as they are delivered, the table is filled by the MERGE that is deployed.
 * It needs what the Trino suite needs: Java 24 and Maven. Alone: `node bench/curated-bytes.mjs`, with `--json` for machines.
 */
import { mkdirSync, mkdtempSync, readFileSync, readdirSync, rmSync, writeFileSync } from "node:fs";
import { createRequire } from "node:module";
import { tmpdir } from "node:os";
import { basename, join } from "node:path";
import { pathToFileURL } from "node:url";
import { gunzipSync, gzipSync } from "node:zlib";
import { ask, askWithStatistics } from "../__tests__/integration/trino/client.mjs";
import { rawLines, registered } from "../__tests__/integration/trino/raw-files.mjs";
import { startTrino } from "../__tests__/integration/trino/server.mjs";
import { createCuratedTable, createRawTable, createViews } from "../__tests__/integration/trino/tables.mjs";
import { buildProject } from "./build-project.mjs";
import { root } from "./folders.mjs";
import { sampleTree } from "./sample-tree.mjs";

/** Events a day of each account that make a tree of 400,000 at least. */
const eventsPerDay = 10_200;

/** What is asked, and how narrowly: the busiest day with migration events, that day's month, one account, everything. */
function questions({ day, account }) {
  const [year, month] = day.split("-").map(Number);
  const lastDay = new Date(Date.UTC(year, month, 0)).toISOString().slice(0, 10);
  return [
    ["who_created_replication_jobs", "all days", {}],
    ["calls_per_operation", "all days", {}],
    ["timeline", "one day", { from: day, to: day }],
    ["failed_and_denied_calls", "one month", { from: `${day.slice(0, 7)}-01`, to: lastDay }],
    ["principals", "one account", { accounts: [account] }],
  ];
}

/** Rows `{ question, range, raw, curated, times, rows }` and the smallest ratio. */
export async function curatedBytes(tree, say) {
  const require = createRequire(import.meta.url);
  const queries = require(join(root, "out/queries/index.js"));
  const { parseAnyLogPath } = require(join(root, "out/modules/shared/log-layout.js"));
  const work = mkdtempSync(join(tmpdir(), "sms-trail-bench-"));
  const trino = await startTrino(work);
  try {
    say("writing the log files as Trino reads them …");
    writeLogFiles(tree.folder, join(work, "files/raw"), queries.recordFields, parseAnyLogPath);
    const server = await trino.ready();
    say("filling the curated table …");
    await createRawTable(server, queries, { schema: "logs", folder: "raw" });
    await createViews(server, queries, "logs", {});
    const options = { rawTables: ["hive.logs.cloudtrail_logs"] };
    await createCuratedTable(server, queries, "curated", options);
    await ask(server, queries.renderCuratedMerge({ first: "2016-11-14", last: "2030-12-31" }), "curated");
    await createViews(server, queries, "curated", { ...options, migrationEvents: "curated" });
    const [[day, account]] = await ask(
      server,
      `SELECT date_format(event_time, '%Y-%m-%d'), min(log_account) FROM ${queries.curatedNames.table}
       WHERE event_time IS NOT NULL GROUP BY 1 ORDER BY count(*) DESC, 1 LIMIT 1`,
      "curated",
    );
    const rows = [];
    for (const [id, range, args] of questions({ day, account })) {
      const sql = queries.renderQuery(
        queries.savedQueries().find((query) => query.id === id),
        args,
      );
      const raw = await askWithStatistics(server, sql, "logs");
      const curated = await askWithStatistics(server, sql, "curated");
      if (JSON.stringify(raw.rows) !== JSON.stringify(curated.rows)) throw new Error(`${id}: the two answers differ`);
      const times = Math.round(raw.bytes / curated.bytes);
      rows.push({ question: id, range, raw: raw.bytes, curated: curated.bytes, times, rows: raw.rows.length });
      say(`${id}, ${range}: ${raw.bytes} bytes of log files, ${curated.bytes} of the curated table, ${times} ×`);
    }
    return { rows, fewest: Math.min(...rows.map(({ times }) => times)) };
  } finally {
    trino.stop();
    rmSync(work, { recursive: true, force: true });
  }
}

function writeLogFiles(logs, out, recordFields, parseAnyLogPath) {
  for (const file of readdirSync(logs, { recursive: true })) {
    const place = file.endsWith(".json.gz") ? parseAnyLogPath(file) : undefined;
    if (place?.kind !== "log") continue;
    const { Records } = JSON.parse(gunzipSync(readFileSync(join(logs, file))).toString());
    const folder = join(out, registered(place));
    mkdirSync(folder, { recursive: true });
    writeFileSync(join(folder, basename(file)), gzipSync(rawLines(Records, recordFields)));
  }
}

/** The rows in Markdown. */
export function curatedBytesText(tree, { rows, fewest }) {
  const size = (bytes) => bytes.toLocaleString("en");
  return [
    `${size(tree.events)} events, ${size(tree.migrationEvents)} of migrations, in ${size(tree.files)} log files`,
    "",
    "| question | range | bytes of log files | bytes of the curated table | fewer |",
    "|---|---|---:|---:|---:|",
    ...rows.map(
      (row) => `| ${row.question} | ${row.range} | ${size(row.raw)} | ${size(row.curated)} | ${size(row.times)} × |`,
    ),
    "",
    `- ${size(fewest)} × fewer bytes at least; goal: 100 or more`,
    "",
  ].join("\n");
}

if (import.meta.url === pathToFileURL(process.argv[1]).href) {
  const say = (line) => process.stderr.write(`${line}\n`);
  buildProject();
  const tree = await sampleTree(eventsPerDay, say);
  const result = await curatedBytes(tree, say);
  const figures = { events: tree.events, curatedFewerBytes: result.fewest, questions: result.rows };
  process.stdout.write(
    process.argv.includes("--json") ? `${JSON.stringify(figures)}\n` : curatedBytesText(tree, result),
  );
}
