import { readFileSync } from "node:fs";
import { join } from "node:path";
import { queriesPage } from "../../queries/queries-page";
import { schemaPage } from "../../queries/schema-page";

test.each([
  ["docs/schema.md", schemaPage],
  ["docs/queries.md", queriesPage],
])("%s is what `npm run docs` would write", (file, page) => {
  expect(readFileSync(join(__dirname, "../..", file), "utf8")).toBe(page());
});
