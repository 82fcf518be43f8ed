import { chmodSync, symlinkSync } from "node:fs";
import { gzipSync } from "node:zlib";
import { logFolder, logKey, removeFolders, runCli, smsRecord } from "./support/run-cli";

afterAll(removeFolders);

const key = logKey("111111111111", "us-east-1", "2018/09/04");
const good = logKey("111111111111", "us-east-1", "2018/09/05", "good000000000000");
const text = (records: readonly object[]) => JSON.stringify({ Records: records });
const countSql = "SELECT count(*) AS n FROM cloudtrail_logs";

/** Counts the records of a folder that holds one faulty file and one good one. */
async function count(content: Buffer | string, sql = countSql) {
  const folder = logFolder({ [key]: content, [good]: [smsRecord()] });
  const { code, stdout, stderr } = await runCli("query", "--logs", folder, "--sql", sql, "--format", "json");
  return { code, rows: JSON.parse(stdout) as unknown, stderr };
}

const one = `sms-trail: 1 problem in 1 of 2 log files:\n  ${key}: `;

test("a gzip that ends early gives the records before the cut, and says so", async () => {
  const records = Array.from({ length: 2000 }, (_, index) => smsRecord({ eventID: `${index * 7919}-${index}` }));
  const whole = gzipSync(text(records));
  const { code, rows, stderr } = await count(whole.subarray(0, whole.length >> 1));
  expect(code).toBe(2);
  const [{ n }] = rows as [{ n: number }];
  expect(n).toBeGreaterThan(100);
  expect(n).toBeLessThan(2000);
  expect(stderr).toBe(`${one}the gzip data ends early (after ${n - 1} records)\n`);
});

test("a gzip without its trailer gives all its records, and says so", async () => {
  const { code, rows, stderr } = await count(gzipSync(text([smsRecord()])).subarray(0, -8));
  expect({ code, rows, stderr }).toEqual({
    code: 2,
    rows: [{ n: 2 }],
    stderr: `${one}the gzip data ends early (after 1 record)\n`,
  });
});

test("bytes behind the gzip data are told, the records are read", async () => {
  const { code, rows, stderr } = await count(Buffer.concat([gzipSync(text([smsRecord()])), Buffer.from("garbage")]));
  expect({ code, rows }).toEqual({ code: 2, rows: [{ n: 2 }] });
  expect(stderr).toBe(`${one}7 bytes that are no gzip data stand behind the gzip data: ignored (after 1 record)\n`);
});

test.each([
  ["a second gzip member", Buffer.concat([gzipSync(`{"Records":[`), gzipSync(`${JSON.stringify(smsRecord())}]}`)])],
  ["zeros behind the gzip data", Buffer.concat([gzipSync(text([smsRecord()])), Buffer.alloc(512)])],
  ["plain JSON in a .gz file", Buffer.from(text([smsRecord()]))],
  ["a byte order mark", Buffer.from(`\ufeff${text([smsRecord()])}`)],
])("%s is no fault", async (_name, content) => {
  expect(await count(content)).toEqual({ code: 0, rows: [{ n: 2 }], stderr: "" });
});

test("damaged gzip data is told", async () => {
  const bytes = gzipSync(text([smsRecord()]));
  bytes.fill(0xff, 20, 60);
  const { code, rows, stderr } = await count(bytes);
  expect({ code, rows }).toEqual({ code: 2, rows: [{ n: 1 }] });
  expect(stderr).toMatch(/: the gzip data is damaged: .+\n$/);
});

test.each([
  ["an empty file", Buffer.alloc(0), "is empty"],
  ["an empty gzip", gzipSync(""), "is empty"],
  ["white space", gzipSync(" \n"), "holds nothing but white space"],
  ["text that is no JSON", gzipSync("hello"), "invalid JSON at byte 0: a value expected"],
  ["`Records` missing", gzipSync('{"a":1}'), "`Records` is missing"],
  ["`Records` null", gzipSync('{"Records":null}'), "`Records` is not a list"],
  ["a bare number", gzipSync("[1] 2 "), "record 1: is not an object"],
])("%s is told, and the other file is read", async (_name, content, message) => {
  const { code, rows, stderr } = await count(content);
  expect({ code, rows }).toEqual({ code: 2, rows: [{ n: 1 }] });
  expect(stderr).toContain(`${key}: ${message}`);
});

test("invalid JSON gives the records before the fault", async () => {
  const { code, rows, stderr } = await count(`{"Records":[${JSON.stringify(smsRecord())},{"eventTime":oops}]}`);
  expect({ code, rows }).toEqual({ code: 2, rows: [{ n: 2 }] });
  expect(stderr).toMatch(/: invalid JSON at byte \d+: a value expected \(after 1 record\)\n$/);
});

test("a faulty line of JSON Lines does not take the next lines with it", async () => {
  const line = JSON.stringify(smsRecord());
  const { code, rows } = await count(`${line}\n{"eventTime":"2018\n${line}\n${line}\n`);
  expect({ code, rows }).toEqual({ code: 2, rows: [{ n: 4 }] });
});

test("a record without eventTime is a row without a time, and told", async () => {
  const sql = "SELECT count(*) AS n, count(event_time) AS times FROM cloudtrail_events";
  const { code, rows, stderr } = await count(
    text([smsRecord({ eventTime: undefined }), smsRecord({ eventTime: null })]),
    sql,
  );
  expect({ code, rows }).toEqual({ code: 2, rows: [{ n: 3, times: 1 }] });
  expect(stderr).toBe(
    `sms-trail: 2 problems in 1 of 2 log files:\n` +
      `  ${key}: record 1: has no eventTime: its event_time is NULL\n` +
      `  ${key}: record 2: has no eventTime: its event_time is NULL\n`,
  );
});

test("text where an object belongs is NULL and told; the record's other columns are read", async () => {
  const sql = "SELECT eventname, useridentity FROM cloudtrail_logs WHERE eventname = 'X'";
  const { code, rows, stderr } = await count(text([smsRecord({ eventName: "X", userIdentity: "root" })]), sql);
  expect({ code, rows }).toEqual({ code: 2, rows: [{ eventname: "X", useridentity: null }] });
  expect(stderr).toBe(`${one}record 1: userIdentity is text where an object belongs: read as NULL\n`);
});

test("of keys that differ in letter case alone the last one counts, and that is told", async () => {
  const record = JSON.stringify(smsRecord({ eventName: "First" })).replace(/}$/, ',"EVENTNAME":"Last"}');
  const sql = "SELECT eventname FROM cloudtrail_logs WHERE eventname <> 'GetConnectors'";
  const { code, rows, stderr } = await count(`{"Records":[${record}]}`, sql);
  expect({ code, rows }).toEqual({ code: 2, rows: [{ eventname: "Last" }] });
  expect(stderr).toBe(`${one}record 1: key eventName occurs twice (letter case aside): the last one counts\n`);
});

test("an event of 256 KB is read whole", async () => {
  const long = "x".repeat(256 * 1024);
  const sql = "SELECT max(length(requestparameters)) AS n FROM cloudtrail_logs";
  const { code, rows } = await count(text([smsRecord({ requestParameters: { long } })]), sql);
  expect({ code, rows }).toEqual({ code: 0, rows: [{ n: long.length + '{"long":""}'.length }] });
});

test("bytes that are no UTF-8 become U+FFFD, and that is told", async () => {
  const bytes = Buffer.from(text([smsRecord({ userAgent: "a?b" })]));
  bytes[bytes.indexOf("a?b") + 1] = 0xff;
  const { code, rows, stderr } = await count(
    bytes,
    "SELECT useragent FROM cloudtrail_logs WHERE useragent IS NOT NULL",
  );
  expect({ code, rows }).toEqual({ code: 2, rows: [{ useragent: "a\ufffdb" }] });
  expect(stderr).toBe(`${one}record 1: is not valid UTF-8: bad bytes read as U+FFFD\n`);
});

test("digest, Insights and foreign files are left out by their paths and told, without being a fault", async () => {
  const folder = logFolder({
    [good]: [smsRecord()],
    [good.replaceAll("CloudTrail", "CloudTrail-Digest")]: '{"digestS3Object":"x"}',
    [good.replaceAll("CloudTrail", "CloudTrail-Insight")]: [smsRecord()],
    "notes.txt": "hello",
  });
  const { code, stdout, stderr } = await runCli("query", "--logs", folder, "--sql", countSql, "--format", "csv");
  expect({ code, stdout }).toEqual({ code: 0, stdout: "n\r\n1\r\n" });
  expect(stderr).toBe(
    "sms-trail: left out, as they hold no records of calls: 1 digest file, 1 Insights file\n" +
      "sms-trail: left out, as their names end in neither .json nor .json.gz: 1 file\n",
  );
});

test("digest files and Insights records are left out by their content where no path tells", async () => {
  const folder = logFolder({
    "a.json": '{"awsAccountId":"1","digestStartTime":"x","digestS3Object":"y"}',
    "b.json": [
      smsRecord(),
      { eventTime: "2020-01-01T00:00:00Z", eventType: "AwsCloudTrailInsight", eventCategory: "Insight" },
    ],
  });
  const { code, stdout, stderr } = await runCli("query", "--logs", folder, "--sql", countSql, "--format", "csv");
  expect({ code, stdout }).toEqual({ code: 0, stdout: "n\r\n1\r\n" });
  expect(stderr).toBe(
    "sms-trail: 2 log files in no CloudTrail folders: account, Region and delivery date come from each record\n" +
      "sms-trail: left out, as they hold no records of calls: 1 digest file (by content)\n" +
      "sms-trail: left out: 1 record of Insights or network activity\n",
  );
});

test("a saved query tells the same faults of files that its search could not look into", async () => {
  const folder = logFolder({
    [good]: [smsRecord()],
    [key]: gzipSync('{"Records":[{"eventSource":"s3'),
    "x/empty.json": "",
  });
  const { code, stdout, stderr } = await runCli("query", "timeline", "--logs", folder, "--format", "json");
  expect(code).toBe(2);
  expect(JSON.parse(stdout)).toHaveLength(1);
  expect(stderr).toContain(
    `2 problems in 2 of 3 log files:\n  ${key}: the JSON ends early\n  x/empty.json: is empty\n`,
  );
});

test("many problems are counted, the first ones named", async () => {
  const files = Object.fromEntries(
    Array.from({ length: 50 }, (_, index) => [`${String(index).padStart(2, "0")}.json`, ""]),
  );
  const folder = logFolder({ ...files, "zz.json": [smsRecord()] });
  const { code, stderr } = await runCli("query", "--logs", folder, "--sql", countSql);
  expect(code).toBe(2);
  expect(stderr).toContain("sms-trail: 50 problems in 50 of 51 log files:\n  00.json: is empty\n");
  expect(stderr).toContain("  39.json: is empty\n  and 10 more\n");
});

test("nothing readable is exit code 3, without an answer", async () => {
  const folder = logFolder({ [key]: "" });
  const { code, stdout, stderr } = await runCli("query", "timeline", "--logs", folder);
  expect({ code, stdout }).toEqual({ code: 3, stdout: "" });
  expect(stderr).toBe(
    `sms-trail: 1 problem in 1 of 1 log file:\n  ${key}: is empty\nsms-trail: nothing could be read\n`,
  );
});

test("a folder without log files is exit code 3", async () => {
  const folder = logFolder({ "readme.txt": "hello" });
  const { code, stdout, stderr } = await runCli("query", "timeline", "--logs", folder);
  expect({ code, stdout }).toEqual({ code: 3, stdout: "" });
  expect(stderr).toBe(
    `sms-trail: no log files (.json.gz or .json) in ${folder}\n` +
      "  left out, as their names end in neither .json nor .json.gz: 1 file\n",
  );
});

test("a folder that is not there, or is a file, is exit code 3", async () => {
  const folder = logFolder({ "a.json": "{}" });
  expect(await runCli("query", "timeline", "--logs", `${folder}/none`)).toEqual({
    code: 3,
    stdout: "",
    stderr: `sms-trail: --logs: no such folder: ${folder}/none\n`,
  });
  expect((await runCli("query", "timeline", "--logs", `${folder}/a.json`)).stderr).toBe(
    `sms-trail: --logs must be a folder, got a file: ${folder}/a.json\n`,
  );
});

test("a file that can't be opened is told", async () => {
  const folder = logFolder({ "a.json": [smsRecord()] });
  symlinkSync(`${folder}/nowhere.json`, `${folder}/link.json`);
  const { code, stderr } = await runCli("query", "--logs", folder, "--sql", countSql);
  expect(code).toBe(2);
  expect(stderr).toContain(
    "1 problem in 1 of 2 log files:\n  link.json: can't be read: ENOENT: no such file or directory",
  );
});

test("a file and a folder without permission are told", async () => {
  const folder = logFolder({ "a.json": [smsRecord()], "b.json": [smsRecord()], "c/d.json": [smsRecord()] });
  chmodSync(`${folder}/b.json`, 0);
  chmodSync(`${folder}/c`, 0);
  const { code, stderr } = await runCli("query", "--logs", folder, "--sql", countSql);
  chmodSync(`${folder}/c`, 0o700);
  // root may read everything
  if (process.getuid?.() === 0) return expect(code).toBe(0);
  expect(code).toBe(2);
  expect(stderr).toMatch(/2 problems in 1 of 2 log files and 1 folder:\n {2}c: can't be listed: EACCES/);
  expect(stderr).toContain("  b.json: can't be read: EACCES");
});
