import { logFolder, logKey, removeFolders, runCli, smsRecord } from "./support/run-cli";

afterAll(removeFolders);

let logs: string;
beforeAll(() => {
  logs = logFolder({ [logKey("111111111111", "us-east-1", "2018/09/04")]: [smsRecord()] });
});

const values = `SELECT 'a,"b"' AS text, '' AS empty, NULL AS nothing, true AS yes, 12345678901234567890 AS big, 1.50 AS exact,
  0.5::DOUBLE AS half, TIMESTAMP '2018-09-04 16:34:49' AS time, TIMESTAMP '2018-09-04 16:34:49.250' AS fine,
  TIMESTAMPTZ '2018-09-04 16:34:49+00' AS zoned, DATE '2018-09-04' AS day, [1, NULL] AS list, {'a': 'x', 'b': [true]} AS struct`;

async function ask(format: string, sql: string): Promise<string> {
  const { code, stdout, stderr } = await runCli("query", "--logs", logs, "--sql", sql, "--format", format);
  expect({ code, stderr }).toEqual({ code: 0, stderr: "" });
  return stdout;
}

test("json is an array of row objects, with every digit, times as …Z and booleans as booleans", async () => {
  expect(await ask("json", values)).toBe(
    '[\n{"text":"a,\\"b\\"","empty":"","nothing":null,"yes":true,"big":12345678901234567890,"exact":"1.50","half":0.5,' +
      '"time":"2018-09-04T16:34:49Z","fine":"2018-09-04T16:34:49.25Z","zoned":"2018-09-04T16:34:49Z","day":"2018-09-04",' +
      '"list":[1,null],"struct":{"a":"x","b":[true]}}\n]\n',
  );
  expect(await ask("json", "SELECT 1 AS a WHERE false")).toBe("[]\n");
});

test("ndjson is a row object a line", async () => {
  expect(await ask("ndjson", "SELECT * FROM (VALUES (1, 'x'), (2, NULL)) t(a, b) ORDER BY 1")).toBe(
    '{"a":1,"b":"x"}\n{"a":2,"b":null}\n',
  );
  expect(await ask("ndjson", "SELECT 1 AS a WHERE false")).toBe("");
});

test("csv follows RFC 4180; NULL is empty and an empty text is not", async () => {
  expect(await ask("csv", values)).toBe(
    "text,empty,nothing,yes,big,exact,half,time,fine,zoned,day,list,struct\r\n" +
      '"a,""b""","",,true,12345678901234567890,1.50,0.5,2018-09-04T16:34:49Z,2018-09-04T16:34:49.25Z,2018-09-04T16:34:49Z,' +
      '2018-09-04,"[1,null]","{""a"":""x"",""b"":[true]}"\r\n',
  );
});

test("a table has columns as wide as their text, numbers to the right, and no text of a log acts on the terminal", async () => {
  const sql =
    "SELECT * FROM (VALUES ('é日本', 7, NULL), (e'a\\n\\x1b[31mred', 1234, 'x')) t(name, calls, more) ORDER BY calls";
  expect(await ask("table", sql)).toBe(
    "name   calls  more\n" + "─────  ─────  ────\n" + "é日本      7\n" + "a red   1234  x\n" + "(2 rows)\n",
  );
});

test("a saved query's table says its title and question", async () => {
  const { stdout } = await runCli("query", "timeline", "root_use", "--logs", logs);
  expect(stdout).toMatch(/^Timeline of a migration\nWhat happened, .*\?\nevent_time /);
  expect(stdout).toContain("\n(1 row)\n\n");
  expect(stdout).toMatch(/\n\(0 rows\)\n$/);
});

test("several answers are an object by name in json, and named in each line of ndjson", async () => {
  const names = ["timeline", "root_use"];
  const { stdout } = await runCli("query", ...names, "--logs", logs, "--format", "json");
  const answers = JSON.parse(stdout) as Record<
    string,
    { event_name: string; event_time: string; succeeded: boolean }[]
  >;
  expect(Object.keys(answers)).toEqual(names);
  expect(answers["timeline"]).toMatchObject([
    { event_name: "GetConnectors", event_time: "2018-09-04T16:34:49Z", succeeded: true },
  ]);
  expect(answers["root_use"]).toEqual([]);
  const lines = (await runCli("query", ...names, "--logs", logs, "--format", "ndjson")).stdout.trim().split("\n");
  expect(lines).toHaveLength(1);
  expect(JSON.parse(lines[0]!)).toMatchObject({ query: "timeline", event_name: "GetConnectors" });
});

test("a long answer comes whole, in order", async () => {
  const rows = JSON.parse(await ask("json", "SELECT i FROM range(10000) t(i) ORDER BY i")) as { i: number }[];
  expect(rows.map(({ i }) => i)).toEqual(Array.from({ length: 10000 }, (_, index) => index));
  expect((await ask("table", "SELECT i FROM range(10000) t(i) ORDER BY i")).split("\n")).toHaveLength(10004);
});
