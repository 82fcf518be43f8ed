/**
 * Log files as Trino can read them: Trino has no CloudTrail input format, so each record is one line, with what that format does done
 * already: names in lower case, the four stringified fields as JSON text, scalars as text.
 */
import * as fs from "node:fs";
import * as path from "node:path";
import { gunzipSync } from "node:zlib";

/** Folder of a partition as Hive names it: one statement registers all. */
export function registered({ accountId, region, deliveryDate }) {
  return `log_account=${accountId}/log_region=${region}/delivery_date=${deliveryDate.replaceAll("/", "%2F")}`;
}

/** Folder as CloudTrail names it: a projected table finds it by itself. */
function projected({ accountId, region, deliveryDate }) {
  return `AWSLogs/${accountId}/CloudTrail/${region}/${deliveryDate}`;
}

/** Records as the raw table's files have them. */
export function rawLines(records, recordFields) {
  return records.map((record) => `${JSON.stringify(structOf(recordFields, record))}\n`).join("");
}

/** Writes some records as one file of the raw table, in both layouts. */
export function writeRawFile(out, place, name, records, recordFields) {
  const lines = rawLines(records, recordFields);
  for (const folder of [registered(place), projected(place)].map((below) => path.join(out, below))) {
    fs.mkdirSync(folder, { recursive: true });
    fs.writeFileSync(path.join(folder, name), lines);
  }
}

/** Writes a folder of log files, and gives their places and records. */
export function writeRawFiles(logs, out, { recordFields, parseAnyLogPath }) {
  const written = [];
  for (const file of fs.readdirSync(logs, { recursive: true }).sort()) {
    const place = file.endsWith(".json.gz") ? parseAnyLogPath(file) : undefined;
    if (place?.kind !== "log") continue;
    const { Records } = JSON.parse(gunzipSync(fs.readFileSync(path.join(logs, file))).toString());
    const name = path.basename(file, ".gz");
    writeRawFile(out, place, name, Records, recordFields);
    written.push({ place, name, records: Records });
  }
  return written;
}

/** Bytes of the files that match. */
export function bytesBelow(folder, matches = () => true) {
  return fs
    .readdirSync(folder, { recursive: true })
    .map((file) => [file, fs.statSync(path.join(folder, file))])
    .filter(([file, stat]) => stat.isFile() && !path.basename(file).startsWith(".") && matches(file))
    .reduce((sum, [, stat]) => sum + stat.size, 0);
}

function structOf(fields, value) {
  return Object.fromEntries(fields.map(({ name, type }) => [name.toLowerCase(), cellOf(type, value[name])]));
}

function cellOf(type, value) {
  if (value === null || value === undefined) return null;
  if (typeof type === "string") return typeof value === "string" ? value : JSON.stringify(value);
  if (typeof value !== "object") return null;
  if (type.array) return value.map((item) => cellOf(type.array, item));
  if (type.map) return Object.fromEntries(Object.entries(value).map(([key, item]) => [key, cellOf(type.map, item)]));
  return structOf(type.struct, value);
}
