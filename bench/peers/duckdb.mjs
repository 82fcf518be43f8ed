/**
 * DuckDB on its own, in the ways that its users read CloudTrail files, asked the same ten queries: it loads the records that
 * concern migrations into a table once (the same predicate as the view's), then runs the very statements that sms-trail runs.
 */
import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { join } from "node:path";
import { DuckDBInstance } from "@duckdb/node-api";
import { root } from "../folders.mjs";
import { tenQueries } from "../ten-queries.mjs";

const [folder, variant] = process.argv.slice(2);
const require = createRequire(import.meta.url);
const { recordFields } = require(join(root, "out", "queries", "record-schema.js"));
const { renderView, viewNames } = require(join(root, "out", "queries", "views.js"));
const { eventSources } = require(join(root, "out", "queries", "operations.js"));
const { migrationRoles } = require(join(root, "out", "queries", "migration-roles.js"));
const { savedQueries } = require(join(root, "out", "queries", "saved-queries.js"));
const { renderQuery } = require(join(root, "out", "queries", "render-query.js"));

const glob = `'${join(folder, "AWSLogs", "*", "*", "CloudTrail", "*", "*", "*", "*", "*.json.gz").replaceAll("\\", "/").replaceAll("'", "''")}'`;
const path = (group) =>
  `regexp_extract(filename, '/([0-9A-Za-z]{10,14})/CloudTrail/([a-z0-9-]+)/(\\d{4}/\\d\\d/\\d\\d)/[^/]*$', ${group})`;
const partitions = `${path(1)} AS log_account, ${path(2)} AS log_region, ${path(3)} AS delivery_date, filename AS "$path"`;

const connection = await (await DuckDBInstance.create(":memory:")).connect();
const { before, held, columns } = loads()[variant];
if (before !== undefined) await connection.run(before);
await connection.run(`CREATE TEMP TABLE held AS ${held}`);
await connection.run(`CREATE TABLE cloudtrail_logs AS SELECT ${columns.join(", ")}, ${partitions} FROM held`);
// after the load: its macros replace functions that the load needs as they are
await connection.run(readFileSync(join(root, "cli", "src", "engine", "prelude.sql"), "utf8"));
for (const name of viewNames) await connection.run(`CREATE VIEW ${name} AS ${renderView(name)}`);
const answers = {};
for (const id of tenQueries) {
  const query = savedQueries().find((one) => one.id === id);
  answers[id] = (await connection.runAndReadAll(renderQuery(query))).getRowObjectsJson();
}
console.log(JSON.stringify(answers));

/** By variant: the SELECT that keeps the records `r` of migrations, and how they become the raw table's columns. */
function loads() {
  const unnested = (source, filter) =>
    `SELECT r, filename FROM (SELECT unnest(Records) AS r, filename FROM ${source}) WHERE ${filter}`;
  const declared = (files, fields) =>
    `read_json(${files}, filename = true, columns = {Records: '${duckdbStruct({ struct: fields })}[]'})`;
  const auto = `read_json_auto(${glob}, filename = true`;
  return {
    auto: { held: unnested(`${auto})`, predicate(structMember)), columns: structColumns() },
    "auto-shallow": { held: unnested(`${auto}, maximum_depth = 2)`, predicate(jsonMember)), columns: jsonColumns() },
    declared: { held: unnested(declared(glob, recordFields), predicate(structMember)), columns: structColumns() },
    // the fastest that we found: a narrow pass tells which files hold anything, and only those are read in full
    "declared-two-passes": {
      before: `SET VARIABLE files = (SELECT list(DISTINCT filename) FROM (${unnested(declared(glob, predicateFields()), predicate(structMember))}))`,
      held: unnested(declared("getvariable('files')", recordFields), predicate(structMember)),
      columns: structColumns(),
    },
  };
}

/** The view's predicate over `r`, in the form that is fastest here: each member is looked up once. */
function predicate(member) {
  const list = (values) => `(${values.map((value) => `'${value}'`).join(", ")})`;
  const services = list(Object.values(eventSources));
  const issuer = member("userIdentity.sessionContext.sessionIssuer.userName");
  return (
    `(${member("eventSource")} IN ${services} OR ${member("userIdentity.invokedBy")} IN ${services} ` +
    `OR ${issuer} IN ${list(Object.values(migrationRoles).flat())})`
  );
}

/** The fields that the predicate reads, and no others. */
function predicateFields() {
  const only = (fields, ...names) => fields.filter(({ name }) => names.includes(name));
  const within = (field, ...names) => ({ ...field, type: { struct: only(field.type.struct, ...names) } });
  const [source] = only(recordFields, "eventSource");
  const [identity] = only(recordFields, "userIdentity");
  const [invokedBy] = only(identity.type.struct, "invokedBy");
  const [context] = only(identity.type.struct, "sessionContext");
  const [issuer] = only(context.type.struct, "sessionIssuer");
  const narrowed = { ...context, type: { struct: [within(issuer, "userName")] } };
  return [source, { ...identity, type: { struct: [invokedBy, narrowed] } }];
}

function structMember(path) {
  return `r.${path}`;
}

function jsonMember(path) {
  return `(r->>'$.${path}')`;
}

function structColumns() {
  return recordFields.map(({ name, type }) =>
    type === "string" || type === "json" ? `r.${name}::VARCHAR AS ${name}` : `r.${name} AS ${name}`,
  );
}

function jsonColumns() {
  return recordFields.map(({ name, type }) => {
    if (type === "string") return `r->>'$.${name}' AS ${name}`;
    if (type === "json") return `nullif((r->'$.${name}')::VARCHAR, 'null') AS ${name}`;
    return `json_transform(r->'$.${name}', '${JSON.stringify(jsonStructure(type))}') AS ${name}`;
  });
}

function jsonStructure(type) {
  if (type === "json") return "JSON";
  if (type === "string") return "VARCHAR";
  if (type.array) return [jsonStructure(type.array)];
  if (type.map) return "MAP(VARCHAR, VARCHAR)";
  return Object.fromEntries(type.struct.map((field) => [field.name, jsonStructure(field.type)]));
}

function duckdbStruct(type) {
  if (type === "json") return "JSON";
  if (type === "string") return "VARCHAR";
  if (type.array) return `${duckdbStruct(type.array)}[]`;
  if (type.map) return `MAP(VARCHAR, ${duckdbStruct(type.map)})`;
  return `STRUCT(${type.struct.map((field) => `"${field.name}" ${duckdbStruct(field.type)}`).join(", ")})`;
}
