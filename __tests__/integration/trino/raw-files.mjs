/**
 * Log files as Trino can read them: Trino has no CloudTrail input format, so each record is one line, with what that format does done
 * already: names in lower case, the four stringified fields as JSON text, scalars as text.
 */
import * as fs from "node:fs";
import * as path from "node:path";
import { gunzipSync } from "node:zlib";

/** Writes a folder of partitions as Hive lays them out, and gives the number of records. */
export function writeRawFiles(logs, out, { recordFields, parseAnyLogPath }) {
  let records = 0;
  for (const file of fs.readdirSync(logs, { recursive: true })) {
    const place = file.endsWith(".json.gz") ? parseAnyLogPath(file) : undefined;
    if (place?.kind !== "log") continue;
    const day = place.deliveryDate.replaceAll("/", "%2F");
    const partition = `log_account=${place.accountId}/log_region=${place.region}/delivery_date=${day}`;
    const { Records } = JSON.parse(gunzipSync(fs.readFileSync(path.join(logs, file))).toString());
    fs.mkdirSync(path.join(out, partition), { recursive: true });
    const lines = Records.map((record) => JSON.stringify(structOf(recordFields, record)));
    fs.writeFileSync(path.join(out, partition, path.basename(file, ".gz")), `${lines.join("\n")}\n`);
    records += Records.length;
  }
  return records;
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
