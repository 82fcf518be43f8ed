/** Rows that the tests expect of the saved queries, to show what an answer looks like: they were written by hand from the records. */
const { readdirSync, readFileSync } = require("node:fs");
const { join } = require("node:path");
const ts = require("typescript");

const folder = join(__dirname, "..", "__tests__", "queries");

/**
 * For each query the fullest of the rows that a test expects of it: values in the order of its columns, `-` for NULL.
 *
 * @param {readonly { id: string, columns: readonly unknown[] }[]} queries
 * @returns {Readonly<Record<string, readonly string[]>>}
 */
exports.exampleRows = function exampleRows(queries) {
  const rows = readdirSync(folder)
    .filter((file) => file.startsWith("saved-answers"))
    .flatMap((file) => rowsOf(readFileSync(join(folder, file), "utf8"), new Set(queries.map(({ id }) => id))));
  return Object.fromEntries(
    queries.map(({ id, columns }) => {
      const [fullest] = rows
        .filter((row) => row.id === id)
        .map(({ text }) => text.split(" | "))
        .filter((values) => values.length === columns.length)
        .sort((a, b) => empty(a) - empty(b));
      if (fullest === undefined) throw new Error(`no test expects rows of ${id} with all its columns`);
      return [id, fullest];
    }),
  );
};

/** Texts with ` | ` in a file's tests, each with the query that was named last before it: in the test's title, or when it was asked. */
function rowsOf(source, ids) {
  const file = ts.createSourceFile("tests.ts", source, ts.ScriptTarget.Latest, true);
  const rows = [];
  const visit = (node, test, state) => {
    if (ts.isCallExpression(node) && node.expression.getText(file) === "test") {
      const title = /^\w+/.exec(node.arguments[0]?.text ?? "")?.[0];
      node.arguments.slice(1).forEach((body) => visit(body, node, { id: title }));
      return;
    }
    const text = textOf(node, [test ?? file, file]);
    if (text !== undefined && ids.has(text)) state.id = text;
    if (text?.includes(" | ") && ids.has(state.id)) rows.push({ id: state.id, text });
    if (text === undefined) node.forEachChild((child) => visit(child, test, state));
  };
  visit(file, undefined, {});
  return rows;
}

/** A text as it is at run time: plain, or made of constants and of functions that are one template. */
function textOf(node, scopes, values = {}) {
  if (ts.isStringLiteralLike(node)) return node.text;
  if (ts.isIdentifier(node)) {
    if (node.text in values) return values[node.text];
    const constant = scopes.map((scope) => constantOf(node.text, scope)).find((found) => found !== undefined);
    return constant && textOf(constant, scopes);
  }
  if (ts.isCallExpression(node) && ts.isIdentifier(node.expression)) {
    const called = scopes.map((scope) => constantOf(node.expression.text, scope)).find((found) => found !== undefined);
    if (called === undefined || !ts.isArrowFunction(called) || !ts.isTemplateExpression(called.body)) return undefined;
    const given = called.parameters.map(({ name }, at) => [name.getText(), textOf(node.arguments[at], scopes, values)]);
    return textOf(called.body, scopes, Object.fromEntries(given));
  }
  if (!ts.isTemplateExpression(node)) return undefined;
  const spans = node.templateSpans.map(({ expression, literal }) => {
    const value = textOf(expression, scopes, values);
    return value === undefined ? undefined : value + literal.text;
  });
  return spans.includes(undefined) ? undefined : node.head.text + spans.join("");
}

/** What a name of this scope, not of one inside another test, was given. */
function constantOf(name, scope) {
  let found;
  const look = (node) => {
    if (ts.isVariableDeclaration(node) && node.name.getText() === name) found ??= node.initializer;
    const isTest = ts.isCallExpression(node) && node.expression.getText() === "test";
    if (!isTest || node === scope) node.forEachChild(look);
  };
  look(scope);
  return found;
}

function empty(values) {
  return values.filter((value) => value === "-").length;
}
