import type { ITerraformDependable } from "cdktf";
import { Construct } from "constructs";
import { partitionColumns } from "../queries/record-schema";
import { renderQuery, type QueryArguments } from "../queries/render-query";
import { glueColumns } from "../queries/render-types";
import { savedQueries, type SavedQuery } from "../queries/saved-queries";
import { renderView, viewColumns, viewNames } from "../queries/views";
import type { RequiredStatements } from "./archive-statements";
import { EnforcedWorkgroup } from "./athena/enforced-workgroup";
import { NamedQuery } from "./athena/named-query";
import { CloudTrailTable } from "./glue/cloudtrail-table";
import { Database } from "./glue/database";
import type { PartitionProjectionProps } from "./glue/partition-projection";
import { PrestoView } from "./glue/presto-view";
import { EncryptionKey } from "./kms/encryption-key";
import { accountAdministersKey } from "./kms/key-statements";
import { sourceStatements } from "./log-queries-statements";
import { s3DeliversAccessLogs } from "./s3/bucket-statements";
import { PrivateBucket } from "./s3/private-bucket";
import { defaults } from "./shared/defaults";
import { bucketKeyAlias } from "./shared/derived-names";
import type { AccountRegion } from "./shared/arns";

/** One source of log files as a table sees it: its layout, and the accounts, Regions and days that it has partitions for. */
export type LogSource = PartitionProjectionProps;

/** Bucket for access logs: one that the account has already, with what to wait for before using it, or one made here. */
export type AccessLogTarget =
  | { readonly existing: { readonly bucketName: string; readonly waitFor?: ITerraformDependable[] } }
  | { readonly create: { readonly bucketName: string; readonly retentionDays: number } };

/** Properties of {@link LogQueries}. */
export interface LogQueriesProps {
  /** Audit account, and the Region of the log bucket. */
  readonly where: AccountRegion;

  /** Sources of log files, a table for each; the views read all of them. */
  readonly sources: readonly [LogSource, ...LogSource[]];

  /** Name of the database. */
  readonly databaseName: string;

  /** Name of the workgroup. */
  readonly workgroupName: string;

  /** Bytes that one query may scan, 10 MB at least. */
  readonly bytesScannedCutoffPerQuery: number;

  /** Bucket for the results of queries, the days that they are kept, and the bucket of its access logs. */
  readonly results: {
    readonly bucketName: string;
    readonly retentionDays: number;
    readonly accessLogs: AccessLogTarget;
  };

  /**
   * Names of roles that migrations run under.
   *
   * @default - those that AWS's guides use
   */
  readonly migrationRoles?: readonly string[];

  /**
   * Whether this is a throw-away deployment: destroying it then destroys results and saved queries too.
   *
   * @default false
   */
  readonly disposable?: boolean;
}

/** What the audit account owns: tables and views over the log files, the workgroup to ask questions in, and the saved queries. */
export class LogQueries extends Construct {
  /** The statements that the owners of the sources' buckets must have in their policies, where those are of another account. */
  public readonly requiredStatements: readonly RequiredStatements[];

  public readonly database: Database;
  public readonly tables: readonly CloudTrailTable[];
  public readonly resultsKey: EncryptionKey;
  public readonly resultsBucket: PrivateBucket;
  public readonly workgroup: EnforcedWorkgroup;

  constructor(scope: Construct, id: string, props: LogQueriesProps) {
    super(scope, id);

    this.requiredStatements = sourceStatements(props);
    this.database = new Database(this, "Database", { databaseName: props.databaseName });
    this.tables = props.sources.map((source, index) => this.createTable(source, index));
    this.createViews(props);
    this.resultsKey = this.createResultsKey(props);
    this.resultsBucket = this.createResultsBucket(props);
    this.workgroup = this.createWorkgroup(props);
    this.createNamedQueries(props.sources);
  }

  private createTable(source: LogSource, index: number): CloudTrailTable {
    return new CloudTrailTable(this, index === 0 ? "Table" : `Table${index + 1}`, {
      ...source,
      databaseName: this.database.databaseName,
      tableName: index === 0 ? "cloudtrail_logs" : `cloudtrail_logs_${index + 1}`,
      columns: glueColumns(),
      partitionColumns,
    });
  }

  private createViews({ databaseName, migrationRoles }: LogQueriesProps): void {
    const rawTables = this.tables.map(({ tableName }) => tableName);
    for (const viewName of viewNames) {
      new PrestoView(this, viewName, {
        viewName,
        schemaName: databaseName,
        databaseName: this.database.databaseName,
        sql: renderView(viewName, { rawTables, migrationRoles }),
        columns: viewColumns(viewName),
      });
    }
  }

  private createResultsKey({ where, results, disposable }: LogQueriesProps): EncryptionKey {
    return new EncryptionKey(this, "ResultsKey", {
      aliasName: bucketKeyAlias(results.bucketName),
      description: `Results of queries in ${results.bucketName}`,
      statements: [accountAdministersKey(where.partition, where.accountId)],
      preventDestroy: !disposable,
    });
  }

  private createResultsBucket(props: LogQueriesProps): PrivateBucket {
    const { bucketName, retentionDays } = props.results;
    const accessLogs = this.accessLogBucket(props);
    return new PrivateBucket(this, "ResultsBucket", {
      partition: props.where.partition,
      bucketName,
      encryption: { kmsKeyArn: this.resultsKey.keyArn },
      expireAfterDays: retentionDays,
      keepOldVersionsDays: defaults.resultsOldVersionsDays.value,
      accessLogBucketName: accessLogs.bucketName,
      whenDestroyed: props.disposable ? "delete-all-objects" : "refuse",
      waitFor: accessLogs.waitFor,
    });
  }

  private accessLogBucket({ where, results, disposable }: LogQueriesProps): {
    bucketName: string;
    waitFor?: ITerraformDependable[];
  } {
    if ("existing" in results.accessLogs) return results.accessLogs.existing;
    const { bucketName, retentionDays } = results.accessLogs.create;
    const sources = { accountId: where.accountId, bucketNames: [results.bucketName] };
    const bucket = new PrivateBucket(this, "AccessLogBucket", {
      partition: where.partition,
      bucketName,
      encryption: "s3-managed",
      expireAfterDays: retentionDays,
      keepOldVersionsDays: defaults.accessLogOldVersionsDays.value,
      statements: [s3DeliversAccessLogs(where.partition, bucketName, sources)],
      whenDestroyed: disposable ? "delete-all-objects" : "refuse",
    });
    return { bucketName: bucket.bucketName, waitFor: [bucket.policy] };
  }

  private createWorkgroup(props: LogQueriesProps): EnforcedWorkgroup {
    return new EnforcedWorkgroup(this, "Workgroup", {
      workgroupName: props.workgroupName,
      bytesScannedCutoffPerQuery: props.bytesScannedCutoffPerQuery,
      results: {
        bucketName: this.resultsBucket.bucketName,
        accountId: props.where.accountId,
        kmsKeyArn: this.resultsKey.keyArn,
      },
      forceDestroy: props.disposable,
    });
  }

  private createNamedQueries(sources: readonly LogSource[]): void {
    for (const query of savedQueries()) {
      new NamedQuery(this, query.id, {
        queryName: query.id,
        description: query.question,
        sql: renderQuery(query, queryArguments(query, sources), { firstDay: firstDay(sources) }),
        databaseName: this.database.databaseName,
        workgroupName: this.workgroup.workgroupName,
      });
    }
  }
}

/** Saved queries ask about all accounts, except where the tables refuse a question that names none. */
function queryArguments(query: SavedQuery, sources: readonly LogSource[]): QueryArguments {
  const injected = sources.filter(({ accounts }) => accounts.type === "injected");
  const asksForAccounts = query.parameters.some(({ name }) => name === "accounts");
  if (injected.length === 0 || !asksForAccounts) return {};
  return { accounts: [...new Set(sources.flatMap(({ accounts }) => accounts.accountIds))].sort() };
}

function firstDay(sources: readonly LogSource[]): string | undefined {
  return sources.map((source) => source.firstDay).sort()[0];
}
