import fc from "fast-check";
import {
  curatedColumns,
  curatedMergeTemplate,
  curatedNames,
  renderCuratedMerge,
  renderCuratedOptimize,
  renderCuratedTable,
  renderCuratedVacuum,
} from "../../queries/curated-events";
import { migrationEventColumns } from "../../queries/view-columns";
import { renderView, viewColumns } from "../../queries/views";
import { trinoSyntaxErrors } from "../support/trino-grammar";
import { openEngine, type Engine } from "./support/engine";
import type { Delivery } from "./support/raw-row";
import { recordText } from "./support/record";

const everyDay = { first: "2016-11-14", last: "2030-12-31" };

describe("the table", () => {
  test("has every column of migration_events, times to the microsecond, and a key in front", () => {
    expect(curatedColumns.slice(1).map(({ name }) => name)).toEqual(migrationEventColumns.map(({ name }) => name));
    expect(curatedColumns[0]).toMatchObject({ name: "record_key", type: "varchar" });
    expect(curatedColumns.filter(({ type }) => type !== "varchar").map(({ name, type }) => [name, type])).toEqual([
      ["event_time", "timestamp(6)"],
      ["succeeded", "boolean"],
      ["mfa_used", "boolean"],
      ["operation_known", "boolean"],
    ]);
  });

  test("is made by Athena, in Parquet, by the month of the event", () => {
    const text = renderCuratedTable("s3://curated/table/");
    const [, columns = "", rest = ""] =
      /^CREATE TABLE IF NOT EXISTS migration_events_curated \(\n([^]*?)\n\)\n([^]*)$/.exec(text) ?? [];
    expect(columns.split(",\n").slice(0, 7)).toEqual([
      "  record_key string",
      "  log_account string",
      "  log_region string",
      "  delivery_date string",
      "  event_id string",
      "  request_id string",
      "  event_time timestamp",
    ]);
    expect(columns.split(",\n")).toHaveLength(curatedColumns.length);
    expect(rest).toBe(`PARTITIONED BY (month(event_time))
LOCATION 's3://curated/table/'
TBLPROPERTIES (
  'table_type' = 'ICEBERG',
  'format' = 'parquet',
  'write_compression' = 'zstd',
  'optimize_rewrite_delete_file_threshold' = '1',
  'vacuum_max_snapshot_age_seconds' = '604800'
)`);
  });

  test.each(["s3://curated/", "s3://curated/table", "s3://curated/it's/", "curated/table/", ""])(
    "fails in a location that Athena could not keep in order: '%s'",
    (location) => {
      expect(() => renderCuratedTable(location)).toThrow(
        `location must be a folder, s3://bucket/folder/, got: '${location}'`,
      );
    },
  );

  test("is put in order by Athena's own statements", () => {
    expect(renderCuratedOptimize()).toBe("OPTIMIZE migration_events_curated REWRITE DATA USING BIN_PACK");
    expect(renderCuratedVacuum()).toBe("VACUUM migration_events_curated");
  });
});

describe("the MERGE", () => {
  test("reads the delivery dates that it is given, of all accounts or of those that it must name", () => {
    const dates = "WHERE delivery_date BETWEEN '2024/02/28' AND '2024/03/01'\n";
    const days = { first: "2024-02-28", last: "2024-03-01" };
    expect(renderCuratedMerge(days)).toContain(`${dates}        AND log_account >= ''\n`);
    expect(renderCuratedMerge(days, { accountIds: ["111111111111", "222222222222"] })).toContain(
      `${dates}        AND log_account IN ('111111111111', '222222222222')\n`,
    );
    expect(curatedMergeTemplate()).toBe(
      renderCuratedMerge(days).replace("2024/02/28", "{{first}}").replace("2024/03/01", "{{last}}"),
    );
  });

  test("and the view over the table are Trino's grammar", () => {
    expect(trinoSyntaxErrors(renderCuratedMerge(everyDay, { accountIds: ["111111111111"] }))).toEqual([]);
    expect(trinoSyntaxErrors(renderView("migration_events", { migrationEvents: "curated" }))).toEqual([]);
  });

  test("writes every column, when it replaces a row and when it adds one", () => {
    const text = renderCuratedMerge(everyDay);
    for (const { name, type } of curatedColumns) {
      const value = type === "timestamp(6)" ? `CAST(found.${name} AS timestamp(6))` : `found.${name}`;
      expect(text.split("\n").filter((line) => line.replace(/,$/, "") === `  ${name} = ${value}`)).toHaveLength(1);
      expect(text.split("\n").filter((line) => line.replace(/,$/, "") === `  ${value}`)).toHaveLength(1);
    }
  });

  test.each([
    [
      { first: "2024-02-30", last: "2024-03-01" },
      "a delivery date must be a day that exists, yyyy-MM-dd, got: '2024-02-30'",
    ],
    [
      { first: "2024-02-01", last: "2024/03/01" },
      "a delivery date must be a day that exists, yyyy-MM-dd, got: '2024/03/01'",
    ],
    [
      { first: "2024-02-01", last: "' OR true" },
      "a delivery date must be a day that exists, yyyy-MM-dd, got: '' OR true'",
    ],
    [
      { first: "2024-03-02", last: "2024-03-01" },
      "the first delivery date must not be after the last, got: 2024-03-02 and 2024-03-01",
    ],
  ])("fails for %j", (range, message) => {
    expect(() => renderCuratedMerge(range)).toThrow(message);
  });
});

describe("views over the table", () => {
  test("migration_events is its columns without the key; the views over it and over every record stay as they are", () => {
    const columns = migrationEventColumns.map(({ name }) => name);
    expect(renderView("migration_events", { migrationEvents: "curated" })).toBe(
      `SELECT\n${columns.join(",\n")}\nFROM migration_events_curated`,
    );
    for (const name of ["cloudtrail_events", "migration_event_servers", "sms_events", "mgn_events"] as const) {
      expect(renderView(name, { migrationEvents: "curated" })).toBe(renderView(name));
    }
  });

  test("have times to the microsecond where they read the table", () => {
    const time = (name: "sms_events" | "cloudtrail_events", migrationEvents: "raw" | "curated") =>
      viewColumns(name, { migrationEvents }).find((column) => column.name === "event_time")?.type;
    expect(time("sms_events", "curated")).toBe("timestamp(6)");
    expect(time("sms_events", "raw")).toBe("timestamp(3)");
    expect(time("cloudtrail_events", "curated")).toBe("timestamp(3)");
  });
});

let engine: Engine;

/** The embedded engine with the view that the MERGE reads when it is deployed, and the table. */
beforeAll(async () => {
  engine = await openEngine();
  await engine.rows(`CREATE VIEW ${curatedNames.source} AS ${renderView("migration_events")}`);
  const types = { varchar: "VARCHAR", boolean: "BOOLEAN", "timestamp(6)": "TIMESTAMP" };
  const columns = curatedColumns.map(({ name, type }) => `${name} ${types[type]}`);
  await engine.rows(`CREATE TABLE ${curatedNames.table} (${columns.join(", ")})`);
});
afterAll(() => engine.close());

/** Rows of the table after some MERGEs, as key, account, delivery, file and error. */
async function filled(deliveries: readonly Delivery[], ranges: readonly (typeof everyDay)[]): Promise<string[]> {
  await engine.rows("DELETE FROM cloudtrail_logs");
  await engine.rows(`DELETE FROM ${curatedNames.table}`);
  await engine.insert(deliveries);
  for (const range of ranges) await engine.rows(renderCuratedMerge(range));
  const rows = await engine.rows(`SELECT * FROM ${curatedNames.table} ORDER BY record_key, log_account, log_region`);
  return rows.map(({ record_key, log_account, delivery_date, log_file, error_code }) =>
    [record_key, log_account, delivery_date, log_file, error_code].join(" "),
  );
}

const account = "111111111111";
const delivered = (day: string, file: string, fields: Record<string, unknown>, of = account): Delivery => ({
  record: recordText(fields),
  account: of,
  day,
  file,
});

describe("filled by the MERGE", () => {
  test("the first delivery of an event stays, whichever is read first, for each account that has it", async () => {
    const deliveries = [
      delivered("2018/09/04", "b", { eventID: "e" }),
      delivered("2018/09/04", "a", { eventID: "e" }),
      delivered("2018/09/20", "0", { eventID: "e" }),
      delivered("2018/09/20", "0", { eventID: "e" }, "222222222222"),
      delivered("2018/09/04", "a", { eventID: "other", eventSource: "ec2.amazonaws.com" }),
    ];
    const once = ["e 111111111111 2018/09/04 a ", "e 222222222222 2018/09/20 0 "];
    const late = { first: "2018-09-05", last: "2018-09-30" };
    expect(await filled(deliveries, [everyDay])).toEqual(once);
    expect(await filled(deliveries, [late, everyDay, everyDay])).toEqual(once);
    expect(await filled(deliveries, [late])).toEqual(["e 111111111111 2018/09/20 0 ", "e 222222222222 2018/09/20 0 "]);
  });

  test("a correction stands beside what it corrects, even with its id, and the last one delivered stays", async () => {
    const addendum = { reason: "UPDATED_DATA", originalEventID: "e" };
    const deliveries = [
      delivered("2018/09/04", "a", { eventID: "e" }),
      delivered("2018/09/06", "b", { eventID: "e", addendum, errorCode: "First" }),
      delivered("2018/09/08", "c", { eventID: "e", addendum, errorCode: "Second" }),
    ];
    const rows = ["correction e 111111111111 2018/09/08 c Second", "e 111111111111 2018/09/04 a "];
    expect(await filled(deliveries, [everyDay])).toEqual(rows);
    expect(await filled(deliveries, [{ first: "2018-09-08", last: "2018-09-08" }, everyDay])).toEqual(rows);
    expect(await filled(deliveries, [everyDay, { first: "2018-09-06", last: "2018-09-06" }])).toEqual(rows);
  });

  test("records without an id each stay, and come once however often they are read", async () => {
    const deliveries = [
      delivered("2018/09/04", "a", { eventID: null, requestID: "2" }),
      delivered("2018/09/04", "a", { eventID: null, requestID: "1" }),
      delivered("2018/09/04", "b", { eventID: null, requestID: "1" }),
      delivered("2018/09/05", "c", { eventID: null, addendum: { reason: "UPDATED_DATA" } }),
    ];
    const rows = ["a 1", "a 2", "b 1", "c 1"];
    const found = await filled(deliveries, [everyDay, everyDay]);
    expect(found.map((row) => row.split(" ").slice(0, 2).join(" "))).toEqual(rows);
  });

  test("any chunks in any order, some twice, give the same table", async () => {
    const days = Array.from({ length: 6 }, (_, index) => `2018/09/0${index + 1}`);
    const delivery = fc.record({
      id: fc.constantFrom("e1", "e2", "e3", null),
      day: fc.constantFrom(...days),
      file: fc.constantFrom("a", "b"),
      in: fc.constantFrom("111111111111", "222222222222"),
      corrects: fc.boolean(),
    });
    const range = fc.tuple(fc.nat(5), fc.nat(5)).map(([a, b]) => ({
      first: (days[Math.min(a, b)] ?? "").replaceAll("/", "-"),
      last: (days[Math.max(a, b)] ?? "").replaceAll("/", "-"),
    }));
    await fc.assert(
      fc.asyncProperty(
        fc.array(delivery, { maxLength: 8 }),
        fc.array(range, { maxLength: 3 }),
        async (some, chunks) => {
          const deliveries = some.map((one) =>
            delivered(
              one.day,
              `${one.in}-${one.day}-${one.file}`,
              {
                eventID: one.id,
                errorCode: `${one.day}-${one.file}`,
                ...(one.corrects && { addendum: { reason: "UPDATED_DATA", originalEventID: "e0" } }),
              },
              one.in,
            ),
          );
          expect(await filled(deliveries, [...chunks, everyDay])).toEqual(await filled(deliveries, [everyDay]));
        },
      ),
      { numRuns: 15 },
    );
  });
});
