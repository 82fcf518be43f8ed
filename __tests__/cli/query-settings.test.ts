import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { logFolder, removeFolders, runCli } from "./support/run-cli";

afterAll(removeFolders);

const byRole = (role: string, eventTime: string) => ({
  eventVersion: "1.08",
  eventID: `${role} ${eventTime}`,
  eventTime,
  eventSource: "ec2.amazonaws.com",
  eventName: "RunInstances",
  userIdentity: { type: "AssumedRole", sessionContext: { sessionIssuer: { userName: role } } },
});

function settingsFile(folder: string, queries: string): string {
  const file = join(folder, "settings.yaml");
  const example = readFileSync(join(__dirname, "../../examples/single-account/sms-trail.yaml"), "utf8");
  writeFileSync(file, `${example.replace(/^queries:\n(?:(?: .*)?\n)*/m, "")}\nqueries:\n${queries}`);
  return file;
}

describe("query --settings", () => {
  const logs = logFolder({
    "logs.json": [
      byRole("MigrationFactory", "2020-01-01T00:00:00Z"),
      byRole("MigrationFactory", "2021-01-01T00:00:00Z"),
      byRole("SomebodyElse", "2021-01-01T00:00:00Z"),
    ],
  });
  const timeline = async (...more: string[]) => {
    const { code, stdout, stderr } = await runCli("query", "timeline", "--logs", logs, "--format", "json", ...more);
    return {
      code,
      stderr,
      times: stdout === "" ? [] : (JSON.parse(stdout) as { event_time: string }[]).map((row) => row.event_time),
    };
  };

  test("leaves the roles of a deployment out where it is not given", async () => {
    expect((await timeline()).times).toEqual([]);
  });

  test("answers as the deployment does: its roles are migrations, and its first day begins the range", async () => {
    const settings = settingsFile(logFolder({}), "  migrationRoles: [MigrationFactory]\n  firstDay: 2020-06-01\n");
    expect((await timeline("--settings", settings)).times).toEqual(["2021-01-01T00:00:00Z"]);
    expect((await timeline("--settings", settings, "--from", "2019-01-01")).times).toHaveLength(2);
  });

  test("asks about the deployment's period, unless another is asked for", async () => {
    const settings = settingsFile(
      logFolder({}),
      "  migrationRoles: [MigrationFactory]\n  period: { from: 2020-01-01, to: 2020-12-31 }\n",
    );
    expect((await timeline("--settings", settings)).times).toEqual(["2020-01-01T00:00:00Z"]);
    expect((await timeline("--settings", settings, "--from", "2020-06-01")).times).toEqual(["2021-01-01T00:00:00Z"]);
  });

  test("fails for days, accounts and Regions that the deployment's tables have nothing of", async () => {
    const settings = settingsFile(logFolder({}), "  firstDay: 2020-06-01\n  regions: [us-east-1]\n");
    const message = async (...more: string[]) => (await timeline("--settings", settings, ...more)).stderr;
    expect(await message("--to", "2020-05-01")).toBe(
      "sms-trail: timeline: no event to 2020-05-01 is in the tables: they have what was delivered from 2020-06-01 to the present day\n",
    );
    expect(await message("--account", "999999999999")).toMatch(
      /^sms-trail: timeline: the tables have no account 999999999999; they have: \d{12}\n$/,
    );
    expect(await message("--region", "eu-west-1")).toBe(
      "sms-trail: timeline: the tables have no Region eu-west-1; they have: us-east-1\n",
    );
  });

  test("fails with the problems of the settings", async () => {
    const settings = settingsFile(logFolder({}), "  migrationRole: [MigrationFactory]\n");
    const { code, stderr } = await timeline("--settings", settings);
    expect(code).toBe(1);
    expect(stderr).toMatch(/^sms-trail: --settings has problems\n.*settings\.yaml:\d+:3: queries\.migrationRole: /);
  });
});
