import { renderQuery } from "../../queries/render-query";
import { savedQueries } from "../../queries/saved-queries";
import { call } from "./support/answers";
import { openEngine, type Engine } from "./support/engine";
import { scanFilters } from "./support/scan-filters";

let engine: Engine;
beforeAll(async () => {
  engine = await openEngine();
});
afterEach(() => engine.rows("DELETE FROM cloudtrail_logs"));
afterAll(() => engine.close());

test("questions about sms_events read no partition after AWS SMS's last year, whatever they ask", async () => {
  expect(await scanFilters(engine, "SELECT event_name FROM sms_events")).toEqual([["delivery_date<='2023/12/31'"]]);
  expect(await scanFilters(engine, "SELECT event_name FROM mgn_events")).toEqual([[]]);
});

test("sms_events has what was delivered on its last day, and migration_events what came after it", async () => {
  await engine.insert([
    call("e-1", "2023-12-31T00:00:00Z", "GetConnectors", {}, { day: "2023/12/31" }),
    call("e-2", "2023-12-31T00:00:00Z", "GetConnectors", {}, { day: "2024/01/01" }),
  ]);
  const ids = async (view: string) =>
    (await engine.rows(`SELECT event_id FROM ${view} ORDER BY 1`)).map((row) => row.event_id);
  expect(await ids("sms_events")).toEqual(["e-1"]);
  expect(await ids("migration_events")).toEqual(["e-1", "e-2"]);
});

test("no saved query hides behind the constant: all ask migration_events or the records themselves", () => {
  for (const query of savedQueries()) expect(renderQuery(query)).not.toContain("sms_events");
});
