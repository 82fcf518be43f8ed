import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { parseSavedQuery } from "../../queries/parse-saved-query";
import { renderQuery } from "../../queries/render-query";
import { savedQueries } from "../../queries/saved-queries";
import { viewNames } from "../../queries/views";
import { openEngine, type Engine } from "./support/engine";
import { pruned, scanFilters } from "./support/scan-filters";

describe("the saved queries", () => {
  test("are forty questions at least, no two with the same title or question", () => {
    const queries = savedQueries();
    expect(queries.length).toBeGreaterThanOrEqual(40);
    expect(new Set(queries.map(({ title }) => title)).size).toBe(queries.length);
    expect(new Set(queries.map(({ question }) => question)).size).toBe(queries.length);
  });

  test("have answers written by hand, each of them", () => {
    const files = readdirSync(__dirname).filter((file) => file.startsWith("saved-answers"));
    const tests = files.map((file) => readFileSync(join(__dirname, file), "utf8")).join("");
    const asked = (id: string) => tests.includes(`"${id}"`);
    expect(savedQueries().flatMap(({ id }) => (asked(id) ? [] : [id]))).toEqual([]);
  });

  test("are grouped by what they are about", () => {
    expect([...new Set(savedQueries().map(({ category }) => category))]).toEqual([
      "Activity",
      "Delivery",
      "Evidence",
      "MGN",
      "Migration",
      "On behalf",
      "Security",
      "Who did what",
    ]);
  });

  test.each(savedQueries().map((query) => [query.id, query] as const))(
    "%s reads like a question in the console",
    (_id, query) => {
      expect(query.question).toMatch(/^[A-Z].*\?$/);
      expect(query.title).not.toMatch(/[.?]$/);
      expect(query.file).toBe(`queries/saved/${query.id}.sql`);
      expect(query.sql).not.toContain("-- include:");
      expect(renderQuery(query).length).toBeLessThan(262_144);
    },
  );

  describe("on the embedded engine", () => {
    let engine: Engine;
    beforeAll(async () => {
      engine = await openEngine();
    });
    afterAll(() => engine.close());

    test.each(savedQueries().map((query) => [query.id, query] as const))(
      "%s gives its documented columns",
      async (_id, query) => {
        const described = await engine.rows(`DESCRIBE ${renderQuery(query)}`);
        expect(described.map((row) => row.column_name)).toEqual(query.columns.map((column) => column.name));
      },
    );

    test.each(savedQueries().map((query) => [query.id, query] as const))("%s ends in a total order", (_id, query) => {
      expect(query.sql).toMatch(/\nORDER BY [^\n]+$/);
    });

    test.each(savedQueries().map((query) => [query.id, query] as const))(
      "%s lets its range reach the partitions",
      async (_id, query) => {
        const args = { from: "2018-09-01", to: "2018-09-30", accounts: ["111122223333"], regions: ["us-east-1"] };
        expect(await scanFilters(engine, renderQuery(query, args))).toEqual([
          [
            "delivery_date>='2018/09/01' AND delivery_date<='2018/10/30'",
            "log_account='111122223333'",
            "log_region='us-east-1'",
          ],
        ]);
      },
    );

    test.each(viewNames)("a filter on the partition columns of %s reaches the scan", async (view) => {
      const where = "delivery_date = '2018/09/01' AND log_account = '111122223333' AND log_region = 'us-east-1'";
      expect(await scanFilters(engine, `SELECT event_name FROM ${view} WHERE ${where}`)).toEqual([pruned]);
    });

    test("a window over the event id alone would not: the probe can tell", async () => {
      const naive = `SELECT event_name FROM (SELECT *, row_number() OVER (PARTITION BY event_id ORDER BY event_time) AS n FROM cloudtrail_events)
        WHERE n = 1 AND delivery_date = '2018/09/01'`;
      expect(await scanFilters(engine, naive)).toEqual([[]]);
    });
  });
});

describe("a saved query's file", () => {
  const good =
    "-- title: T\n-- question: Q?\n-- category: C\n-- parameter: who text | whose\n-- column: a | A\nSELECT a\nFROM t\nWHERE b = :who\n";
  const parse = (text: string, id = "probe") => parseSavedQuery(id, text, "queries/saved/probe.sql");

  test("is a header and a statement", () => {
    expect(parse(good)).toEqual({
      id: "probe",
      title: "T",
      question: "Q?",
      category: "C",
      parameters: [{ name: "who", type: "text", doc: "whose" }],
      columns: [{ name: "a", doc: "A" }],
      sql: "SELECT a\nFROM t\nWHERE b = :who",
      file: "queries/saved/probe.sql",
    });
  });

  test("may give a parameter a default", () => {
    expect(parse(good.replace("who text |", "who text = anna b |")).parameters).toEqual([
      { name: "who", type: "text", default: "anna b", doc: "whose" },
    ]);
  });

  test.each([
    ["", 1, 'the header has no line "-- title: …"'],
    ["SELECT 1\n", 1, 'the header has no line "-- title: …"'],
    [good.replace("-- question: Q?\n", ""), 5, 'the header has no line "-- question: …"'],
    [good.replace("-- category: C", "-- category:"), 3, '"category" is empty'],
    [good.replace("-- question: Q?", "-- title: again"), 2, '"title" stands twice in the header'],
    [
      good.replace("-- category: C", "-- group: C"),
      3,
      'the header knows no "group"; it has title, question, category, parameters, parameter, column',
    ],
    [good.replace("-- column: a | A\n", ""), 5, 'the header has no line "-- column: name | what it holds"'],
    [good.replace("a | A", "a A"), 5, 'a column is "name | what it holds", got: a A'],
    [
      good.replace("who text | whose", "who | whose"),
      4,
      'a parameter is "name type [= default] | what it does", got: who | whose',
    ],
    [
      good.replace("who text", "who number"),
      4,
      "the type of a parameter is one of date, accounts, regions, text, integer, got: number",
    ],
    [
      good.replace("-- parameter: who text | whose", "-- parameters: since"),
      4,
      '"parameters" lists standard ones (from, to, accounts, regions), got: since',
    ],
    [
      good.replace("b = :who", "b = :whom"),
      8,
      'the statement uses the parameter "whom" that the header does not declare',
    ],
    [
      good.replace("b = :who", "b = :who AND\n  :accounts(c)"),
      9,
      'the statement uses the parameter "accounts" that the header does not declare',
    ],
    [good.replace("b = :who", "b = 1"), 4, 'the header declares the parameter "who" that the statement does not use'],
    [
      good.replace("b = :who", "b = ':who'"),
      4,
      'the header declares the parameter "who" that the statement does not use',
    ],
    [good.split("SELECT")[0] ?? "", 6, "there is no statement below the header"],
    [good.replace(":who\n", ":who;\n"), 9, "leave out the semicolon: the text is one statement"],
  ])("fails with file and line (%#)", (text, line, message) => {
    expect(() => parse(text)).toThrow(new Error(`queries/saved/probe.sql:${line}: ${message}`));
  });

  test("fails when its name is no snake_case", () => {
    expect(() => parse(good, "Root-Use")).toThrow(
      new Error("queries/saved/probe.sql:1: the name of the file must be snake_case, got: Root-Use"),
    );
  });
});
