import {
  bucketArn,
  glueArns,
  scheduleGroupArn,
  stateMachineArn,
  workgroupArn,
  type AccountRegion,
  type Partition,
} from "../shared/arns";
import type { LogLayout } from "../shared/log-layout";
import { oneOrMany, type PolicyStatement } from "../shared/policy-statement";

/** Statements of the roles that fill the curated table: who takes them on, and what they may do. */

/**
 * Step Functions takes on the role for the executions of one state machine.
 *
 * @see https://docs.aws.amazon.com/step-functions/latest/dg/procedure-create-iam-role.html
 */
export function stepFunctionsTakesOnRole(where: AccountRegion, stateMachineName: string): PolicyStatement {
  return {
    Sid: "StepFunctionsTakesOnRole",
    Effect: "Allow",
    Principal: { Service: "states.amazonaws.com" },
    Action: "sts:AssumeRole",
    Condition: {
      StringEquals: { "aws:SourceAccount": where.accountId },
      ArnEquals: { "aws:SourceArn": stateMachineArn(where, stateMachineName) },
    },
  };
}

/**
 * EventBridge Scheduler takes on the role for the schedules of one group; it knows no narrower source.
 *
 * @see https://docs.aws.amazon.com/scheduler/latest/UserGuide/cross-service-confused-deputy-prevention.html
 */
export function schedulerTakesOnRole(where: AccountRegion, groupName: string): PolicyStatement {
  return {
    Sid: "SchedulerTakesOnRole",
    Effect: "Allow",
    Principal: { Service: "scheduler.amazonaws.com" },
    Action: "sts:AssumeRole",
    Condition: {
      StringEquals: { "aws:SourceAccount": where.accountId },
      ArnEquals: { "aws:SourceArn": scheduleGroupArn(where, groupName) },
    },
  };
}

/** The role starts one state machine. */
export function startsStateMachine(where: AccountRegion, stateMachineName: string): PolicyStatement {
  return {
    Sid: "StartsStateMachine",
    Effect: "Allow",
    Action: "states:StartExecution",
    Resource: stateMachineArn(where, stateMachineName),
  };
}

/** The role tells one queue about failures. */
export function tellsFailures(queueArn: string): PolicyStatement {
  return { Sid: "TellsFailures", Effect: "Allow", Action: "sqs:SendMessage", Resource: queueArn };
}

/**
 * The role runs queries in one workgroup, and stops the one that its execution waits for when the execution is stopped.
 *
 * @see https://docs.aws.amazon.com/step-functions/latest/dg/connect-athena.html
 */
export function runsQueries(where: AccountRegion, workgroupName: string): PolicyStatement {
  return {
    Sid: "RunsQueries",
    Effect: "Allow",
    Action: [
      "athena:GetDataCatalog",
      "athena:GetQueryExecution",
      "athena:StartQueryExecution",
      "athena:StopQueryExecution",
    ],
    Resource: [
      workgroupArn(where, workgroupName),
      `arn:${where.partition}:athena:${where.region}:${where.accountId}:datacatalog/AwsDataCatalog`,
    ],
  };
}

/** The role reads what a database says of its tables and views, and makes and changes one of the tables. */
export function keepsTable(where: AccountRegion, databaseName: string, tableName: string): PolicyStatement[] {
  return [
    {
      Sid: "ReadsCatalog",
      Effect: "Allow",
      Action: ["glue:GetDatabase", "glue:GetTable", "glue:GetTables"],
      Resource: glueArns(where, databaseName, "*"),
    },
    {
      Sid: "ChangesTable",
      Effect: "Allow",
      Action: ["glue:CreateTable", "glue:UpdateTable"],
      Resource: glueArns(where, databaseName, tableName),
    },
  ];
}

/**
 * The role is given the credentials for data that Lake Formation governs; which data, Lake Formation's own grants say.
 *
 * @see https://docs.aws.amazon.com/lake-formation/latest/dg/access-control-underlying-data.html
 */
export const readsThroughLakeFormation: PolicyStatement = {
  Sid: "ReadsThroughLakeFormation",
  Effect: "Allow",
  Action: "lakeformation:GetDataAccess",
  Resource: "*",
};

/** Log files that a role reads: where they lie, and the key that they are encrypted with, where it is KMS's. */
export interface ReadLogFiles {
  readonly layout: LogLayout;
  readonly kmsKeyArn?: string;
}

/** The role reads log files: those of the layouts' folders, nothing else in their buckets, and decrypts nothing that is not a log file. */
export function readsLogFiles(partition: Partition, sources: readonly ReadLogFiles[]): PolicyStatement[] {
  const buckets = [...new Set(sources.map(({ layout }) => bucketArn(partition, layout.bucketName)))];
  const folders = [
    ...new Set(sources.map(({ layout }) => `${bucketArn(partition, layout.bucketName)}/${layout.root}*`)),
  ];
  const keys = [...new Set(sources.flatMap(({ kmsKeyArn }) => kmsKeyArn ?? []))];
  return [
    { Sid: "LocatesLogBuckets", Effect: "Allow", Action: "s3:GetBucketLocation", Resource: oneOrMany(buckets) },
    {
      Sid: "ListsLogFiles",
      Effect: "Allow",
      Action: "s3:ListBucket",
      Resource: oneOrMany(buckets),
      Condition: {
        StringLike: { "s3:prefix": oneOrMany([...new Set(sources.map(({ layout }) => `${layout.root}*`))]) },
      },
    },
    { Sid: "ReadsLogFiles", Effect: "Allow", Action: "s3:GetObject", Resource: oneOrMany(folders) },
    ...(keys.length === 0
      ? []
      : [
          {
            Sid: "DecryptsLogFiles",
            Effect: "Allow" as const,
            Action: "kms:Decrypt",
            Resource: oneOrMany(keys),
            Condition: { Null: { "kms:EncryptionContext:aws:cloudtrail:arn": "false" } },
          },
        ]),
  ];
}

/** The role keeps a table and results in one bucket: reads, writes and, as files are replaced, deletes; old versions stay. */
export function keepsFiles(partition: Partition, bucketName: string): PolicyStatement[] {
  const bucket = bucketArn(partition, bucketName);
  return [
    {
      Sid: "ListsFiles",
      Effect: "Allow",
      Action: ["s3:GetBucketLocation", "s3:ListBucket", "s3:ListBucketMultipartUploads"],
      Resource: bucket,
    },
    {
      Sid: "KeepsFiles",
      Effect: "Allow",
      Action: [
        "s3:AbortMultipartUpload",
        "s3:DeleteObject",
        "s3:GetObject",
        "s3:ListMultipartUploadParts",
        "s3:PutObject",
      ],
      Resource: `${bucket}/*`,
    },
  ];
}

/** The role encrypts and decrypts with one key. */
export function usesKey(kmsKeyArn: string): PolicyStatement {
  return {
    Sid: "UsesKey",
    Effect: "Allow",
    Action: ["kms:Decrypt", "kms:GenerateDataKey"],
    Resource: kmsKeyArn,
  };
}
