/** Builds cli/dist: the bundle, the lean worker beside it, and the SQL files that they read. Only node_modules/esbuild is needed. */
import { cpSync, mkdirSync, readdirSync, renameSync, rmSync, statSync } from "node:fs";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";

const cli = dirname(fileURLToPath(import.meta.url));
const root = dirname(cli);
const dist = join(cli, "dist");

/** What the bundle is made of. */
const sources = ["src", "package.json", "build.mjs"]
  .map((path) => join(cli, path))
  .concat(["queries", "modules"].map((path) => join(root, path)));

/** Whether dist is missing or older than any of its sources. */
export function isStale() {
  const built = timeOf(join(dist, "sms-trail.cjs"));
  return built === undefined || sources.some((path) => newest(path) > built);
}

/** Builds beside dist and swaps, so that a program that starts meanwhile finds a whole one. */
export async function build() {
  const { build: bundle } = await import("esbuild");
  const next = join(cli, `dist-${process.pid}`);
  rmSync(next, { recursive: true, force: true });
  mkdirSync(next);
  await bundle({
    entryPoints: {
      "sms-trail": join(cli, "src/main.ts"),
      "reader-worker": join(cli, "src/reader/reader-worker.ts"),
      settings: join(cli, "src/commands/settings.ts"),
      logs: join(cli, "src/commands/logs.ts"),
    },
    outdir: next,
    outExtension: { ".js": ".cjs" },
    bundle: true,
    platform: "node",
    target: "node20",
    format: "cjs",
    external: ["@duckdb/node-api"],
    plugins: [commandsApart],
    logLevel: "warning",
    // names are seen in stack traces only, and the file is read at every start
    minifySyntax: true,
    minifyWhitespace: true,
    legalComments: "none",
  });
  cpSync(join(root, "queries"), join(next, "queries"), {
    recursive: true,
    filter: (path) => statSync(path).isDirectory() || path.endsWith(".sql"),
  });
  cpSync(join(cli, "src/engine/prelude.sql"), join(next, "prelude.sql"));
  swap(next);
}

/** Commands that main.ts imports when they are called stay in files of their own, which are parsed only then. */
const commandsApart = {
  name: "commands-apart",
  setup: ({ onResolve }) =>
    onResolve({ filter: /^\.\/(commands\/)?(settings|logs)$/ }, ({ path, kind }) =>
      kind === "dynamic-import" ? { path: path.replace("commands/", "").concat(".cjs"), external: true } : undefined,
    ),
};

function swap(next) {
  const old = join(cli, `dist-old-${process.pid}`);
  try {
    renameSync(dist, old);
  } catch (error) {
    if (error.code !== "ENOENT") throw error;
  }
  try {
    renameSync(next, dist);
  } catch (error) {
    // another process has put its own there in between; it is as new as ours
    if (error.code !== "ENOTEMPTY" && error.code !== "EEXIST") throw error;
    rmSync(next, { recursive: true, force: true });
  }
  rmSync(old, { recursive: true, force: true });
}

function newest(path) {
  const stats = statSync(path, { throwIfNoEntry: false });
  if (stats === undefined) return 0;
  if (!stats.isDirectory()) return stats.mtimeMs;
  // a folder's own time tells of files that were removed
  return readdirSync(path).reduce((latest, name) => Math.max(latest, newest(join(path, name))), stats.mtimeMs);
}

function timeOf(path) {
  return statSync(path, { throwIfNoEntry: false })?.mtimeMs;
}

if (process.argv[1] === fileURLToPath(import.meta.url)) await build();
