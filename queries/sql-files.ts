/** Reads the SQL files of this folder and puts fragments where a line `-- include: name` asks for them. */
import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { queriesFolder } from "./queries-folder";

const include = "-- include: ";

/** Text of `<folder>/<name>.sql`, line ends as `\n`. */
export function readSqlFile(folder: "views" | "saved" | "fragments" | "curated", name: string): string {
  return readFileSync(join(queriesFolder(), folder, `${name}.sql`), "utf8").replaceAll("\r\n", "\n");
}

/**
 * Puts the fragments in, and the fragments that they ask for.
 *
 * @throws when a fragment has no file
 */
export function withFragments(sql: string): string {
  const lines = sql.split("\n");
  return lines.map((line) => (line.startsWith(include) ? fragment(line.slice(include.length)) : line)).join("\n");
}

/** The lines of a text that ask for a fragment that is not there: the line's number, from 1, and the name. */
export function missingFragments(sql: string): readonly { readonly line: number; readonly name: string }[] {
  return sql.split("\n").flatMap((text, index) => {
    const name = text.startsWith(include) ? text.slice(include.length) : undefined;
    return name === undefined || fragmentNames().includes(name) ? [] : [{ line: index + 1, name }];
  });
}

/** Names of all fragments. */
export function fragmentNames(): readonly string[] {
  const files = readdirSync(join(queriesFolder(), "fragments"));
  return files.map((file) => file.replace(/\.sql$/, "")).sort();
}

/** Fragments with all that they include: nearly every saved query asks for the same few. */
const fragments = new Map<string, string>();

function fragment(name: string): string {
  const known = fragments.get(name);
  if (known !== undefined) return known;
  const text = withFragments(readSqlFile("fragments", name)).trimEnd();
  fragments.set(name, text);
  return text;
}

/**
 * Replaces each `{{name}}` by its value.
 *
 * @throws when a name has no value
 */
export function fillTemplate(sql: string, values: Readonly<Record<string, string>>): string {
  return sql.replaceAll(/\{\{(\w+)\}\}/g, (_whole, name: string) => {
    const value = values[name];
    if (value === undefined) throw new Error(`no value for {{${name}}} in a view`);
    return value;
  });
}
