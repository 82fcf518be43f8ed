import { parseSavedQuery } from "../../queries/parse-saved-query";
import { renderPreparedStatement } from "../../queries/render-prepared-statement";
import { savedQueries } from "../../queries/saved-queries";
import { mapSqlCode } from "../../queries/sql-text";

const header = "-- title: T\n-- question: Q?\n-- category: C\n-- column: a | A\n";

function parse(lines: string, sql: string) {
  return parseSavedQuery("probe", `${header}${lines}${sql}\n`, "probe.sql");
}

const ranged = parse(
  "-- parameters: from, to, accounts, regions\n",
  `SELECT 'a :from ?' -- :to
FROM t
-- :from is not a value in a comment
WHERE :delivery_range(delivery_date) AND :accounts(log_account) AND :regions(r.log_region) AND :event_range(event_time)
AND day BETWEEN coalesce(:first_day, a) AND coalesce(:last_day, b)`,
);

describe("renderPreparedStatement", () => {
  test("puts a ? where a literal would stand, beside the column, and names each in order, as often as it is needed", () => {
    const { sql, parameters } = renderPreparedStatement(ranged);
    expect(sql.split("\n")).toEqual([
      "SELECT 'a :from ?' -- :to",
      "FROM t",
      "WHERE delivery_date BETWEEN replace(?, '-', '/') AND date_format(date_add('day', 30, CAST(? AS date)), '%Y/%m/%d') AND log_account BETWEEN ? AND ? AND r.log_region BETWEEN ? AND ? AND event_time >= CAST(? AS date) AND event_time < date_add('day', 1, CAST(? AS date))",
      "AND day BETWEEN coalesce(CAST(? AS date), a) AND coalesce(CAST(? AS date), b)",
    ]);
    expect(parameters.map(({ name, type }) => `${name} ${type}`)).toEqual([
      "from day",
      "to day",
      "account_from text",
      "account_to text",
      "region_from text",
      "region_to text",
      "from day",
      "to day",
      "from day",
      "to day",
    ]);
  });

  test("takes one account where tables have injected accounts", () => {
    const { sql, parameters } = renderPreparedStatement(ranged, { accounts: "one" });
    expect(sql).toContain("AND log_account = ? AND");
    expect(parameters.map(({ name }) => name).slice(1, 4)).toEqual(["to", "account", "region_from"]);
  });

  test("says the widest value of each, an account excepted that must be one", () => {
    const values = (accounts: "range" | "one") =>
      renderPreparedStatement(ranged, { accounts }).parameters.map(({ widest }) => widest);
    expect(values("range").slice(0, 6)).toEqual(["'2016-11-14'", "'9999-11-30'", "''", "'~'", "''", "'~'"]);
    expect(values("one").slice(2, 3)).toEqual([undefined]);
  });

  test("takes own parameters by their types, and their defaults as the widest value", () => {
    const own = parse(
      "-- parameter: who text = o'brien | whose\n-- parameter: least integer = 3 | at least\n-- parameter: since date | after\n",
      "SELECT a FROM t WHERE name LIKE :who AND n >= :least AND day >= :since",
    );
    expect(renderPreparedStatement(own)).toEqual({
      sql: "SELECT a FROM t WHERE name LIKE ? AND n >= ? AND day >= CAST(? AS date)",
      parameters: [
        { name: "who", type: "text", widest: "'o''brien'" },
        { name: "least", type: "integer", widest: "3" },
        { name: "since", type: "day" },
      ],
    });
  });

  test.each(savedQueries().map((query) => [query.id, query] as const))(
    "%s has one parameter for each ?",
    (_id, query) => {
      const { sql, parameters } = renderPreparedStatement(query);
      let marks = 0;
      mapSqlCode(sql, (code) => {
        marks += code.split("?").length - 1;
        return code;
      });
      expect(marks).toBe(parameters.length);
      expect(sql.length).toBeLessThan(262_144);
    },
  );
});
