import type { DuckDBConnection } from "@duckdb/node-api";
import { partitionColumns } from "../../../queries/record-schema";
import { type ColumnNames, type PlanNode, renderBound, weaken } from "./bound-expression";
import { rawTable } from "./open-engine";

/** What one scan of the raw table asks for. */
export interface ScanPlan {
  /** Conditions that each row it needs satisfies, as text that is the same for the same condition. */
  readonly conditions: ReadonlySet<string>;
  /** SQL over the partition columns that is true for every row it needs; none when it needs rows of every partition. */
  readonly partitions: readonly string[];
  /** Lower-case names of the columns it reads. */
  readonly columns: ReadonlySet<string>;
}

/**
 * How a statement scans the raw table, seen through views, CTEs and subqueries in the engine's own optimized plan.
 * `undefined` when the plan can't be had: then nothing may be left out.
 *
 * The table must be empty, and the optimizers that would make use of that are switched off meanwhile.
 */
export async function scanPlans(connection: DuckDBConnection, sql: string): Promise<readonly ScanPlan[] | undefined> {
  const text = `'${sql.replaceAll("'", "''")}'`;
  const result = await connection.runAndReadAll(`SELECT json_serialize_plan(${text}, optimize := true)::VARCHAR`);
  const serialized = String(result.getRowsJS()[0]?.[0] ?? "{}");
  const plan = JSON.parse(serialized) as { error?: boolean; plans?: PlanNode[] };
  if (plan.error !== false || plan.plans === undefined) return undefined;
  const scans: ScanPlan[] = [];
  for (const root of plan.plans) collect(root, scans);
  // every mention of the table must have been understood as a scan
  return serialized.split(`"table":"${rawTable}"`).length - 1 === scans.length ? scans : undefined;
}

/** Optimizers that would use that the table is empty, or add scans that say nothing about the question. */
export const planningSettings =
  "SET disabled_optimizers = 'statistics_propagation,empty_result_pullup,late_materialization,join_filter_pushdown,common_subplan'";

interface Chain {
  readonly conditions: Set<string>;
  readonly partitions: string[];
  readonly columns: Set<string>;
  /** Names of the columns that come out, by position. */
  readonly outputs: readonly (string | undefined)[];
}

const partitionNames: ReadonlySet<string> = new Set(partitionColumns);

/** Collects the scans below a node; returns the chain when the node is a scan, or a filter directly above one. */
function collect(node: PlanNode, scans: ScanPlan[]): Chain | undefined {
  const children = ((node["children"] as PlanNode[] | undefined) ?? []).map((child) => collect(child, scans));
  if (node["type"] === "LOGICAL_GET") {
    const chain = scanOf(node);
    if (chain !== undefined) scans.push(chain);
    return chain;
  }
  const below = children[0];
  if (node["type"] !== "LOGICAL_FILTER" || below === undefined) return undefined;
  for (const expression of node["expressions"] as PlanNode[])
    addCondition(below, expression, (index) => below.outputs[index]);
  const map = node["projection_map"] as number[] | undefined;
  return map?.length ? { ...below, outputs: map.map((index) => below.outputs[index]) } : below;
}

function scanOf(node: PlanNode): Chain | undefined {
  if ((node["function_data"] as PlanNode | undefined)?.["table"] !== rawTable) return undefined;
  const names = node["names"] as string[];
  const types = node["returned_types"] as PlanNode[];
  const read = (node["column_indexes"] as PlanNode[]).map((column) => columnPath(column, names, types));
  const projected = node["projection_ids"] as number[];
  const filters = (node["table_filters"] as { filters: { key: number; value: PlanNode }[] }).filters;
  const chain: Chain = {
    conditions: new Set(),
    partitions: [],
    columns: new Set([...read, ...filters.map(({ key }) => names[key])].flatMap((path) => path?.split(".")[0] ?? [])),
    outputs: projected.length > 0 ? projected.map((index) => read[index]) : read,
  };
  for (const { key, value } of filters) {
    const name = names[key];
    if (name !== undefined)
      for (const expression of filterExpressions(value)) addCondition(chain, expression, () => name);
  }
  return chain;
}

function addCondition(chain: Chain, expression: PlanNode, names: ColumnNames): void {
  if (expression["expression_class"] === "BOUND_CONJUNCTION" && expression["type"] === "CONJUNCTION_AND") {
    for (const child of expression["children"] as PlanNode[]) addCondition(chain, child, names);
    return;
  }
  chain.conditions.add(renderBound(expression, names).text);
  const partitions = weaken(expression, names, partitionNames);
  if (partitions !== undefined) chain.partitions.push(partitions);
}

/** `userIdentity.type` where the scan reads a member of a struct, else the column's name; `undefined` for the row number. */
function columnPath(column: PlanNode, names: readonly string[], types: readonly PlanNode[]): string | undefined {
  const index = Number(column["index"]);
  const name = names[index];
  if (name === undefined || column["index_type"] !== "PUSHDOWN_EXTRACT") return name;
  const path = [name];
  let type: PlanNode | undefined = types[index];
  let at = (column["child_indexes"] as PlanNode[])[0];
  while (at !== undefined) {
    const member = (type?.["type_info"] as { child_types?: { first: string; second: PlanNode }[] } | null)
      ?.child_types?.[Number(at["index"])];
    if (member === undefined) return undefined;
    path.push(member.first);
    type = member.second;
    at = (at["child_indexes"] as PlanNode[])[0];
  }
  return path.join(".");
}

/** A table filter as expressions over its one column, which they number 0; none for what is not known. */
function filterExpressions(filter: PlanNode): PlanNode[] {
  const column = { expression_class: "BOUND_REF", index: 0 };
  switch (filter["filter_type"]) {
    case "CONSTANT_COMPARISON":
      return [
        {
          expression_class: "BOUND_COMPARISON",
          type: filter["comparison_type"],
          left: column,
          right: { expression_class: "BOUND_CONSTANT", value: filter["constant"] },
        },
      ];
    case "IN_FILTER":
      return [
        {
          expression_class: "BOUND_OPERATOR",
          type: "COMPARE_IN",
          children: [
            column,
            ...(filter["values"] as PlanNode[]).map((value) => ({ expression_class: "BOUND_CONSTANT", value })),
          ],
        },
      ];
    case "CONJUNCTION_AND":
      return (filter["child_filters"] as PlanNode[]).flatMap(filterExpressions);
    case "CONJUNCTION_OR": {
      const children = (filter["child_filters"] as PlanNode[]).map(filterExpressions);
      if (children.some((child) => child.length !== 1)) return [];
      return [{ expression_class: "BOUND_CONJUNCTION", type: "CONJUNCTION_OR", children: children.flat() }];
    }
    // a hint for skipping blocks: true of every row that the filters above let through
    case "OPTIONAL_FILTER":
      return isNode(filter["child_filter"]) ? filterExpressions(filter["child_filter"]) : [];
    case "EXPRESSION_FILTER":
      return [filter["expr"] as PlanNode];
    default:
      return [];
  }
}

function isNode(value: unknown): value is PlanNode {
  return typeof value === "object" && value !== null;
}
