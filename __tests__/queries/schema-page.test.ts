import { readFileSync } from "node:fs";
import { join } from "node:path";
import { schemaPage } from "../../queries/schema-page";

test("docs/schema.md is what `npm run docs` would write", () => {
  expect(readFileSync(join(__dirname, "../../docs/schema.md"), "utf8")).toBe(schemaPage());
});
