import type { ITerraformDependable } from "cdktf";
import { Construct } from "constructs";
import {
  curatedMergeTemplate,
  curatedNames,
  renderCuratedOptimize,
  renderCuratedTable,
  renderCuratedVacuum,
} from "../queries/curated-events";
import { chunkDays } from "./athena/chunk-days";
import { EnforcedWorkgroup } from "./athena/enforced-workgroup";
import { messagesWaiting } from "./cloudwatch/messages-waiting";
import { MetricAlarm } from "./cloudwatch/metric-alarm";
import type { PartitionProjectionProps } from "./glue/partition-projection";
import {
  keepsFiles,
  keepsTable,
  readsLogFiles,
  readsThroughLakeFormation,
  runsQueries,
  schedulerTakesOnRole,
  startsStateMachine,
  stepFunctionsTakesOnRole,
  tellsFailures,
  usesKey,
} from "./iam/curated-role-statements";
import { ServiceRole } from "./iam/service-role";
import { EncryptionKey } from "./kms/encryption-key";
import { accountAdministersKey } from "./kms/key-statements";
import { PrivateBucket } from "./s3/private-bucket";
import { DailySchedule } from "./scheduler/daily-schedule";
import type { AccountRegion } from "./shared/arns";
import { defaults } from "./shared/defaults";
import { bucketKeyAlias } from "./shared/derived-names";
import { FailureQueue } from "./sqs/failure-queue";
import { dayRangeDefinition } from "./stepfunctions/day-range-definition";
import { StateMachine } from "./stepfunctions/state-machine";

/** A source of log files that the table is filled from. */
export interface CuratedSource extends Omit<PartitionProjectionProps, "files"> {
  /**
   * Key that its log files are encrypted with.
   *
   * @default - they are encrypted with the key of S3
   */
  readonly kmsKeyArn?: string;
}

/** What the owner of a curated table decides. */
export interface CuratedTable {
  /** Name of the bucket of the table. */
  readonly bucketName: string;

  /** Name of the workgroup that fills the table; queue, state machine, schedule, roles and alarms are named like it. */
  readonly workgroupName: string;

  /** Bytes that filling may scan in one go, a chunk of a backfill. */
  readonly bytesScannedCutoffPerQuery: number;

  /**
   * Topics of the same account and Region that are told when the table is not filled.
   *
   * @default - nobody is told; the alarms show in CloudWatch
   */
  readonly alarmTopicArns?: readonly string[];
}

/** Properties of {@link CuratedEvents}. */
export interface CuratedEventsProps {
  /** Audit account, and its Region. */
  readonly where: AccountRegion;
  readonly table: CuratedTable;
  readonly databaseName: string;
  readonly sources: readonly [CuratedSource, ...CuratedSource[]];

  /** Bucket for access logs, and what to wait for before using it. */
  readonly accessLogs: { readonly bucketName: string; readonly waitFor?: ITerraformDependable[] };

  /** What must exist before the table can be filled: the view that it is filled from. */
  readonly waitFor: ITerraformDependable[];

  /**
   * Whether Lake Formation governs the account: the role that fills the table may then ask it for data, and needs its grants.
   *
   * @default false
   */
  readonly underLakeFormation?: boolean;

  /** @default false */
  readonly disposable?: boolean;
}

/**
 * Keeps the curated table: a state machine makes it, merges the delivery dates of every night into it, or those that somebody asks
 * for, and tells when it could not.
 */
export class CuratedEvents extends Construct {
  public readonly key: EncryptionKey;
  public readonly bucket: PrivateBucket;
  public readonly workgroup: EnforcedWorkgroup;
  public readonly failures: FailureQueue;
  /** Role that fills the table. */
  public readonly fillRole: ServiceRole;
  public readonly stateMachine: StateMachine;

  /** Name that all that has a name here begins with. */
  private readonly name: string;

  constructor(scope: Construct, id: string, props: CuratedEventsProps) {
    super(scope, id);

    // names of queues and roles take no dots and fewer characters
    this.name = props.table.workgroupName.replaceAll(/[^A-Za-z0-9_-]/g, "-").slice(0, 48);
    this.key = this.createKey(props);
    this.bucket = this.createBucket(props);
    this.workgroup = this.createWorkgroup(props);
    this.failures = new FailureQueue(this, "Failures", {
      where: props.where,
      queueName: `${this.name}-failures`,
      kmsKeyArn: this.key.keyArn,
    });
    this.fillRole = this.createFillRole(props);
    this.stateMachine = this.createStateMachine(props);
    this.createSchedule(props);
    this.createAlarms(props);
  }

  private createKey({ where, table, disposable }: CuratedEventsProps): EncryptionKey {
    return new EncryptionKey(this, "Key", {
      aliasName: bucketKeyAlias(table.bucketName),
      description: `Curated table in ${table.bucketName}`,
      statements: [accountAdministersKey(where.partition, where.accountId)],
      preventDestroy: !disposable,
    });
  }

  private createBucket({ where, table, accessLogs, disposable }: CuratedEventsProps): PrivateBucket {
    return new PrivateBucket(this, "Bucket", {
      partition: where.partition,
      bucketName: table.bucketName,
      encryption: { kmsKeyArn: this.key.keyArn },
      expireAfterDays: defaults.curatedResultsRetentionDays.value,
      // the table's files are given up by Iceberg alone
      expirePrefix: "results/",
      keepOldVersionsDays: defaults.curatedOldVersionsDays.value,
      accessLogBucketName: accessLogs.bucketName,
      whenDestroyed: disposable ? "delete-all-objects" : "refuse",
      waitFor: accessLogs.waitFor,
    });
  }

  private createWorkgroup({ where, table, disposable }: CuratedEventsProps): EnforcedWorkgroup {
    return new EnforcedWorkgroup(this, "Workgroup", {
      workgroupName: table.workgroupName,
      description: "Fills the curated table of migration events; questions are asked elsewhere",
      bytesScannedCutoffPerQuery: table.bytesScannedCutoffPerQuery,
      results: { bucketName: this.bucket.bucketName, accountId: where.accountId, kmsKeyArn: this.key.keyArn },
      forceDestroy: disposable,
    });
  }

  private createStateMachine(props: CuratedEventsProps): StateMachine {
    return new StateMachine(this, "StateMachine", {
      stateMachineName: this.name,
      roleArn: this.fillRole.roleArn,
      definition: dayRangeDefinition({
        comment: "Merges migration events of some delivery dates into the curated table",
        databaseName: props.databaseName,
        workgroupName: this.workgroup.workgroupName,
        before: renderCuratedTable(`s3://${this.bucket.bucketName}/table/`),
        eachChunk: curatedMergeTemplate({ accountIds: accountsToName(props.sources) }),
        after: { Optimize: renderCuratedOptimize(), Vacuum: renderCuratedVacuum() },
        chunkDays: chunkDays(props.sources),
        firstDay: props.sources.map(({ firstDay }) => firstDay).sort()[0] ?? "",
        failureQueueUrl: this.failures.queueUrl,
      }),
      waitFor: [this.fillRole.policy, this.bucket.policy, ...props.waitFor],
    });
  }

  private createFillRole({ where, table, databaseName, sources, underLakeFormation }: CuratedEventsProps): ServiceRole {
    return new ServiceRole(this, "FillRole", {
      roleName: `${this.name}-fill`,
      description: "Step Functions fills the curated table of migration events with it",
      trust: stepFunctionsTakesOnRole(where, this.name),
      statements: [
        runsQueries(where, table.workgroupName),
        ...keepsTable(where, databaseName, curatedNames.table),
        ...readsLogFiles(where.partition, sources),
        ...keepsFiles(where.partition, table.bucketName),
        usesKey(this.key.keyArn),
        tellsFailures(this.failures.queueArn),
        ...(underLakeFormation ? [readsThroughLakeFormation] : []),
      ],
    });
  }

  private createSchedule({ where }: CuratedEventsProps): void {
    const role = new ServiceRole(this, "ScheduleRole", {
      roleName: `${this.name}-schedule`,
      description: "EventBridge Scheduler starts the filling of the curated table with it",
      trust: schedulerTakesOnRole(where, this.name),
      statements: [
        startsStateMachine(where, this.name),
        tellsFailures(this.failures.queueArn),
        usesKey(this.key.keyArn),
      ],
    });
    new DailySchedule(this, "Schedule", {
      scheduleName: this.name,
      hour: defaults.curatedHour.value,
      stateMachineArn: this.stateMachine.stateMachineArn,
      roleArn: role.roleArn,
      deadLetterQueueArn: this.failures.queueArn,
      waitFor: [role.policy],
    });
  }

  private createAlarms({ table }: CuratedEventsProps): void {
    const topicArns = table.alarmTopicArns;
    new MetricAlarm(this, "FailureAlarm", {
      alarmName: `${this.name}-failed`,
      description: `The curated table could not be filled. The messages in ${this.name}-failures say why; start ${this.name} again with the days that they name, then delete them.`,
      ...messagesWaiting(this.failures.queueName),
      topicArns,
    });
    new MetricAlarm(this, "SilenceAlarm", {
      alarmName: `${this.name}-silent`,
      description: `The curated table was not filled for two days: no execution of ${this.name} succeeded. It is so, too, until the first one has.`,
      metric: {
        namespace: "AWS/States",
        metricName: "ExecutionsSucceeded",
        dimensions: { StateMachineArn: this.stateMachine.stateMachineArn },
        statistic: "Sum",
        periodSeconds: 86_400,
      },
      when: { is: "less than", number: 1, periods: 2 },
      missingData: "breaching",
      topicArns,
    });
  }
}

/** The accounts, where a table refuses a question that names none; else none has to be named. */
function accountsToName(sources: readonly CuratedSource[]): readonly string[] | undefined {
  if (sources.every(({ accounts }) => accounts.type === "enum")) return undefined;
  return [...new Set(sources.flatMap(({ accounts }) => accounts.accountIds))].sort();
}
