import { NamedQuery } from "../../../modules/athena/named-query";
import { PreparedStatementSet } from "../../../modules/athena/prepared-statement-set";
import { queryText } from "../../../modules/athena/query-text";
import { preparedStatements } from "../../support/prepared-statements";
import { synthesize } from "../../support/synthesized";

describe("the text of a query", () => {
  test("is safe in Terraform's JSON", () => {
    expect(queryText("probe", "SELECT '${a} %{b}'")).toBe("SELECT '$${a} %%{b}'");
  });

  test("may have 262,144 bytes, whatever its letters", () => {
    expect(queryText("probe", "é".repeat(131_072))).toHaveLength(131_072);
    expect(() => queryText("probe", `${"é".repeat(131_072)}.`)).toThrow(
      new Error("the text of query probe must be at most 262144 bytes, got: 262145; ask a shorter question"),
    );
  });

  test("is checked in named queries and in prepared statements", () => {
    const sql = "x".repeat(262_145);
    const named = { queryName: "A: b", description: "", sql, databaseName: "d", workgroupName: "w" };
    expect(() => synthesize((scope) => new NamedQuery(scope, "Query", named))).toThrow("text of query A: b must be");
    expect(() => prepared({ b: { description: "", sql } })).toThrow("text of query b must be");
  });
});

function prepared(statements: Record<string, { description: string; sql: string }>) {
  return synthesize((scope) => new PreparedStatementSet(scope, "Statements", { statements, workgroupName: "w" }));
}

describe("prepared statements", () => {
  test("are instances of one resource, their texts escaped", () => {
    const stack = prepared({
      a_1: { description: "What ${is}?", sql: "SELECT ?" },
      b: { description: "B", sql: "%{" },
    });
    expect(preparedStatements(stack)).toEqual({
      a_1: { description: "What $${is}?", sql: "SELECT ?" },
      b: { description: "B", sql: "%%{" },
    });
    expect(stack.only("aws_athena_prepared_statement")).toMatchObject({
      name: "${each.key}",
      description: "${each.value.description}",
      query_statement: "${each.value.sql}",
      workgroup: "w",
    });
  });

  test.each(["a", `a${"9".repeat(255)}`])("have names that Athena takes: %s", (name) => {
    expect(
      Object.keys(prepared({ [name]: { description: "", sql: "" } }).all("aws_athena_prepared_statement")),
    ).toHaveLength(1);
  });

  test.each(["", "9a", "a-b", "a b", `a${"9".repeat(256)}`])("fail for the name '%s'", (name) => {
    expect(() => prepared({ [name]: { description: "", sql: "" } })).toThrow(
      `the name of a prepared statement must be a letter and up to 255 letters, digits and underscores, got: ${name}`,
    );
  });
});
