import { readFileSync } from "node:fs";
import { join } from "node:path";
import { renderNamedQuery } from "../../queries/render-named-query";
import { renderPreparedStatement } from "../../queries/render-prepared-statement";
import { savedQueries } from "../../queries/saved-queries";
import { renderView, viewNames } from "../../queries/views";
import { trinoSyntaxErrors } from "../support/trino-grammar";

test.each(viewNames)(
  "Trino's grammar takes the view %s, over one table and over two, with roles of one's own",
  (name) => {
    const options = { rawTables: ["cloudtrail_logs", "cloudtrail_logs_2"], migrationRoles: ["o'brien"] };
    expect(trinoSyntaxErrors(renderView(name))).toEqual([]);
    expect(trinoSyntaxErrors(renderView(name, options))).toEqual([]);
  },
);

const tables = { firstDay: "2016-11-14" };

test.each(savedQueries().map((query) => [query.id, query] as const))(
  "Trino's grammar takes %s as a named query and as a prepared statement",
  (_id, query) => {
    expect(trinoSyntaxErrors(renderNamedQuery(query, { tables }).sql)).toEqual([]);
    expect(trinoSyntaxErrors(renderPreparedStatement(query).sql)).toEqual([]);
  },
);

test("Trino's grammar takes the texts for one account and a period, which differ in their conditions alone", () => {
  const [query] = savedQueries();
  const options = { tables, period: { from: "2018-01-01", to: "2018-12-31" }, oneAccount: "111111111111" };
  expect(trinoSyntaxErrors(renderNamedQuery(query!, options).sql)).toEqual([]);
  expect(trinoSyntaxErrors(renderPreparedStatement(query!, { accounts: "one" }).sql)).toEqual([]);
});

test("Trino's grammar takes every statement of docs/queries.md", () => {
  const page = readFileSync(join(__dirname, "../../docs/queries.md"), "utf8");
  const statements = [...page.matchAll(/```sql\n([^]*?)```/g)].map(([, sql = ""]) => sql);
  expect(statements).toHaveLength(savedQueries().length);
  for (const sql of statements) expect([sql, trinoSyntaxErrors(sql)]).toEqual([sql, []]);
});

test.each([
  ["SELECT a FORM b", "1:15: extraneous input 'b' expecting"],
  ["SELECT a,\nFROM b", "2:1: no viable alternative at input 'FROM'"],
  ["SELECT a::bigint FROM b", "1:9: extraneous input ':' expecting"],
  ["SELECT 'a FROM b", "1:8: "],
  ["SELECT a FROM b LIMIT ALL 3", "1:27: extraneous input '3' expecting"],
])("Trino's grammar refuses %j", (sql, message) => {
  expect(trinoSyntaxErrors(sql)[0]).toMatch(message);
});
