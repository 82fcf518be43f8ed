import type { JsonSchema } from "../../../modules/settings/settings-json-schema";

/** Every setting as rows of a Markdown table, from the JSON Schema: path, default, description. */
export function settingsTable(schema: JsonSchema): string[] {
  return rowsOf(schema, "");
}

/** Paths of every setting, as the table has them. */
export function settingPaths(schema: JsonSchema): string[] {
  return rowsOf(schema, "").map((row) => /`([^`]+)`/.exec(row)?.[1] ?? "");
}

function rowsOf(schema: JsonSchema, path: string): string[] {
  const variants = schema.oneOf?.some(({ properties }) => properties) ? schema.oneOf : [];
  const own = Object.entries(schema.properties ?? {}).flatMap(([key, child]) => {
    const childPath = path === "" ? key : `${path}.${key}`;
    const isRequired = schema.required?.includes(key) ?? false;
    return [row(childPath, child, isRequired), ...rowsOf(child, childPath)];
  });
  const items = schema.items ? rowsOf(schema.items, `${path}[]`) : [];
  // the variants share the key that tells them apart: one row for it
  const seen = new Set<string>();
  return [...own, ...items, ...variants.flatMap((variant) => rowsOf(variant, path))].filter((line) => {
    const key = line.split("|")[1] ?? "";
    return !seen.has(key) && seen.add(key);
  });
}

function row(path: string, schema: JsonSchema, isRequired: boolean): string {
  const { description = "" } = schema;
  return `| \`${path}\` | ${defaultText(schema, isRequired)} | ${description.replace(/ Default: [^.]*(\.|$)/, "").trim()} |`;
}

function defaultText(schema: JsonSchema, isRequired: boolean): string {
  const said = / Default: (.*?)\.?$/.exec(schema.description ?? "")?.[1];
  if (said) return said;
  if (isRequired) return "required";
  const value = schema.default;
  if (value === undefined || (typeof value === "object" && !Array.isArray(value))) return "–";
  return `\`${typeof value === "string" ? value : JSON.stringify(value)}\``;
}
