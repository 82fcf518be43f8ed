/** Small, pure functions over SQL text. */

/** A text as an SQL literal, quotes doubled. */
export function sqlLiteral(text: string): string {
  return `'${text.replaceAll("'", "''")}'`;
}

/** Texts as the inside of an `IN (…)`. */
export function sqlList(texts: readonly string[]): string {
  return texts.map(sqlLiteral).join(", ");
}

/**
 * Applies a function to the parts of a text that are code, and leaves strings, quoted names and comments as they are.
 * The portable subset has no dollar quoting and no escapes in strings but the doubled quote.
 */
export function mapSqlCode(sql: string, change: (code: string, offset: number) => string): string {
  // a doubled quote is the end of one string and the beginning of the next, with no code between them
  const quoted = /'[^']*'|"[^"]*"|--[^\n]*|\/\*[\s\S]*?\*\//g;
  let result = "";
  let end = 0;
  for (const match of sql.matchAll(quoted)) {
    result += change(sql.slice(end, match.index), end) + match[0];
    end = match.index + match[0].length;
  }
  return result + change(sql.slice(end), end);
}

/** The text without comment lines and empty lines. */
export function withoutCommentLines(sql: string): string {
  return sql
    .split("\n")
    .filter((line) => !/^\s*(--.*)?$/.test(line))
    .join("\n");
}
