import { readFileSync } from "node:fs";
import { join } from "node:path";
import { operationNames, operations, scalarIdColumns, type ScalarIdColumn } from "../../queries/operations";
import { openEngine } from "./support/engine";
import { recordText } from "./support/record";

/**
 * The members of each operation's request and response that name or hold resources, taken from the API models (not from the
 * operation table that is tested): "id" is an id, lists and structures stand as themselves.
 */
type Shape = "id" | readonly Shape[] | { readonly [member: string]: Shape };
interface ApiShape {
  readonly readOnly: boolean;
  readonly request?: Shape;
  readonly response?: Shape;
}
const api = JSON.parse(readFileSync(join(__dirname, "../fixtures/api-shapes.json"), "utf8")) as {
  readonly [service in "sms" | "mgn"]: Readonly<Record<string, ApiShape>>;
};
const all = (["sms", "mgn"] as const).flatMap((service) =>
  Object.entries(api[service]).map(([name, shape]) => ({ service, name, ...shape })),
);

/** What a member is called in the APIs, by column. */
const members: Readonly<Record<ScalarIdColumn, readonly string[]>> = {
  replication_job_id: ["replicationJobId"],
  replication_run_id: ["replicationRunId"],
  server_id: ["serverId"],
  app_id: ["appId", "applicationID"],
  connector_id: ["connectorId", "connectorID"],
  source_server_id: ["sourceServerID"],
  job_id: ["jobID"],
};

/** A value of the shape in which each id is its own path, the same in request and response; lists have two elements. */
function sample(shape: Shape | undefined, path: string): unknown {
  if (shape === undefined) return null;
  if (shape === "id") return path;
  if (Array.isArray(shape)) return [0, 1].map((index) => sample((shape as readonly Shape[])[0], `${path}.${index}`));
  return Object.fromEntries(Object.entries(shape).map(([name, inner]) => [name, sample(inner, `${path}.${name}`)]));
}

function member(value: unknown, name: string): unknown {
  return typeof value === "object" && value !== null ? (value as Record<string, unknown>)[name] : undefined;
}

/** Scalar ids stand in the request, in the response, and in the two objects that a response may be wrapped in. */
function expectedId(column: ScalarIdColumn, request: unknown, response: unknown): unknown {
  const places = [request, response, member(response, "appSummary"), member(response, "job")];
  const found = places.flatMap((place) => members[column].map((name) => member(place, name)));
  return found.find((value) => typeof value === "string") ?? null;
}

/** Every server that is named anywhere. */
function expectedServers(value: unknown, name = ""): string[] {
  if (typeof value === "string") return ["serverId", "sourceServerID", "sourceServerIDs"].includes(name) ? [value] : [];
  if (Array.isArray(value)) return value.flatMap((item) => expectedServers(item, name));
  if (typeof value !== "object" || value === null) return [];
  return Object.entries(value).flatMap(([key, inner]) => expectedServers(inner, key));
}

test("there are 35 operations of SMS and 95 of MGN, and the actions that the models lack", () => {
  const count = (service: string, kind: string) =>
    operations.filter((operation) => operation.service === service && operation.kind === kind).length;
  expect([count("sms", "api"), count("mgn", "api")]).toEqual([35, 95]);
  expect([count("sms", "connector"), count("sms", "other"), count("mgn", "agent")]).toEqual([2, 1, 35]);
  expect(new Set(operations.map((operation) => `${operation.service}:${operation.name}`)).size).toBe(operations.length);
});

test("ten SMS operations and thirty-four of MGN read, as IAM says", () => {
  const reading = (service: "sms" | "mgn") =>
    operations.filter((item) => item.service === service && item.kind === "api" && item.access === "read").length;
  expect([reading("sms"), reading("mgn")]).toEqual([10, 34]);
  expect(operationNames("sms", "read")).toContain("GetMessages");
  expect(operationNames("sms", "write")).toEqual(expect.arrayContaining(["SendMessage", "DisassociateConnectors"]));
});

test("the table's paths lead to what the API has: responses of changing operations only", () => {
  for (const operation of operations) {
    const paths = [...Object.values(operation.ids).flat(), ...(operation.servers ?? [])];
    expect(paths.filter((path) => !/^(request|response)[.]/.test(path))).toEqual([]);
    if (operation.access === "read") expect(paths.filter((path) => path.startsWith("response."))).toEqual([]);
  }
});

test("a record of each of the 130 operations shows its access, its ids and its servers", async () => {
  const engine = await openEngine();
  const events = all.map((operation) => ({
    ...operation,
    request: sample(operation.request, "a"),
    response: operation.readOnly ? null : sample(operation.response, "a"),
  }));
  await engine.insert(
    events.map((event) => ({
      record: recordText({
        eventID: `${event.service}:${event.name}`,
        eventSource: `${event.service}.amazonaws.com`,
        eventName: event.name,
        requestParameters: event.request,
        responseElements: event.response,
      }),
    })),
  );
  const rows = await engine.rows(
    `SELECT event_id, service, relation, operation_known, access, ${scalarIdColumns.join(", ")} FROM migration_events`,
  );
  const servers = await engine.rows(
    "SELECT event_id, coalesce(server_id, source_server_id) AS server FROM migration_event_servers",
  );
  engine.close();

  const byId = new Map(rows.map((row) => [row.event_id, row]));
  expect(byId.size).toBe(130);
  for (const event of events) {
    const id = `${event.service}:${event.name}`;
    const ids = scalarIdColumns.map((column) => [column, expectedId(column, event.request, event.response)]);
    expect(byId.get(id)).toEqual({
      event_id: id,
      service: event.service,
      relation: "api",
      operation_known: true,
      access: event.readOnly ? "read" : "write",
      ...Object.fromEntries(ids),
    });
    const found = servers.filter((row) => row.event_id === id).map((row) => row.server);
    expect([id, ...found.sort()]).toEqual([
      id,
      ...new Set([...expectedServers(event.request), ...expectedServers(event.response)].sort()),
    ]);
  }
});

test("ids stand where the APIs put them, in the places that are easily missed", async () => {
  const engine = await openEngine();
  const call = (eventID: string, source: string, request: unknown, response: unknown) => ({
    record: recordText({
      eventID,
      eventSource: `${source}.amazonaws.com`,
      eventName: eventID,
      requestParameters: request,
      responseElements: response,
    }),
  });
  await engine.insert([
    call("CreateApp", "sms", { name: "shop" }, { appSummary: { appId: "app-1", importedAppId: "app-0" } }),
    call("StartTest", "mgn", { sourceServerIDs: ["s-1", "s-2"] }, { job: { jobID: "mgnjob-1" } }),
    call("StartReplication", "mgn", { sourceServerID: "s-1" }, { launchedInstance: { jobID: "mgnjob-0" } }),
    call("StartNetworkMigrationMapping", "mgn", {}, { jobID: "job-1" }),
    // a failed call has no response; a plain text, a list and an object are no ids
    call("GetApp", "sms", "text", null),
    call("LaunchApp", "sms", { appId: { nested: 1 } }, null),
    call("StopAppReplication", "sms", { appId: 17 }, null),
    call("TerminateApp", "sms", { appId: null }, "{broken"),
    // the same words in a call of another service are not ids of a migration
    call("sts-voice", "sms-voice", { appId: "app-9" }, null),
  ]);
  const rows = await engine.rows("SELECT event_id, app_id, job_id, source_server_id FROM migration_events ORDER BY 1");
  engine.close();
  expect(rows.map((row) => Object.values(row))).toEqual([
    ["CreateApp", "app-1", null, null],
    ["GetApp", null, null, null],
    ["LaunchApp", null, null, null],
    ["StartNetworkMigrationMapping", null, "job-1", null],
    ["StartReplication", null, null, "s-1"],
    ["StartTest", null, "mgnjob-1", null],
    ["StopAppReplication", "17", null, null],
    ["TerminateApp", null, null, null],
  ]);
});
