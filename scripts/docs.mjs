/** Writes the pages of docs/ that are made from code; tests fail when one is stale. Builds first: the pages come from out/. */
import { execFileSync } from "node:child_process";
import { writeFileSync } from "node:fs";
import { createRequire } from "node:module";
import { fileURLToPath } from "node:url";

const root = fileURLToPath(new URL("..", import.meta.url));
const require = createRequire(import.meta.url);

execFileSync(process.execPath, [require.resolve("typescript/bin/tsc"), "-p", root], { stdio: "inherit" });

const { savedQueries } = require("../out/queries/saved-queries.js");
const { exampleRows } = require("./example-rows.cjs");

const pages = {
  "docs/schema.md": require("../out/queries/schema-page.js").schemaPage(),
  "docs/queries.md": require("../out/queries/queries-page.js").queriesPage(exampleRows(savedQueries())),
};
for (const [file, text] of Object.entries(pages)) {
  writeFileSync(new URL(`../${file}`, import.meta.url), text);
  console.log(`wrote ${file}`);
}
