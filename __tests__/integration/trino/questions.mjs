/** Every question that is asked of both engines, with the answer of `sms-trail`. */

/** Every column of a view but where its file lies, times as text, in a total order. */
function viewQuestion(name, { viewColumns }) {
  const columns = viewColumns(name).filter((column) => column.name !== "log_file");
  const text = ({ name: column, type }) =>
    type === "timestamp(3)" ? `date_format(${column}, '%Y-%m-%dT%H:%i:%sZ') AS ${column}` : column;
  const keys = ["log_account", "log_region", "delivery_date", "event_id", "request_id", "event_name"];
  if (name === "migration_event_servers") keys.push("server_id", "source_server_id");
  return `SELECT ${columns.map(text).join(", ")} FROM ${name} ORDER BY ${keys.join(", ")}`;
}

function prepared(statement) {
  const values = statement.parameters.map(({ widest }) => widest).join(", ");
  return `EXECUTE IMMEDIATE '${statement.sql.replaceAll("'", "''")}' USING ${values}`;
}

/**
 * Questions as `{ id, engine, schema, sql, here }`: each saved query as a named query and as a prepared statement, those about migration
 * events over the curated table too, and each view.
 */
export function questionsFor(queries, smsTrail, logs, names) {
  const saved = queries.savedQueries().filter(({ id }) => names.length === 0 || names.includes(id));
  const answers = JSON.parse(smsTrail("query", ...saved.map(({ id }) => id), "--logs", logs, "--format", "json"));
  const local = saved.length === 1 ? { [saved[0].id]: answers } : answers;
  const views = names.length === 0 ? queries.viewNames : [];
  return [
    ...saved.map((query) => ({
      id: query.id,
      engine: "trino",
      schema: "copy",
      sql: queries.renderQuery(query),
      here: local[query.id],
    })),
    // the days that a prepared statement is given are days that were asked for, so that this one answers with 8,000 empty years
    ...saved
      .filter(({ id }) => id !== "calls_per_day")
      .map((query) => ({
        id: query.id,
        engine: "trino, prepared",
        schema: "copy",
        sql: prepared(queries.renderPreparedStatement(query)),
        here: local[query.id],
      })),
    ...saved
      .filter(({ sql }) => /\bFROM (migration_events|migration_event_servers|sms_events|mgn_events)\b/.test(sql))
      .map((query) => ({
        id: query.id,
        engine: "trino, curated",
        schema: "curated",
        sql: queries.renderQuery(query),
        here: local[query.id],
      })),
    ...views.map((name) => {
      const sql = viewQuestion(name, queries);
      const here = JSON.parse(smsTrail("query", "--sql", sql, "--logs", logs, "--format", "json"));
      return { id: name, engine: "trino, view", schema: "logs", sql, here };
    }),
  ];
}

function asText(value) {
  return value === null || value === undefined ? null : String(value);
}

/** What is different between rows of Trino and those of `sms-trail`; undefined where nothing is, order and text form included. */
export function firstDifference(there, local) {
  const here = local.map((row) => Object.values(row));
  if (there.length !== here.length) return `${there.length} rows in Trino, ${here.length} in sms-trail`;
  for (const [at, row] of there.entries()) {
    const column = row.findIndex((value, index) => asText(value) !== asText(here[at][index]));
    if (column >= 0)
      return `row ${at + 1}, column ${column + 1}: ${row[column]} in Trino, ${here[at][column]} in sms-trail`;
  }
  return undefined;
}
