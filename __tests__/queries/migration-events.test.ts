import { migrationRoles } from "../../queries/migration-roles";
import { migrationNeedles, migrationPredicate, renderView, viewColumns, viewNames } from "../../queries/views";
import { openEngine, type Engine } from "./support/engine";
import type { Delivery } from "./support/raw-row";
import { recordText } from "./support/record";

let shared: Engine;
beforeAll(async () => {
  shared = await openEngine();
});
afterEach(() => shared.rows("DELETE FROM cloudtrail_logs"));
afterAll(() => shared.close());

/** Rows of a statement over these deliveries. */
async function rowsOf(deliveries: readonly Delivery[], sql: string, engine = shared): Promise<unknown[][]> {
  await engine.insert(deliveries);
  return (await engine.rows(sql)).map((row) => Object.values(row));
}

function issuedBy(userName: string): Record<string, unknown> {
  return { type: "AssumedRole", sessionContext: { sessionIssuer: { userName } } };
}

describe("relation and service", () => {
  const sms = "sms.amazonaws.com";
  const mgn = "mgn.amazonaws.com";
  test.each([
    [{ eventSource: sms }, ["sms", "api", true]],
    [{ eventSource: mgn, eventName: "DescribeJobs" }, ["mgn", "api", true]],
    [{ eventSource: sms, eventName: "DescribeJobs" }, ["sms", "api", false]],
    [{ eventSource: mgn, eventName: "RegisterAgentForMgn" }, ["mgn", "api", true]],
    [{ eventSource: sms, userIdentity: { type: "AssumedRole", invokedBy: sms } }, ["sms", "api", true]],
    [{ eventSource: sms, userIdentity: { invokedBy: mgn } }, ["sms", "api", true]],
    [
      { eventSource: "ec2.amazonaws.com", userIdentity: { type: "IAMUser", invokedBy: sms } },
      ["sms", "on-behalf", false],
    ],
    [
      { eventSource: "ec2.amazonaws.com", userIdentity: { type: "AWSService", invokedBy: mgn } },
      ["mgn", "on-behalf", false],
    ],
    [
      { eventSource: "ec2.amazonaws.com", userIdentity: { ...issuedBy("AWSServiceRoleForSMS"), invokedBy: mgn } },
      ["mgn", "on-behalf", false],
    ],
    [{ eventSource: "ec2.amazonaws.com", userIdentity: issuedBy("sms-launch") }, ["sms", "role", false]],
    [
      { eventSource: "s3.amazonaws.com", userIdentity: issuedBy("AWSApplicationMigrationConversionServerRole") },
      ["mgn", "role", false],
    ],
    [
      { eventSource: "ec2.amazonaws.com", eventName: "GetServers", userIdentity: issuedBy("sms") },
      ["sms", "role", false],
    ],
    // not of a migration
    [{ eventSource: "sms-voice.amazonaws.com" }, undefined],
    [{ eventSource: "SMS.amazonaws.com" }, undefined],
    [{ eventSource: "ec2.amazonaws.com", userIdentity: { type: "IAMUser", userName: "sms" } }, undefined],
    [{ eventSource: "ec2.amazonaws.com", userIdentity: issuedBy("sms2") }, undefined],
    [{ eventSource: "ec2.amazonaws.com", requestParameters: { roleName: "sms" } }, undefined],
    [{ eventSource: null, userIdentity: null }, undefined],
  ])("of %j are %j", async (fields, expected) => {
    const rows = await rowsOf(
      [{ record: recordText(fields) }],
      "SELECT service, relation, operation_known FROM migration_events",
    );
    expect(rows).toEqual(expected === undefined ? [] : [expected]);
  });

  test.each(Object.entries(migrationRoles).flatMap(([service, roles]) => roles.map((role) => [role, service])))(
    "the role %s belongs to %s",
    async (role, service) => {
      const record = recordText({ eventSource: "ec2.amazonaws.com", userIdentity: issuedBy(role) });
      expect(await rowsOf([{ record }], "SELECT service, relation FROM migration_events")).toEqual([[service, "role"]]);
    },
  );

  test("further roles are SMS's, whatever is in their names", async () => {
    const migrationRoles = ["o'brien's role"];
    const engine = await openEngine({ migrationRoles });
    const record = recordText({ eventSource: "ec2.amazonaws.com", userIdentity: issuedBy("o'brien's role") });
    expect(await rowsOf([{ record }], "SELECT service, relation FROM migration_events", engine)).toEqual([
      ["sms", "role"],
    ]);
    engine.close();
    expect(migrationNeedles({ migrationRoles })).toContain("\"o'brien's role\"");
  });
});

describe("copies of an event", () => {
  const count = "SELECT count(*) AS n FROM migration_events";
  const copy = (more: Partial<Delivery> = {}): Delivery => ({ record: recordText({ eventID: "e-1" }), ...more });

  test("in one account, Region and delivery date are one row, of the file whose name comes first", async () => {
    const deliveries = [copy({ file: "b" }), copy({ file: "a" }), copy({ file: "c" })];
    expect(await rowsOf(deliveries, "SELECT log_file FROM migration_events")).toEqual([["a"]]);
    expect(await rowsOf([], "SELECT count(*) AS n FROM cloudtrail_events")).toEqual([["3"]]);
  });

  test.each([
    ["day", { day: "2018/09/05" }],
    ["account", { account: "444455556666" }],
    ["Region", { region: "eu-west-1" }],
  ])("of another %s stay", async (_what, other) => {
    expect(await rowsOf([copy(), copy(other)], count)).toEqual([["2"]]);
  });

  test("without an event id are never merged", async () => {
    const record = recordText({ eventID: null });
    expect(await rowsOf([{ record }, { record }, { record }], count)).toEqual([["3"]]);
  });

  test("from two sources count once", async () => {
    const engine = await openEngine({ rawTables: ["cloudtrail_logs", "old_logs"] });
    await engine.insert([copy()]);
    await engine.insert(
      [copy({ file: "old" }), { record: recordText({ eventID: "e-2" }), day: "2016/12/01" }],
      "old_logs",
    );
    const rows = await engine.rows("SELECT event_id FROM migration_events ORDER BY 1");
    expect(rows).toEqual([{ event_id: "e-1" }, { event_id: "e-2" }]);
    expect(await engine.rows("SELECT count(*) AS n FROM cloudtrail_events")).toEqual([{ n: "3" }]);
    engine.close();
  });
});

describe("migration_event_servers", () => {
  const servers = "SELECT event_id, server_id, source_server_id, job_id FROM migration_event_servers ORDER BY 1, 2, 3";
  const cutover = (eventID: string, request: unknown, response: unknown = null) => ({
    record: recordText({
      eventID,
      eventSource: "mgn.amazonaws.com",
      eventName: "StartCutover",
      requestParameters: request,
      responseElements: response,
    }),
  });

  test("has each server of a call once, wherever it is named", async () => {
    const job = { jobID: "mgnjob-1", participatingServers: [{ sourceServerID: "s-2" }, { sourceServerID: "s-3" }] };
    const deliveries = [cutover("a", { sourceServerIDs: ["s-1", "s-2", "s-1"] }, { job })];
    expect(await rowsOf(deliveries, servers)).toEqual([
      ["a", null, "s-1", "mgnjob-1"],
      ["a", null, "s-2", "mgnjob-1"],
      ["a", null, "s-3", "mgnjob-1"],
    ]);
  });

  test("has nothing for calls without servers, odd parameters, and the same words in tags or other services' calls", async () => {
    const deliveries = [
      cutover("empty", { sourceServerIDs: [] }),
      cutover("null", null),
      cutover("text", "s-1"),
      cutover("tags", { sourceServerIDs: [], tags: { note: '{"sourceServerID":"s-9"}', sourceServerID: "s-8" } }),
      {
        record: recordText({
          eventID: "ec2",
          eventSource: "ec2.amazonaws.com",
          userIdentity: { type: "AWSService", invokedBy: "mgn.amazonaws.com" },
          requestParameters: { sourceServerIDs: ["s-7"] },
        }),
      },
    ];
    expect(await rowsOf(deliveries, servers)).toEqual([]);
  });

  test("holds 200 servers, as many as one call may name", async () => {
    const sourceServerIDs = Array.from({ length: 200 }, (_, index) => `s-${index}`);
    const rows = await rowsOf([cutover("a", { sourceServerIDs })], servers);
    expect(rows.map((row) => row[2]).sort()).toEqual([...sourceServerIDs].sort());
  });
});

describe("the texts of the views", () => {
  test.each(viewNames.map((name) => [name]))("%s has its documented columns, in order and type", async (name) => {
    const described = await shared.rows(`DESCRIBE ${name}`);
    const types: Record<string, string> = { VARCHAR: "varchar", BOOLEAN: "boolean", TIMESTAMP_MS: "timestamp(3)" };
    expect(described.map((row) => [row.column_name, types[String(row.column_type)]])).toEqual(
      viewColumns(name).map((column) => [column.name, column.type]),
    );
  });

  test("the WHERE of migration_events starts with the predicate, over each raw table", () => {
    const text = renderView("migration_events", { rawTables: ["one", "two"], migrationRoles: ["r"] });
    expect(text.split(`WHERE ${migrationPredicate({ migrationRoles: ["r"] })}`)).toHaveLength(3);
  });

  test("a record that satisfies the predicate contains a needle", () => {
    expect(migrationNeedles().slice(0, 3)).toEqual([
      '"sms.amazonaws.com"',
      '"mgn.amazonaws.com"',
      '"AWSServiceRoleForSMS"',
    ]);
    const compared = [...migrationPredicate().matchAll(/= '([^']+)'/g)].map((match) => `"${match[1]}"`);
    expect(new Set(migrationNeedles())).toEqual(new Set(compared));
  });

  test("have no semicolon, no comment and nothing unfilled", () => {
    for (const name of viewNames) expect(renderView(name)).not.toMatch(/;|--|\{\{|\}\}/);
  });
});

test.each(["sms", "mgn"])(
  "%s_events holds the events of that service, whatever their relation to it",
  async (service) => {
    const deliveries = [
      { record: recordText({ eventID: "1", eventSource: "sms.amazonaws.com" }) },
      { record: recordText({ eventID: "2", eventSource: "mgn.amazonaws.com" }) },
      {
        record: recordText({
          eventID: "3",
          eventSource: "ec2.amazonaws.com",
          userIdentity: issuedBy("AWSServiceRoleForSMS"),
        }),
      },
      {
        record: recordText({
          eventID: "4",
          eventSource: "ec2.amazonaws.com",
          userIdentity: issuedBy("AWSServiceRoleForApplicationMigrationService"),
        }),
      },
    ];
    expect(await rowsOf(deliveries, `SELECT event_id FROM ${service}_events ORDER BY event_id`)).toEqual(
      service === "sms" ? [["1"], ["3"]] : [["2"], ["4"]],
    );
  },
);
