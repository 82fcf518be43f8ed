import { buildSync } from "esbuild";
import { execFileSync } from "node:child_process";
import { cpSync, mkdtempSync, readdirSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { queriesFolder } from "../../queries/queries-folder";

const source = join(__dirname, "../../queries");

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), "queries-"));
});
afterEach(() => rmSync(folder, { recursive: true }));

/** Copies the SQL files only, as a package or a bundle carries them. */
function copySql(target: string): void {
  for (const name of ["views", "saved", "fragments"])
    cpSync(join(source, name), join(target, name), { recursive: true });
}

function savedIds(script: string): string[] {
  const code = `console.log(JSON.stringify(require(${JSON.stringify(script)}).savedQueries().map((query) => query.id)))`;
  return JSON.parse(execFileSync(process.execPath, ["-e", code], { encoding: "utf8", stdio: "pipe" })) as string[];
}

const ids = readdirSync(join(source, "saved"))
  .map((file) => file.replace(/\.sql$/, ""))
  .sort();

test("the SQL is found from source", () => {
  expect(queriesFolder()).toBe(source);
});

test("the SQL is found from out/queries, two folders below the package", () => {
  copySql(join(folder, "queries"));
  const entryPoints = [
    ...readdirSync(source),
    ...readdirSync(join(source, "operations")).map((file) => `operations/${file}`),
  ]
    .filter((file) => file.endsWith(".ts"))
    .map((file) => join(source, file));
  buildSync({ entryPoints, outdir: join(folder, "out/queries"), outbase: source, format: "cjs", platform: "node" });
  expect(savedIds(join(folder, "out/queries/index.js")).sort()).toEqual(ids);
});

test("the SQL is found beside a bundle", () => {
  copySql(join(folder, "dist/queries"));
  const outfile = join(folder, "dist/bundle.cjs");
  buildSync({ entryPoints: [join(source, "index.ts")], outfile, bundle: true, format: "cjs", platform: "node" });
  expect(savedIds(outfile).sort()).toEqual(ids);
});

test("without the SQL it says where it looked", () => {
  const outfile = join(folder, "dist/bundle.cjs");
  buildSync({ entryPoints: [join(source, "index.ts")], outfile, bundle: true, format: "cjs", platform: "node" });
  expect(() => savedIds(outfile)).toThrow(`the SQL files of queries/ are in none of: ${join(folder, "dist")}, `);
});
