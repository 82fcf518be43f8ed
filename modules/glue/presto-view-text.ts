/** A column of a view, in the types of Trino (Presto, as Glue still says). */
export interface ViewColumn {
  readonly name: string;
  readonly type: "varchar" | "boolean" | "timestamp(3)" | "timestamp(6)";
}

/** Hive's name for each type that a view has; Glue lists columns in Hive's types, the view's own text in Trino's. */
export const hiveTypes: Readonly<Record<ViewColumn["type"], string>> = {
  varchar: "string",
  boolean: "boolean",
  "timestamp(3)": "timestamp",
  "timestamp(6)": "timestamp",
};

/** What the text of a view says. */
export interface PrestoViewProps {
  /** The SELECT that the view stands for. */
  readonly sql: string;
  /** Database that bare table names in the SELECT are in: its plain name, for no reference survives Base64. */
  readonly schemaName: string;
  readonly columns: readonly ViewColumn[];
}

/**
 * The text that Athena keeps a view in: its definition, as JSON, in Base64, in a comment. It runs with the rights of whoever asks.
 *
 * @see https://docs.aws.amazon.com/athena/latest/ug/views.html
 */
export function prestoViewText({ sql, schemaName, columns }: PrestoViewProps): string {
  const definition = {
    originalSql: sql,
    catalog: "awsdatacatalog",
    schema: schemaName,
    columns: columns.map(({ name, type }) => ({ name, type })),
    runAsInvoker: true,
  };
  return `/* Presto View: ${Buffer.from(JSON.stringify(definition)).toString("base64")} */`;
}
