import type { Engine } from "./engine";

interface PlanNode {
  readonly name: string;
  readonly children: readonly PlanNode[];
  readonly extra_info: {
    readonly Table?: string;
    readonly Filters?: string | readonly string[];
    readonly Expression?: string;
  };
}

/** What a scan of one partition shows. */
export const pruned = ["delivery_date='2018/09/01'", "log_account='111122223333'", "log_region='us-east-1'"];

/**
 * Conditions over the partition columns that reach each scan of the raw table, in it or directly above it, sorted. The table must be
 * empty. Three optimizers are off: two fold plans over empty tables away, and `unused_columns` hides the names of filters once
 * struct members are read apart.
 */
export async function scanFilters(engine: Engine, sql: string): Promise<string[][]> {
  await engine.rows("SET disabled_optimizers = 'statistics_propagation,empty_result_pullup,unused_columns'");
  const [plan] = await engine.rows(`EXPLAIN (FORMAT JSON) ${sql}`);
  await engine.rows("RESET disabled_optimizers");
  return (JSON.parse(String(plan?.explain_value)) as PlanNode[]).flatMap((node) => rawScans(node, ""));
}

const condition = /(?:log_account|log_region|delivery_date) ?(?:=|>=|<=) ?'[^']*'(?: AND delivery_date<='[^']*')?/g;

/** A range is two comparisons in a scan and a BETWEEN in the filter above one. */
const between = /\b(\w+) BETWEEN ('[^']*') AND ('[^']*')/g;

function rawScans(node: PlanNode, above: string): string[][] {
  if (node.name.startsWith("SEQ_SCAN") && node.extra_info.Table?.endsWith("cloudtrail_logs")) {
    const texts = [above, ...[node.extra_info.Filters ?? []].flat()];
    const comparisons = texts.map((text) => text.replaceAll(between, "$1>=$2 AND $1<=$3"));
    return [
      comparisons.flatMap((text) => (text.match(condition) ?? []).map((found) => found.replaceAll(" = ", "="))).sort(),
    ];
  }
  const filter = node.name.startsWith("FILTER") ? (node.extra_info.Expression ?? "") : "";
  return node.children.flatMap((child) => rawScans(child, filter));
}
