import type { RequiredStatements } from "./archive-statements";
import { readersDecryptLogs } from "./kms/key-statements";
import { readersReadLogs } from "./s3/bucket-statements";
import { bucketArn, type AccountRegion } from "./shared/arns";
import type { LogLayout } from "./shared/log-layout";

/** A source of log files, as far as its owner must know it. */
interface OwnedSource {
  readonly layout: LogLayout;
  /** Key that its log files are encrypted with, where it is known. */
  readonly kmsKeyArn?: string;
}

/** The statements that the owners of the sources' buckets and keys must have in their policies, an entry for each. */
export function sourceStatements(where: AccountRegion, sources: readonly OwnedSource[]): RequiredStatements[] {
  const reader = [{ accountId: where.accountId }];
  return sources.flatMap(({ layout, kmsKeyArn }): RequiredStatements[] => [
    {
      kind: "bucket",
      resourceArn: bucketArn(where.partition, layout.bucketName),
      statements: readersReadLogs(where.partition, layout, reader),
    },
    ...(kmsKeyArn === undefined
      ? []
      : [{ kind: "key", resourceArn: kmsKeyArn, statements: readersDecryptLogs(where, reader) } as const]),
  ]);
}
