import { AthenaPreparedStatement } from "@cdktf/provider-aws/lib/athena-prepared-statement";
import { TerraformIterator, TerraformLocal } from "cdktf";
import { Construct } from "constructs";
import { terraformText } from "../shared/terraform-text";
import { queryText } from "./query-text";

/** What a prepared statement runs. */
export interface StatementText {
  /** The question that it answers and the values that it takes, up to 1,024 characters. */
  readonly description: string;

  /** The SQL, a `?` for each value, up to 262,144 bytes. */
  readonly sql: string;
}

/** Properties of {@link PreparedStatementSet}. */
export interface PreparedStatementSetProps {
  /** Statements by the name that `EXECUTE` knows them by: a letter, then letters, digits and `_`, at most 256 characters. */
  readonly statements: Readonly<Record<string, StatementText>>;

  readonly workgroupName: string;
}

/**
 * Prepared statements of a workgroup, run by `EXECUTE name USING value, …`. One resource with an instance for each (`for_each`), since a
 * construct for each would be most of what a stack of queries takes to synthesize.
 *
 * @throws Error for a name that Athena refuses
 * @see https://docs.aws.amazon.com/athena/latest/ug/querying-with-prepared-statements.html
 */
export class PreparedStatementSet extends Construct {
  constructor(scope: Construct, id: string, props: PreparedStatementSetProps) {
    super(scope, id);

    // Terraform parses what stands in for_each again for every instance, and a local once: a third of the time of a plan
    const texts = new TerraformLocal(this, "Texts", escaped(props.statements));
    const statement = TerraformIterator.fromMap(texts.asAnyMap);
    new AthenaPreparedStatement(this, "Resource", {
      forEach: statement,
      name: statement.key,
      description: statement.getString("description"),
      workgroup: props.workgroupName,
      queryStatement: statement.getString("sql"),
    });
  }
}

function escaped(statements: Readonly<Record<string, StatementText>>): Record<string, StatementText> {
  return Object.fromEntries(
    Object.entries(statements).map(([name, { description, sql }]) => {
      if (!/^[A-Za-z][A-Za-z0-9_]{0,255}$/.test(name)) {
        throw new Error(
          `the name of a prepared statement must be a letter and up to 255 letters, digits and underscores, got: ${name}`,
        );
      }
      return [name, { description: terraformText(description), sql: queryText(name, sql) }];
    }),
  );
}
