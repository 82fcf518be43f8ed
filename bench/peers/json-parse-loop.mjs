/** What a script does: gunzip, JSON.parse, filter. It counts the calls of the two services and answers no query. */
import { readFileSync } from "node:fs";
import { gunzipSync } from "node:zlib";
import { logFiles } from "./log-files.mjs";

let events = 0;
let migration = 0;
for (const file of logFiles(process.argv[2])) {
  const { Records } = JSON.parse(gunzipSync(readFileSync(file)).toString("utf8"));
  events += Records.length;
  migration += Records.filter(
    ({ eventSource }) => eventSource === "sms.amazonaws.com" || eventSource === "mgn.amazonaws.com",
  ).length;
}
console.log(JSON.stringify({ events, migration }));
