import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { format, resolveConfig } from "prettier";
import { root } from "./folders.mjs";

const page = join(root, "docs", "performance.md");
const [begin, end] = ["<!-- figures: npm run bench -- --write -->", "<!-- /figures -->"];

/** Puts the results between the marks of docs/performance.md. */
export async function writeFigures(text) {
  const old = readFileSync(page, "utf8");
  const [from, to] = [old.indexOf(begin), old.indexOf(end)];
  if (from < 0 || to < from) throw new Error(`${page} has no ${begin} … ${end}`);
  const content = `${old.slice(0, from)}${begin}\n\n${text}\n${old.slice(to)}`;
  writeFileSync(page, await format(content, { ...(await resolveConfig(page)), filepath: page }));
}
