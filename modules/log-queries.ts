import type { ITerraformDependable } from "cdktf";
import { Construct } from "constructs";
import type { Period } from "../queries/partition-count";
import { insightFields } from "../queries/insights-schema";
import { partitionColumns } from "../queries/record-schema";
import { glueColumns } from "../queries/render-types";
import type { SavedQuery } from "../queries/saved-queries";
import { curatedNames } from "../queries/curated-events";
import { renderView, viewColumns, viewNames, type ViewOptions } from "../queries/views";
import type { RequiredStatements } from "./archive-statements";
import { EnforcedWorkgroup } from "./athena/enforced-workgroup";
import { checkLogQueries } from "./check-log-queries";
import { CloudTrailTable } from "./glue/cloudtrail-table";
import { Database } from "./glue/database";
import { PrestoView } from "./glue/presto-view";
import type { CuratedEvents, CuratedSource, CuratedTable } from "./curated-events";
import { EncryptionKey } from "./kms/encryption-key";
import { accountAdministersKey } from "./kms/key-statements";
import { addSavedQueries } from "./log-queries-saved";
import { sourceStatements } from "./log-queries-statements";
import { s3DeliversAccessLogs } from "./s3/bucket-statements";
import { PrivateBucket } from "./s3/private-bucket";
import { defaults } from "./shared/defaults";
import { bucketKeyAlias } from "./shared/derived-names";
import type { AccountRegion } from "./shared/arns";

/**
 * One source of log files as a table sees it: its layout, the accounts, Regions and days that it has partitions for, and the key of its
 * files, which only the curated table needs to know.
 */
export interface LogSource extends CuratedSource {
  /**
   * Whether its trail records Insights: their files then have a table of their own, `cloudtrail_insights`.
   *
   * @default false
   */
  readonly insights?: boolean;
}

/** A bucket for access logs, and what to wait for before using it. */
interface AccessLogs {
  readonly bucketName: string;
  readonly waitFor?: ITerraformDependable[];
}

/** Bucket for access logs: one that the account has already, with what to wait for before using it, or one made here. */
export type AccessLogTarget =
  | { readonly existing: AccessLogs }
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
   * ARNs of roles and users that ask questions, for an account that Lake Formation governs: each may see the database and read every table
   * and view in it. The role that fills a curated table gets what it needs besides. Their IAM policies, and the log bucket's, must let them besides.
   *
   * @default - Lake Formation is told nothing; IAM policies alone decide
   */
  readonly lakeFormation?: { readonly readerArns: readonly string[] };

  /**
   * Names of roles that migrations run under.
   *
   * @default - those that AWS's guides use
   */
  readonly migrationRoles?: readonly string[];

  /**
   * Saved queries of your own, as `readOwnQueries` reads them, besides those of this package.
   *
   * @default - only those of this package
   */
  readonly ownQueries?: readonly SavedQuery[];

  /**
   * Days of event time that the named queries ask about until somebody edits them, yyyy-MM-dd, both inclusive.
   *
   * @default - all that the tables have
   */
  readonly period?: Period;

  /**
   * A table of the migration events alone, filled every night, and whether the views over migration events read it: only once it is
   * filled as far back as questions reach.
   *
   * @default - there is none; every question reads the log files
   */
  readonly curated?: CuratedTable & { readonly migrationViews: "raw" | "curated" };

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
  /** Absent where there is no curated table. */
  public readonly curated?: CuratedEvents;

  private readonly accessLogs: AccessLogs;

  constructor(scope: Construct, id: string, props: LogQueriesProps) {
    super(scope, id);
    checkLogQueries(props);

    this.requiredStatements = sourceStatements(props.where, props.sources);
    this.database = new Database(this, "Database", { databaseName: props.databaseName });
    this.tables = props.sources.map((source, index) => this.createTable(source, index));
    this.createInsightsTables(props);
    this.createViews(props);
    this.resultsKey = this.createResultsKey(props);
    this.accessLogs = this.accessLogBucket(props);
    this.resultsBucket = this.createResultsBucket(props);
    this.workgroup = this.createWorkgroup(props);
    addSavedQueries(this, {
      ...props,
      database: this.database.databaseName,
      workgroup: this.workgroup.workgroupName,
      migrationViews: props.curated?.migrationViews,
    });
    this.curated = props.curated && this.createCurated(props, props.curated);
    if (props.lakeFormation) this.createGrants(props.lakeFormation);
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

  private createInsightsTables({ sources }: LogQueriesProps): void {
    sources.forEach(({ insights, ...source }, index) => {
      if (!insights) return;
      new CloudTrailTable(this, index === 0 ? "InsightsTable" : `InsightsTable${index + 1}`, {
        ...source,
        files: "insights",
        databaseName: this.database.databaseName,
        tableName: index === 0 ? "cloudtrail_insights" : `cloudtrail_insights_${index + 1}`,
        columns: glueColumns(insightFields),
        partitionColumns,
      });
    });
  }

  private createViews(props: LogQueriesProps): void {
    const options = { ...this.viewOptions(props), migrationEvents: props.curated?.migrationViews };
    for (const viewName of viewNames) {
      new PrestoView(this, viewName, {
        viewName,
        schemaName: props.databaseName,
        databaseName: this.database.databaseName,
        sql: renderView(viewName, options),
        columns: viewColumns(viewName, options),
      });
    }
  }

  private viewOptions({ migrationRoles }: LogQueriesProps): ViewOptions {
    return { rawTables: this.tables.map(({ tableName }) => tableName), migrationRoles };
  }

  private createCurated(props: LogQueriesProps, table: CuratedTable): CuratedEvents {
    const source = new PrestoView(this, curatedNames.source, {
      viewName: curatedNames.source,
      schemaName: props.databaseName,
      databaseName: this.database.databaseName,
      sql: renderView("migration_events", this.viewOptions(props)),
      columns: viewColumns("migration_events"),
    });
    // the bindings of its schedule and state machine are half a megabyte: loaded by those alone who ask for the table
    // eslint-disable-next-line @typescript-eslint/no-require-imports
    const { CuratedEvents } = require("./curated-events") as typeof import("./curated-events");
    return new CuratedEvents(this, "Curated", {
      where: props.where,
      table,
      databaseName: props.databaseName,
      sources: props.sources,
      accessLogs: this.accessLogs,
      waitFor: [source.resource],
      underLakeFormation: props.lakeFormation !== undefined,
      disposable: props.disposable,
    });
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
    return new PrivateBucket(this, "ResultsBucket", {
      partition: props.where.partition,
      bucketName,
      encryption: { kmsKeyArn: this.resultsKey.keyArn },
      expireAfterDays: retentionDays,
      keepOldVersionsDays: defaults.resultsOldVersionsDays.value,
      accessLogBucketName: this.accessLogs.bucketName,
      whenDestroyed: props.disposable ? "delete-all-objects" : "refuse",
      waitFor: this.accessLogs.waitFor,
    });
  }

  private accessLogBucket({ where, results, curated, disposable }: LogQueriesProps): AccessLogs {
    if ("existing" in results.accessLogs) return results.accessLogs.existing;
    const { bucketName, retentionDays } = results.accessLogs.create;
    const bucketNames = [results.bucketName, ...(curated ? [curated.bucketName] : [])];
    const sources = { accountId: where.accountId, bucketNames };
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

  private createGrants({ readerArns }: NonNullable<LogQueriesProps["lakeFormation"]>): void {
    // loaded by those alone who ask for it, as the curated table
    /* eslint-disable @typescript-eslint/no-require-imports */
    const { ReaderGrants } = require("./lakeformation/reader-grants") as typeof import("./lakeformation/reader-grants");
    const { TableKeeperGrants } =
      require("./lakeformation/table-keeper-grants") as typeof import("./lakeformation/table-keeper-grants");
    /* eslint-enable @typescript-eslint/no-require-imports */
    const { databaseName } = this.database;
    new ReaderGrants(this, "ReaderGrants", { readerArns, databaseName });
    if (this.curated) {
      new TableKeeperGrants(this, "CuratedGrants", { roleArn: this.curated.fillRole.roleArn, databaseName });
    }
  }
}
