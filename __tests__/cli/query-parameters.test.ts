import { logFolder, logKey, removeFolders, runCli, smsRecord } from "./support/run-cli";

afterAll(removeFolders);

const day = logKey("111111111111", "us-east-1", "2018/09/10");
const late = { ...smsRecord(), eventID: "late", eventTime: "2018-09-04T00:00:00Z" };
const later = { ...smsRecord(), eventID: "later", eventTime: "2018-09-01T00:00:00Z" };
let logs: string;
beforeAll(() => {
  logs = logFolder({ [day]: [late, later] });
});

async function lateEvents(...options: string[]): Promise<string[]> {
  const { stdout } = await runCli("query", "late_events", "--logs", logs, "--format", "json", ...options);
  return (JSON.parse(stdout) as { days_late: string; records: string }[]).map(
    (row) => `${row.records} of ${row.days_late} days`,
  );
}

test("a query's own value is given by name, and has its default without", async () => {
  expect(await lateEvents()).toEqual(["1 of 6 days", "1 of 9 days"]);
  expect(await lateEvents("--param", "days=7")).toEqual(["1 of 9 days"]);
  expect(await lateEvents("--param", "days=10")).toEqual([]);
});

test("of several queries those take it that have it, and a value may hold = and nothing", async () => {
  const { code, stderr } = await runCli(
    ...["query", "alert_tampering", "timeline", "--logs", logs, "--format", "json", "--param", "target=a=b"],
  );
  expect({ code, stderr }).toEqual({ code: 0, stderr: "" });
  expect((await runCli("query", "alert_tampering", "--logs", logs, "--param", "target=")).code).toBe(0);
});

test.each([
  [["late_events", "--param", "days=soon"], 'late_events: "days" must be a whole number, got: "soon"'],
  [["late_events", "--param", "days"], "--param must be name=value, got: days"],
  [["late_events", "--param", "=2"], "--param must be name=value, got: =2"],
  [["late_events", "--param", "day=2"], "unknown parameter: day; did you mean days?"],
  [["late_events", "--param", "colour=2"], "unknown parameter: colour; late_events has days"],
  [["timeline", "--param", "days=2"], "unknown parameter: days; timeline has none"],
  [["late_events", "--param", "days=2", "--param", "days=3"], '--param gives "days" twice'],
  [
    ["late_events", "--param", "accounts=111111111111"],
    '--param gives "accounts", which is an option of its own: --account',
  ],
  [["--sql", "SELECT 1", "--param", "days=2"], "--param is for saved queries: write the value into your SQL"],
])("fails for %j", async (args, message) => {
  expect(await runCli("query", ...args, "--logs", logs)).toEqual({
    code: 1,
    stdout: "",
    stderr: `sms-trail: ${message}\n`,
  });
});

test("the list of queries tells their own values", async () => {
  const { stdout } = await runCli("queries");
  expect(stdout).toMatch(/ late_events .*\? \(--param days=2\)\n/);
  expect(stdout).toMatch(/ timeline .*\?\n/);
});

describe("a question about nothing that the folder has", () => {
  const note =
    "sms-trail: nothing is read: the folder has 1 log file, delivered from 2018-09-10 to 2018-09-10, of 1 account (111111111111) and 1 Region (us-east-1)\n";

  test.each([
    [["--from", "2018-09-11"]],
    [["--to", "2018-08-10"]],
    [["--account", "222222222222"]],
    [["--region", "eu-west-1"]],
  ])("is told, not only answered with no rows: %j", async (args) => {
    expect(await runCli("query", "timeline", "--logs", logs, "--format", "json", ...args)).toEqual({
      code: 0,
      stdout: "[]\n",
      stderr: note,
    });
  });

  test("is not told of one that has rows to read, though none may be answered", async () => {
    expect((await runCli("query", "timeline", "--logs", logs, "--to", "2018-08-11")).stderr).toBe("");
  });
});
