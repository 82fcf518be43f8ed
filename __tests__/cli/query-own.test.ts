import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { logFolder, logKey, removeFolders, runCli, smsRecord } from "./support/run-cli";

afterAll(removeFolders);

const text =
  "-- title: Calls of one operation\n-- question: How often was an operation called?\n-- category: Ours\n" +
  "-- parameters: from, to, accounts, regions\n-- parameter: operation text = % | Pattern (LIKE) of the operation\n" +
  "-- column: event_name | Operation\n-- column: calls | Number of calls\n" +
  "WITH\n-- include: events\nSELECT event_name, count(*) AS calls\nFROM events\nWHERE event_name LIKE :operation\n" +
  "GROUP BY event_name\nORDER BY event_name\n";

let logs: string;
let folder: string;
beforeAll(() => {
  logs = logFolder({ [logKey("111111111111", "us-east-1", "2018/09/04")]: [smsRecord()] });
  folder = logFolder({
    "operations.sql": text,
    "bad.sql": text.replace("count(*)", "count_if(true)").replace(":operation", ":operations"),
  });
});

test("a saved query of one's own is asked from its file, with the values that it takes", async () => {
  const ask = (...more: string[]) =>
    runCli("query", "--file", join(folder, "operations.sql"), "--logs", logs, "--format", "csv", ...more);
  expect(await ask()).toEqual({ code: 0, stdout: "event_name,calls\r\nGetConnectors,1\r\n", stderr: "" });
  expect((await ask("--param", "operation=Create%")).stdout).toBe("event_name,calls\r\n");
  expect((await ask("--to", "2018-09-01")).stdout).toBe("event_name,calls\r\n");
});

test("it is asked by its name where the settings name its folder", async () => {
  const own = logFolder({ "operations.sql": text });
  const settings = join(own, "settings.yaml");
  writeFileSync(
    settings,
    `homeRegion: us-east-1\naccounts: { management: { id: "111111111111" } }\nlogBucket: { name: logs }\nqueries: { ownQueries: ${JSON.stringify(own)} }\n`,
  );
  const { code, stdout } = await runCli(
    ...["query", "operations", "--settings", settings, "--logs", logs, "--format", "csv"],
  );
  expect({ code, stdout }).toEqual({ code: 0, stdout: "event_name,calls\r\nGetConnectors,1\r\n" });
});

test("fails with file and line", async () => {
  const file = join(folder, "bad.sql");
  expect(await runCli("query", "--file", file, "--logs", logs)).toEqual({
    code: 1,
    stdout: "",
    stderr: `sms-trail: ${file}:12: the statement uses the parameter "operations" that the header does not declare\n`,
  });
});
