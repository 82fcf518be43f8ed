import {
  AthenaClient,
  BatchGetNamedQueryCommand,
  GetQueryExecutionCommand,
  GetQueryResultsCommand,
  ListNamedQueriesCommand,
  StartQueryExecutionCommand,
  type Datum,
  type NamedQuery,
} from "@aws-sdk/client-athena";
import { awsClientConfig, type EmulatedAccount } from "./aws-client-config";

/** An answer as Athena gives it: every value is text, or null. */
export interface AthenaAnswer {
  readonly columns: readonly string[];
  readonly rows: readonly (readonly (string | null)[])[];
}

/** Where statements run. */
export interface AthenaProps {
  readonly account: EmulatedAccount;
  readonly database: string;
  readonly workgroup: string;
}

/** Asks Athena as an analyst's program does: through the SDK, in the deployed workgroup, without a result location of its own. */
export function athena(props: AthenaProps) {
  const client = new AthenaClient(awsClientConfig(props.account));
  return {
    /** The workgroup's named queries, by name. */
    async namedQueries(): Promise<NamedQuery[]> {
      const found: NamedQuery[] = [];
      let token: string | undefined;
      do {
        const page = await client.send(new ListNamedQueriesCommand({ WorkGroup: props.workgroup, NextToken: token }));
        const ids = page.NamedQueryIds ?? [];
        if (ids.length > 0) {
          const batch = await client.send(new BatchGetNamedQueryCommand({ NamedQueryIds: ids }));
          found.push(...(batch.NamedQueries ?? []));
        }
        token = page.NextToken;
      } while (token !== undefined);
      return found.sort((one, other) => (one.Name ?? "").localeCompare(other.Name ?? ""));
    },

    /** Runs a statement to its end; throws with Athena's reason when it fails. */
    async query(sql: string): Promise<AthenaAnswer> {
      const started = await client.send(
        new StartQueryExecutionCommand({
          QueryString: sql,
          WorkGroup: props.workgroup,
          QueryExecutionContext: { Database: props.database },
        }),
      );
      const id = started.QueryExecutionId;
      for (;;) {
        const { QueryExecution } = await client.send(new GetQueryExecutionCommand({ QueryExecutionId: id }));
        const state = QueryExecution?.Status?.State;
        if (state === "SUCCEEDED") return results(client, id);
        if (state === "FAILED" || state === "CANCELLED") {
          throw new Error(`${state}: ${QueryExecution?.Status?.StateChangeReason}\n${sql}`);
        }
        await new Promise((resolve) => setTimeout(resolve, 200));
      }
    },
  };
}

async function results(client: AthenaClient, id: string | undefined): Promise<AthenaAnswer> {
  const rows: (string | null)[][] = [];
  let columns: string[];
  let token: string | undefined;
  do {
    const page = await client.send(new GetQueryResultsCommand({ QueryExecutionId: id, NextToken: token }));
    columns = (page.ResultSet?.ResultSetMetadata?.ColumnInfo ?? []).map((column) => column.Name ?? "");
    const texts = (page.ResultSet?.Rows ?? []).map((row) => (row.Data ?? []).map(text));
    // The first page begins with the column names (an emulator may leave them out when there is no row)
    const headed = token === undefined && JSON.stringify(texts[0]) === JSON.stringify(columns);
    rows.push(...(headed ? texts.slice(1) : texts));
    token = page.NextToken;
  } while (token !== undefined);
  return { columns, rows };
}

function text(datum: Datum): string | null {
  return datum.VarCharValue ?? null;
}
