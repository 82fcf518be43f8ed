import { join } from "node:path";
import { root } from "./folders.mjs";
import { tenQueries } from "./ten-queries.mjs";

/** What reads the tree: ours, the peers that give the same ten answers, and the floors that give none. */
export function readCases(tree) {
  const peer = (file, ...args) => [join(root, "bench", "peers", file), tree.folder, ...args];
  const launcher = join(root, "cli", "bin", "sms-trail.mjs");
  return [
    {
      name: "sms-trail query, ten names",
      role: "local",
      args: [launcher, "query", ...tenQueries, "--logs", tree.folder, "--format", "json"],
    },
    { name: "DuckDB read_json_auto", role: "duckdb", slow: true, args: peer("duckdb.mjs", "auto"), mayFail: true },
    {
      name: "DuckDB read_json_auto, maximum_depth=2",
      role: "duckdb",
      slow: true,
      args: peer("duckdb.mjs", "auto-shallow"),
    },
    { name: "DuckDB declared columns", role: "duckdb", slow: true, args: peer("duckdb.mjs", "declared") },
    {
      name: "DuckDB declared columns, two passes",
      role: "duckdb",
      slow: true,
      args: peer("duckdb.mjs", "declared-two-passes"),
    },
    { name: "Node gunzip + JSON.parse, counting only", role: "loop", slow: true, args: peer("json-parse-loop.mjs") },
    { name: "gunzip alone, 2 threads", role: "floor", args: peer("gunzip.mjs", "2") },
    { name: "gunzip alone, 1 thread", role: "floor", args: peer("gunzip.mjs", "1") },
  ];
}
