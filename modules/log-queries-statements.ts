import type { RequiredStatements } from "./archive-statements";
import type { LogQueriesProps } from "./log-queries";
import { readersReadLogs } from "./s3/bucket-statements";
import { bucketArn } from "./shared/arns";

/** The statements that the owners of the sources' buckets must have in their policies, one entry for each source. */
export function sourceStatements({ where, sources }: Pick<LogQueriesProps, "where" | "sources">): RequiredStatements[] {
  return sources.map(({ layout }) => ({
    kind: "bucket",
    resourceArn: bucketArn(where.partition, layout.bucketName),
    statements: readersReadLogs(where.partition, layout, [{ accountId: where.accountId }]),
  }));
}
