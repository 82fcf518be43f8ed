/** Partitions that a question names are all that is read: by the plan, and by the bytes, prepared statements included. */
import { ask, askWithStatistics } from "./client.mjs";
import { bytesBelow } from "./raw-files.mjs";
import { createProjectedTable, createViews } from "./tables.mjs";

/** Values of one column that the plan lets through, as text. */
async function plannedDates(server, sql, schema) {
  const [[plan]] = await ask(server, `EXPLAIN (TYPE IO, FORMAT JSON) ${sql}`, schema);
  const constraints = JSON.parse(plan).inputTableColumnInfos.flatMap(({ constraint }) => constraint.columnConstraints);
  return constraints
    .filter(({ columnName }) => columnName === "delivery_date")
    .flatMap(({ domain }) => domain.ranges.flatMap(({ low, high }) => [low.value, high.value]))
    .sort();
}

/** One account, one Region, one day: as named query and as prepared statement, over a projected table. */
export async function checkPruning(server, queries, report, { written, raw }) {
  const sms = written.filter(({ records }) => records.some(({ eventSource }) => eventSource === "sms.amazonaws.com"));
  const { place } = sms[0];
  const day = place.deliveryDate.replaceAll("/", "-");
  const lastDay = queries.deliveryRange(day, day).last;
  await createProjectedTable(server, queries, {
    schema: "projected",
    folder: "raw",
    projection: {
      accounts: [...new Set(written.map((file) => file.place.accountId))].sort(),
      regions: [...new Set(written.map((file) => file.place.region))].sort(),
      firstDay: place.deliveryDate,
      lastDay: queries.deliveryRange(lastDay.replaceAll("/", "-")).first,
    },
  });
  await createViews(server, queries, "projected", {});

  const query = queries.savedQueries().find(({ id }) => id === "timeline");
  const one = { from: day, to: day, accounts: [place.accountId], regions: [place.region] };
  const narrow = queries.renderQuery(query, one);
  const wide = queries.renderQuery(query, { from: day, to: day });
  const prepared = queries.renderPreparedStatement(query);
  const values = {
    ...{ from: `'${day}'`, to: `'${day}'`, account_from: `'${place.accountId}'`, account_to: `'${place.accountId}'` },
    ...{ region_from: `'${place.region}'`, region_to: `'${place.region}'` },
  };
  const using = prepared.parameters.map(({ name, widest }) => values[name] ?? widest).join(", ");
  const execute = `EXECUTE IMMEDIATE '${prepared.sql.replaceAll("'", "''")}' USING ${using}`;

  const below = `AWSLogs/${place.accountId}/CloudTrail/${place.region}/`;
  const inRange = (file) => {
    const date = /\/(\d{4}\/\d{2}\/\d{2})\//.exec(file)?.[1];
    return date !== undefined && date >= place.deliveryDate && date <= lastDay;
  };
  const expected = bytesBelow(raw, (file) => file.startsWith(below) && inRange(file));
  const dates = await plannedDates(server, narrow, "projected");
  report.held(
    "the plan lets through the days that were asked for",
    "trino, EXPLAIN",
    dates.length,
    dates.length > 0 && dates[0] >= place.deliveryDate && dates.at(-1) <= lastDay,
    `${dates[0]} to ${dates.at(-1)}`,
  );
  const all = await askWithStatistics(server, wide, "projected");
  const asked = [
    ["bytes of one account, Region and range, named", await askWithStatistics(server, narrow, "projected")],
    ["bytes of the same, through EXECUTE", await askWithStatistics(server, execute, "projected")],
  ];
  for (const [what, { bytes }] of asked) {
    report.held(
      what,
      "trino, projected",
      bytes,
      bytes === expected && bytes < all.bytes,
      `${bytes} of ${expected} bytes; all accounts: ${all.bytes}`,
    );
  }
  report.compared(
    "named and prepared give the same rows",
    "trino, projected",
    asked[0][1].rows.length,
    JSON.stringify(asked[0][1].rows) === JSON.stringify(asked[1][1].rows) ? undefined : "rows differ",
  );
}

/** An event that was delivered days after it happened is in the answer about its own day. */
export async function checkLateEvents(server, queries, report, { written }) {
  const late = written
    .flatMap(({ place, records }) => records.map((record) => ({ place, record })))
    .find(({ place, record }) => {
      const days =
        (Date.parse(place.deliveryDate.replaceAll("/", "-")) - Date.parse(String(record.eventTime).slice(0, 10))) /
        86_400_000;
      return days >= 2 && days <= 30 && /^(sms|mgn)\./.test(record.eventSource);
    });
  const day = late.record.eventTime.slice(0, 10);
  const query = queries.savedQueries().find(({ id }) => id === "timeline");
  for (const schema of ["logs", "curated"]) {
    const rows = await ask(server, queries.renderQuery(query, { from: day, to: day }), schema);
    const found = rows.some((row) => row.includes(late.record.eventID));
    report.held(
      `delivered ${late.place.deliveryDate}, found on ${day}`,
      `trino, ${schema}`,
      rows.length,
      found,
      "not found",
    );
  }
}
