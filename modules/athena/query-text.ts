import { terraformText } from "../shared/terraform-text";

/** Bytes that the text of one query may have, in UTF-8. */
const mostBytes = 262_144;

/**
 * The text of a query for Terraform, when Athena takes it.
 *
 * @param name of the query, for the error
 * @throws Error for a text of more than 262,144 bytes
 * @see https://docs.aws.amazon.com/athena/latest/ug/service-limits.html
 */
export function queryText(name: string, sql: string): string {
  const bytes = Buffer.byteLength(sql);
  if (bytes > mostBytes) {
    throw new Error(
      `the text of query ${name} must be at most ${mostBytes} bytes, got: ${bytes}; ask a shorter question`,
    );
  }
  return terraformText(sql);
}
