/** The curated table in a real Iceberg: filled twice, in another order, with late files and copies, and from 150 accounts in one day. */
import { ask } from "./client.mjs";
import { writeRawFile } from "./raw-files.mjs";
import { createCuratedTable, createRawTable, registerPartitions } from "./tables.mjs";

const everyDay = { first: "2016-11-14", last: "2030-01-01" };

/** A table in a schema of its own over the raw table of another, filled by chunks of delivery dates. Gives the changed rows of each. */
async function fill(server, queries, schema, chunks) {
  const changed = [];
  for (const chunk of chunks) {
    const [[rows]] = await ask(server, queries.renderCuratedMerge(chunk), schema);
    changed.push(Number(rows));
  }
  return changed;
}

async function rowsOf(server, { curatedNames, curatedColumns }, schema) {
  const names = curatedColumns.map(({ name }) => name).join(", ");
  return ask(server, `SELECT ${names} FROM ${curatedNames.table} ORDER BY record_key, log_account, log_region`, schema);
}

function difference(some, others) {
  if (some.length !== others.length) return `${some.length} and ${others.length} rows`;
  const at = some.findIndex((row, index) => JSON.stringify(row) !== JSON.stringify(others[index]));
  return at < 0 ? undefined : `row ${at + 1}: ${JSON.stringify(some[at])} and ${JSON.stringify(others[at])}`;
}

/** Events of migrations by the records themselves, not by SQL: id, account and Region, and the first delivery. */
function expectedEvents(written, { migrationNeedles }) {
  const first = new Map();
  for (const { place, records } of written) {
    for (const record of records) {
      const text = JSON.stringify(record);
      if ((record.eventID ?? undefined) === undefined || !migrationNeedles().some((needle) => text.includes(needle)))
        continue;
      if (!isMigration(record, migrationNeedles())) continue;
      const key = [record.eventID, place.accountId, place.region].join(" ");
      const correction = record.addendum?.reason === "UPDATED_DATA";
      const known = first.get(correction ? `correction ${key}` : key);
      const better = correction ? known < place.deliveryDate : known > place.deliveryDate;
      if (known === undefined || better) first.set(correction ? `correction ${key}` : key, place.deliveryDate);
    }
  }
  return [...first].map(([key, day]) => `${key} ${day}`).sort();
}

function isMigration({ eventSource, userIdentity }, needles) {
  const names = [eventSource, userIdentity?.invokedBy].filter((name) => /^(sms|mgn)\.amazonaws\.com$/.test(name));
  const role = userIdentity?.sessionContext?.sessionIssuer?.userName;
  return names.length > 0 || (role !== undefined && needles.includes(JSON.stringify(role)));
}

/** Fills the table that the questions are asked of, twice. */
export async function fillCurated(server, queries, report, written) {
  const options = { rawTables: ["hive.logs.cloudtrail_logs"] };
  await createCuratedTable(server, queries, "curated", options);
  const [half, all, again] = await fill(server, queries, "curated", [
    { first: "2016-11-14", last: "2018-12-31" },
    everyDay,
    everyDay,
  ]);
  const rows = await rowsOf(server, queries, "curated");
  report.held(
    "the table is filled in parts",
    "trino, iceberg",
    half + all,
    half > 0 && all > 0 && half + all === rows.length,
    rows.length,
  );
  report.held("the same MERGE again changes nothing", "trino, iceberg", again, again === 0, `${again} rows changed`);
  const at = (name) => queries.curatedColumns.findIndex((column) => column.name === name);
  const columns = ["record_key", "log_account", "log_region", "delivery_date"].map(at);
  const kept = rows
    .filter((row) => row[at("event_id")] !== null)
    .map((row) => columns.map((column) => row[column]).join(" "));
  const expected = expectedEvents(written, queries);
  const wrong = [...new Set([...kept, ...expected])].find((line) => kept.includes(line) !== expected.includes(line));
  report.compared("each event once, by its records", "trino, iceberg", kept.length, wrong);
}

/** Files that come late, copies of files on later days, a copy in another order: whatever comes when, the table is the same. */
export async function checkLateAndDuplicateFiles(server, queries, report, { written, raw }) {
  const days = (from, to) => ({ first: from, last: to });
  const migration = written.filter(({ records }) =>
    records.some(({ eventSource }) => /^(sms|mgn)\./.test(eventSource)),
  );
  const [source] = migration;
  const before = await rowsOf(server, queries, "curated");
  const copyDay = { ...source.place, deliveryDate: "2018/11/05" };
  writeRawFile(raw, copyDay, `copy-${source.name}`, source.records, queries.recordFields);
  const late = source.records.map((record, index) => ({ ...record, eventID: `late-${index}` }));
  writeRawFile(raw, { ...source.place, deliveryDate: "2018/11/06" }, `late-${source.name}`, late, queries.recordFields);
  await registerPartitions(server, "logs");
  const [changed] = await fill(server, queries, "curated", [days("2018-11-05", "2018-11-06")]);
  const after = await rowsOf(server, queries, "curated");
  const lateRows = after.length - before.length;
  report.held(
    "a late file adds its events, a copy adds none",
    "trino, iceberg",
    changed,
    changed === lateRows && lateRows > 0 && lateRows <= late.length,
    lateRows,
  );

  await createCuratedTable(server, queries, "backwards", { rawTables: ["hive.logs.cloudtrail_logs"] });
  await fill(server, queries, "backwards", [
    days("2018-11-05", "2030-01-01"),
    days("2018-10-01", "2018-11-05"),
    everyDay,
  ]);
  const backwards = await rowsOf(server, queries, "backwards");
  report.compared(
    "newest delivery dates first, the same table",
    "trino, iceberg",
    backwards.length,
    difference(after, backwards),
  );

  await ask(server, `ALTER TABLE iceberg.curated.${queries.curatedNames.table} EXECUTE optimize`);
  const optimized = await rowsOf(server, queries, "curated");
  report.compared("OPTIMIZE changes no row", "trino, iceberg", optimized.length, difference(after, optimized));
}

/** One day of 150 accounts: one statement may open 100 partitions, and months of events are few. */
export async function checkManyAccounts(server, queries, report, { written, work }) {
  const source = written.find(({ records }) => records.some(({ eventSource }) => eventSource === "sms.amazonaws.com"));
  const record = source.records.find(({ eventSource }) => eventSource === "sms.amazonaws.com");
  for (let account = 0; account < 150; account += 1) {
    const accountId = String(100_000_000_000 + account);
    const own = { ...record, eventID: `event-of-${accountId}`, recipientAccountId: accountId };
    writeRawFile(`${work}/files/many`, { ...source.place, accountId }, "one.json", [own], queries.recordFields);
  }
  await createRawTable(server, queries, { schema: "many", folder: "many" });
  await createCuratedTable(server, queries, "many", {});
  const day = source.place.deliveryDate.replaceAll("/", "-");
  const [changed] = await fill(server, queries, "many", [{ first: day, last: day }]);
  report.held(
    "one day of 150 accounts in one statement",
    "trino, iceberg",
    changed,
    changed === 150,
    `${changed} rows`,
  );
}
