import { readFileSync } from "node:fs";
import { join } from "node:path";
import { LogQueries } from "../modules/log-queries";
import { settingsJsonSchema } from "../modules/settings/settings";
import { readOwnQueries } from "../queries/own-queries";
import { renderPreparedStatement } from "../queries/render-prepared-statement";
import { renderQuery } from "../queries/render-query";
import { mapSqlCode } from "../queries/sql-text";
import { logFolder, logKey, removeFolders, runCli, smsRecord } from "./cli/support/run-cli";
import { call, query } from "./queries/support/answers";
import { openEngine, type Engine } from "./queries/support/engine";
import { scanFilters } from "./queries/support/scan-filters";
import { settingPaths } from "./settings/support/settings-table";
import { logQueriesProps } from "./support/part-props";
import { preparedStatements } from "./support/prepared-statements";
import { synthesize } from "./support/synthesized";
import { trinoSyntaxErrors } from "./support/trino-grammar";

const page = readFileSync(join(__dirname, "../docs/athena.md"), "utf8");

/** Blocks of a language, without the indentation that a list gives them. */
const blocks = (language: string) =>
  [...page.matchAll(new RegExp(`^( *)\`\`\`${language}\n([^]*?)^\\1\`\`\``, "gm"))].map(([, indent = "", text = ""]) =>
    text.replaceAll(new RegExp(`^${indent}`, "gm"), "").trimEnd(),
  );
const [typed = "", executed = "", own = ""] = blocks("sql");
const commands = blocks("sh").flatMap((text) => text.split("\n"));
const argumentsOf = (command: string) => command.replace(/^npx sms-trail /, "").split(" ");

let engine: Engine;
beforeAll(async () => {
  engine = await openEngine();
});
afterAll(() => engine.close());
afterAll(removeFolders);

describe("one question of docs/athena.md", () => {
  const [command = ""] = commands;

  test("is the same text in Athena's editor and in the command line", async () => {
    const printed = await runCli(...argumentsOf(command.replace(/--logs \S+/, "--print-sql")));
    expect(printed).toEqual({ code: 0, stdout: `${typed}\n`, stderr: "" });
  });

  test("has the same rows prepared, with the values that the page gives", async () => {
    const [, id = "", list = ""] = /^EXECUTE (\w+) USING (.*)$/.exec(executed) ?? [];
    const values = list.split(", ");
    const { sql, parameters } = renderPreparedStatement(query(id));
    expect(values).toHaveLength(parameters.length);
    const filled = mapSqlCode(sql, (code) => code.replaceAll("?", () => values.shift() ?? "?"));
    const root = { userIdentity: { type: "Root", accountId: "111122223333" } };
    await engine.insert([
      call("before", "2018-08-31T23:59:59Z", "GetServers", root, { day: "2018/09/01" }),
      call("first", "2018-09-01T00:00:00Z", "GetServers", root),
      call("late", "2018-09-30T23:59:59Z", "GetServers", root, { day: "2018/10/30" }),
      call("after", "2018-10-01T00:00:00Z", "GetServers", root),
    ]);
    const rows = await engine.rows(filled);
    expect(rows.map((row) => row.event_id)).toEqual(["first", "late"]);
    expect(await engine.rows(typed)).toEqual(rows);
  });

  test("is refused for days that the settings' tables have nothing of", async () => {
    const [, refused = ""] = /`npx sms-trail (query root_use --settings .*?)`/.exec(page) ?? [];
    const { code, stderr } = await runCli(...refused.split(" "));
    expect(code).toBe(1);
    expect(stderr).toMatch(/^sms-trail: root_use: no event to 2015-01-01 is in the tables/);
  });
});

describe("the question of one's own", () => {
  const [, file = ""] = /`our-queries\/(\w+\.sql)`/.exec(page) ?? [];
  const request = (serverId: string, hour: string, fields: object = {}) => ({
    ...smsRecord(),
    eventID: `${serverId} ${hour}`,
    eventName: "CreateReplicationJob",
    eventTime: `2018-09-04T${hour}:00:00Z`,
    requestParameters: { serverId },
    ...fields,
  });
  let folder: string;
  let logs: string;
  beforeAll(() => {
    folder = logFolder({ [file]: own });
    const refused = { errorCode: "NoConnectorsAvailableException" };
    logs = logFolder({
      [logKey("111111111111", "us-east-1", "2018/09/04")]: [
        request("s-1", "08", refused),
        request("s-1", "09"),
        request("s-2", "10"),
      ],
    });
  });
  const run = (command: string) =>
    runCli(
      ...argumentsOf(command)
        .map((word) => (word.startsWith("our-queries/") ? join(folder, file) : word))
        .map((word) => (word === "sample" ? logs : word)),
      ...["--format", "csv"],
    );

  test("answers by the commands of the page", async () => {
    const [first = "", second = ""] = commands.filter((command) => command.includes("--file"));
    const head = "server_id,requests,refused,first_at,last_at\r\n";
    const repeated = "s-1,2,1,2018-09-04T08:00:00Z,2018-09-04T09:00:00Z\r\n";
    expect(await run(first)).toEqual({ code: 0, stdout: head + repeated, stderr: "" });
    const once = "s-2,1,0,2018-09-04T10:00:00Z,2018-09-04T10:00:00Z\r\n";
    expect(await run(second)).toEqual({ code: 0, stdout: head + repeated + once, stderr: "" });
  });

  test("is deployed as a named query and a prepared statement", () => {
    const ownQueries = readOwnQueries(folder);
    const stack = synthesize((scope) => new LogQueries(scope, "Queries", { ...logQueriesProps(), ownQueries }));
    const names = Object.values(stack.all("aws_athena_named_query")).map(({ name }) => name);
    expect(names).toContain("Ours: retries_per_job");
    expect(preparedStatements(stack)).toHaveProperty("retries_per_job");
  });

  test("documents its columns, and reads the partitions of its range alone", async () => {
    const [ours] = readOwnQueries(folder);
    const described = await engine.rows(`DESCRIBE ${renderQuery(ours!)}`);
    expect(described.map((row) => row.column_name)).toEqual(ours!.columns.map(({ name }) => name));
    await engine.rows("DELETE FROM cloudtrail_logs");
    const args = { from: "2018-09-01", to: "2018-09-30", accounts: ["111122223333"], regions: ["us-east-1"] };
    expect(await scanFilters(engine, renderQuery(ours!, args))).toEqual([
      [
        "delivery_date>='2018/09/01' AND delivery_date<='2018/10/30'",
        "log_account='111122223333'",
        "log_region='us-east-1'",
      ],
    ]);
  });
});

test("Trino's grammar takes every text of the page", () => {
  const [ours] = readOwnQueries(logFolder({ "ours.sql": own }));
  expect([typed, executed, renderQuery(ours!)].map(trinoSyntaxErrors)).toEqual([[], [], []]);
});

test("every setting that the page names is one", () => {
  const named = [...new Set([...page.matchAll(/`(queries\.[\w.]+)/g)].map(([, path = ""]) => path))];
  expect(named.length).toBeGreaterThan(5);
  expect(settingPaths(settingsJsonSchema())).toEqual(expect.arrayContaining(named));
});

test("what the curated table saves is what docs/performance.md has measured, a hundred times at least", () => {
  const performance = readFileSync(join(__dirname, "../docs/performance.md"), "utf8");
  const [, section = ""] = performance.split("\n## Bytes read: log files and the curated table\n");
  const times = [...section.matchAll(/^\| \w+ .* \| +([\d,]+) × \|$/gm)].map(([, text = ""]) =>
    Number(text.replaceAll(",", "")),
  );
  expect(times).toHaveLength(5);
  const [fewest, most] = [Math.min(...times), Math.max(...times)];
  expect(fewest).toBeGreaterThanOrEqual(100);
  expect(section).toContain(`\n- ${fewest} × fewer bytes at least; goal: 100 or more\n`);
  expect(page).toContain(
    `${fewest} to ${most} times fewer\nbytes in [our measurement](performance.md#bytes-read-log-files-and-the-curated-table)`,
  );
});
