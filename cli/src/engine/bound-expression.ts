/**
 * Takes apart expressions of a serialized DuckDB plan (`json_serialize_plan`): bound, so a column is a number and nothing
 * can be mistaken for another thing of the same name.
 */

/** A node of a serialized plan. */
export type PlanNode = { readonly [key: string]: unknown };

/** An expression in words. */
export interface RenderedExpression {
  /** SQL text; where a node is not known, text that stands for it and for nothing else. */
  readonly text: string;
  /** Whether the text can be evaluated. */
  readonly isSql: boolean;
  readonly columns: ReadonlySet<string>;
}

/** Name of a column as the expression at hand numbers it; `undefined` for a hidden one. */
export type ColumnNames = (index: number) => string | undefined;

/** Renders an expression exactly. */
export function renderBound(node: PlanNode, names: ColumnNames): RenderedExpression {
  const children = childrenOf(node).map((child) => renderBound(child, names));
  const texts = children.map(({ text }) => text);
  const all = (text: string | undefined, isSql = true): RenderedExpression => ({
    text: text ?? unknownText(node, texts),
    isSql: isSql && text !== undefined && children.every((child) => child.isSql),
    columns: new Set(children.flatMap((child) => [...child.columns])),
  });
  switch (node["expression_class"]) {
    case "BOUND_REF": {
      const name = names(Number(node["index"]));
      if (name === undefined)
        return { text: `#hidden ${String(node["index"])}`, isSql: false, columns: new Set(["?"]) };
      return { text: `"${name}"`, isSql: true, columns: new Set([name]) };
    }
    case "BOUND_CONSTANT":
      return all(renderConstant(node["value"] as PlanNode));
    case "BOUND_COMPARISON":
      return all(comparison(String(node["type"]), texts));
    case "BOUND_CONJUNCTION":
      return all(`(${texts.join(node["type"] === "CONJUNCTION_AND" ? " AND " : " OR ")})`);
    case "BOUND_BETWEEN":
      return all(
        node["lower_inclusive"] === true && node["upper_inclusive"] === true
          ? `(${texts[0]} BETWEEN ${texts[1]} AND ${texts[2]})`
          : undefined,
      );
    case "BOUND_OPERATOR":
      return all(operator(String(node["type"]), texts));
    case "BOUND_FUNCTION":
      return renderFunction(node, children, all);
    default:
      return all(undefined);
  }
}

/**
 * SQL that is true wherever the expression is, over the given columns alone; `undefined` when nothing can be said.
 * What is not understood is left out of an AND, and makes an OR say nothing.
 */
export function weaken(node: PlanNode, names: ColumnNames, columns: ReadonlySet<string>): string | undefined {
  if (node["expression_class"] === "BOUND_CONJUNCTION") {
    const parts = childrenOf(node).map((child) => weaken(child, names, columns));
    const known = parts.filter((part) => part !== undefined);
    if (node["type"] === "CONJUNCTION_AND") return known.length > 0 ? `(${known.join(" AND ")})` : undefined;
    return known.length === parts.length ? `(${known.join(" OR ")})` : undefined;
  }
  const exact = renderBound(node, names);
  return exact.isSql && [...exact.columns].every((name) => columns.has(name)) ? exact.text : undefined;
}

/** A literal of the types that partition columns are compared with. */
export function renderConstant(value: PlanNode): string | undefined {
  const type = (value["type"] as PlanNode | undefined)?.["id"];
  if (value["is_null"] === true) return undefined;
  if (type === "VARCHAR") return `'${String(value["value"]).replaceAll("'", "''")}'`;
  if (type === "INTEGER" || type === "BIGINT" || type === "BOOLEAN") return String(value["value"]);
  return undefined;
}

/** A comparison by its name in plans. */
export function comparison(type: string, [left, right]: readonly string[]): string | undefined {
  const signs: Readonly<Record<string, string>> = {
    COMPARE_EQUAL: "=",
    COMPARE_NOTEQUAL: "<>",
    COMPARE_LESSTHAN: "<",
    COMPARE_GREATERTHAN: ">",
    COMPARE_LESSTHANOREQUALTO: "<=",
    COMPARE_GREATERTHANOREQUALTO: ">=",
    COMPARE_DISTINCT_FROM: "IS DISTINCT FROM",
    COMPARE_NOT_DISTINCT_FROM: "IS NOT DISTINCT FROM",
  };
  const sign = signs[type];
  return sign === undefined ? undefined : `(${left} ${sign} ${right})`;
}

function operator(type: string, texts: readonly string[]): string | undefined {
  const [first, ...others] = texts;
  switch (type) {
    case "OPERATOR_NOT":
      return `(NOT ${first})`;
    case "OPERATOR_IS_NULL":
      return `(${first} IS NULL)`;
    case "OPERATOR_IS_NOT_NULL":
      return `(${first} IS NOT NULL)`;
    case "COMPARE_IN":
      return `(${first} IN (${others.join(", ")}))`;
    case "COMPARE_NOT_IN":
      return `(${first} NOT IN (${others.join(", ")}))`;
    case "OPERATOR_COALESCE":
      return `coalesce(${texts.join(", ")})`;
    default:
      return undefined;
  }
}

/** Functions of text that give the same over a file's partition as over its records. */
const textFunctions = new Set([
  "lower", "upper", "prefix", "suffix", "contains", "starts_with", "ends_with", "substring", "substr", "left", "right",
  "length", "replace", "trim", "concat", "regexp_matches", "strpos", "instr",
]); // prettier-ignore

function renderFunction(
  node: PlanNode,
  children: readonly RenderedExpression[],
  all: (text: string | undefined, isSql?: boolean) => RenderedExpression,
): RenderedExpression {
  const name = String(node["name"]);
  const texts = children.map(({ text }) => text);
  if (name === "struct_extract" && texts.length === 2) return memberOf(children);
  if (name === "~~") return all(`(${texts[0]} LIKE ${texts[1]})`);
  if (name === "!~~") return all(`(${texts[0]} NOT LIKE ${texts[1]})`);
  if (name === "||") return all(`(${texts.join(" || ")})`);
  return all(textFunctions.has(name) ? `system.main.${name}(${texts.join(", ")})` : undefined);
}

/** `"a"` and `'b'` make `"a.b"`, the name that a pushed-down member of a struct has too. */
function memberOf([struct, member]: readonly RenderedExpression[]): RenderedExpression {
  const name = `${struct!.text.replace(/^"|"$/g, "")}.${member!.text.replace(/^'|'$/g, "")}`;
  return { text: `"${name}"`, isSql: false, columns: new Set([name]) };
}

const childKeys = ["left", "right", "input", "lower", "upper", "child", "check", "result_if_true", "result_if_false"];

function childrenOf(node: PlanNode): PlanNode[] {
  const listed = node["children"];
  const single = childKeys.map((key) => node[key]).filter((child) => isNode(child) && "expression_class" in child);
  return [...(single as PlanNode[]), ...(Array.isArray(listed) ? (listed as PlanNode[]) : [])];
}

function isNode(value: unknown): value is PlanNode {
  return typeof value === "object" && value !== null;
}

/** Everything about an unknown node, so that two of them are equal only when they are the same. */
function unknownText(node: PlanNode, children: readonly string[]): string {
  const own = Object.entries(node).filter(
    ([key]) => key !== "children" && !childKeys.includes(key) && key !== "query_location",
  );
  return `#${JSON.stringify(own)}(${children.join(", ")})`;
}
