import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { join } from "node:path";
import { queriesPage } from "../../queries/queries-page";
import { savedQueries, type SavedQuery } from "../../queries/saved-queries";
import { schemaPage } from "../../queries/schema-page";

// plain JavaScript: scripts/docs.mjs runs it too
const { exampleRows } = createRequire(__filename)("../../scripts/example-rows.cjs") as {
  exampleRows: (queries: readonly SavedQuery[]) => Readonly<Record<string, readonly string[]>>;
};

test.each([
  ["docs/schema.md", schemaPage],
  ["docs/queries.md", () => queriesPage(exampleRows(savedQueries()))],
])("%s is what `npm run docs` would write", (file, page) => {
  expect(readFileSync(join(__dirname, "../..", file), "utf8")).toBe(page());
});

test("each query is shown with a row that a test of it expects, value for column", () => {
  const examples = exampleRows(savedQueries());
  for (const { id, columns } of savedQueries()) expect([id, examples[id]?.length]).toEqual([id, columns.length]);
  expect(examples["calls_per_day"]).toEqual(["2018-09-03", "3", "3", "0", "0", "3", "1"]);
});

test("a query without such a row is told", () => {
  const [query] = savedQueries();
  expect(() => exampleRows([{ ...query!, id: "brand_new" }])).toThrow(
    new Error("no test expects rows of brand_new with all its columns"),
  );
});
