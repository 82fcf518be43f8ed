import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { portabilityProblems } from "../../queries/portable-subset";
import { renderPreparedStatement } from "../../queries/render-prepared-statement";
import { renderQuery } from "../../queries/render-query";
import { savedQueries } from "../../queries/saved-queries";
import { renderView, viewNames } from "../../queries/views";

const folder = join(__dirname, "../../queries");
const files = ["fragments", "saved", "views"].flatMap((name) =>
  readdirSync(join(folder, name)).map((file) => `queries/${name}/${file}`),
);

function problemLines(name: string, sql: string): string[] {
  return portabilityProblems(sql).map(({ line, construct, instead }) => `${name}:${line}: ${construct}: ${instead}`);
}

describe("Athena, Trino and the embedded engine answer alike", () => {
  test.each(files)("%s", (file) => {
    expect(problemLines(file, readFileSync(join(folder, "..", file), "utf8"))).toEqual([]);
  });

  test.each(viewNames)("the view %s, as rendered", (name) => {
    expect(problemLines(name, renderView(name))).toEqual([]);
  });

  test("every saved query, as a named query and as a prepared statement", () => {
    for (const query of savedQueries()) {
      expect(problemLines(query.id, renderQuery(query))).toEqual([]);
      expect(problemLines(query.id, renderPreparedStatement(query).sql)).toEqual([]);
    }
  });
});

describe("what is outside the subset", () => {
  test.each([
    ["SELECT a::bigint", "::"],
    ["SELECT any_match(a, x -> x)", "any_match("],
    ["SELECT filter(a, x -> x)", "filter("],
    ["SELECT string_agg(a, ',')", "string_agg("],
    ["SELECT approx_percentile(a, b)", "approx_percentile("],
    ["SELECT approx_distinct(a)", "approx_distinct("],
    ["SELECT if (a, b)", "if ("],
    ["SELECT concat(a, b)", "concat("],
    ["SELECT Greatest(a, b)", "Greatest("],
    ["SELECT max_by(a, b)", "max_by("],
    ["SELECT count_if(a)", "count_if("],
    ["SELECT avg(a)", "avg("],
    ["SELECT typeof(a)", "typeof("],
    ["SELECT format('%s', a)", "format("],
    ["SELECT date_trunc('day', a)", "date_trunc("],
    ["SELECT current_date", "current_date"],
    ["SELECT now()", "now("],
    ["SELECT random()", "random("],
    ["SELECT * FROM (VALUES 1, 2) AS t(a)", "VALUES"],
    ["SELECT * FROM a, LATERAL (b)", "LATERAL"],
    ["SELECT a FROM b ORDER BY ALL", "ORDER BY ALL"],
    ["SELECT a FROM b WHERE a == b", "=="],
    ["SELECT 1 / b", "/"],
    ["SELECT CAST(a AS double)", "CAST(a AS double"],
    ["SELECT TRY_CAST(a AS bigint)", "TRY_CAST("],
    ["SELECT TRY_CAST(json_extract_scalar(a, '$.b') AS bigint)", "TRY_CAST("],
    ["SELECT 2.5", "2.5"],
    ["SELECT a * 1e3", "1e3"],
    ["SELECT CAST(event_time AS varchar)", "CAST(event_time AS varchar"],
    ["SELECT CAST(max(e.event_time) AS varchar)", "CAST(max(e.event_time) AS varchar"],
    ["SELECT CAST(TIMESTAMP '2018-01-01 00:00:00' AS varchar)", "CAST(TIMESTAMP AS varchar"],
    ["SELECT date_add('day', 1, a)", "date_add("],
    ["SELECT a + INTERVAL '1' DAY", "+ INTERVAL"],
    ["SELECT a FROM b WHERE delivery_date >= DATE '2018-01-01'", "delivery_date >= DATE"],
    ["SELECT a FROM b WHERE log_account = 111111111111", "log_account = 1"],
    ["SELECT substr(a, 0, 3)", "substr(a, 0"],
    ["SELECT nan()", "nan("],
    ["SELECT regexp_extract(a, '^(x)?y', 1)", "regexp_extract(a, '^(x)?y', 1)"],
    ["SELECT regexp_extract(a, '^([(])(b(c)*)', 3)", "regexp_extract(a, '^([(])(b(c)*)', 3)"],
    ["SELECT array_join(array_distinct(a), ',')", "array_distinct("],
    ["SELECT a FROM b CROSS JOIN UNNEST(c) AS t(d, e)", "AS t(d, e"],
    ["SELECT $$a", "$$"],
    ["SELECT upper(a)", "upper("],
    [String.raw`SELECT 'it\'s' || ''`, String.raw`'it\'`],
    [`SELECT json_extract(a, '$["b"]')`, `'$["b"]'`],
    ["SELECT json_value(a, 'lax $.b')", "'lax $.b'"],
    ["SELECT TIMESTAMP '2018-01-01 00:00:00 +02:00'", "'2018-01-01 00:00:00 +02:00'"],
    ["SELECT TIMESTAMP '2018-01-01 00:00:00.123456'", "'2018-01-01 00:00:00.123456'"],
  ])("%s", (sql, construct) => {
    expect(portabilityProblems(`SELECT 1,\n${sql}`)).toEqual([
      { line: 2, construct, instead: expect.stringContaining("; ") as string },
    ]);
  });

  test.each([
    "SELECT 'a::b / count_if(c)' AS \"x::y\" -- 1 / 2",
    "SELECT json_format(a), date_format(b, '%Y-%m-%d')",
    "SELECT array_agg(a) FILTER (WHERE a IS NOT NULL)",
    "SELECT array_sort(array_distinct(a)) FROM b CROSS JOIN UNNEST(array_distinct(c)) AS d(e)",
    "SELECT TRY_CAST(CASE WHEN regexp_like(a, '^[0-9]+$') THEN a END AS bigint)",
    "SELECT first_at, last_at FROM a WHERE b <= c",
    "SELECT CAST(date_add('day', 1, a) AS date), date_format(date_add('day', 1, a), '%Y') FROM b WHERE c < date_add('day', 1, d)",
    "SELECT nullif(regexp_extract(a, '^(x)?y', 1), ''), regexp_extract(a, '^(x)?(y)', 2), regexp_like(a, '(x)?')",
    "SELECT CAST(CAST(event_time AS date) AS varchar), CAST(count(*) AS varchar), a1.b2, TIMESTAMP '2018-01-01 00:00:00.123'",
    "SELECT a FROM b WHERE delivery_date >= '2018/01/01' AND log_account = '111111111111' AND c = '-- 1.5' || 'it''s 1.5'",
    "SELECT substr(a, 10, 2), sequence(b, c, INTERVAL '1' DAY)",
    "/* 1 / 2 */ SELECT 1",
  ])("does not hold %s", (sql) => {
    expect(portabilityProblems(sql)).toEqual([]);
  });

  test("is named in the order of the text", () => {
    expect(problemLines("mine.sql", "SELECT avg(a),\n  now()\nFROM b")).toEqual([
      "mine.sql:1: avg(: decimals and doubles differ; write integer sums and permille",
      "mine.sql:2: now(: a saved text holds no clock; write a parameter",
    ]);
  });
});
