import {
  keepsFiles,
  keepsTable,
  readsLogFiles,
  runsQueries,
  schedulerTakesOnRole,
  startsStateMachine,
  stepFunctionsTakesOnRole,
  tellsFailures,
  usesKey,
} from "../../../modules/iam/curated-role-statements";
import { logLayout } from "../../../modules/shared/log-layout";

const where = { partition: "aws-us-gov", accountId: "333333333333", region: "us-gov-west-1" } as const;
const key = "arn:aws-us-gov:kms:us-gov-west-1:222222222222:key/11111111-2222-3333-4444-555555555555";

test("Step Functions takes on the role for one state machine, EventBridge Scheduler for one group", () => {
  expect(stepFunctionsTakesOnRole(where, "fill")).toEqual({
    Sid: "StepFunctionsTakesOnRole",
    Effect: "Allow",
    Principal: { Service: "states.amazonaws.com" },
    Action: "sts:AssumeRole",
    Condition: {
      StringEquals: { "aws:SourceAccount": "333333333333" },
      ArnEquals: { "aws:SourceArn": "arn:aws-us-gov:states:us-gov-west-1:333333333333:stateMachine:fill" },
    },
  });
  expect(schedulerTakesOnRole(where, "fill")).toEqual({
    Sid: "SchedulerTakesOnRole",
    Effect: "Allow",
    Principal: { Service: "scheduler.amazonaws.com" },
    Action: "sts:AssumeRole",
    Condition: {
      StringEquals: { "aws:SourceAccount": "333333333333" },
      ArnEquals: { "aws:SourceArn": "arn:aws-us-gov:scheduler:us-gov-west-1:333333333333:schedule-group/fill" },
    },
  });
});

test("the schedule's role starts one state machine and tells one queue", () => {
  expect(startsStateMachine(where, "fill")).toEqual({
    Sid: "StartsStateMachine",
    Effect: "Allow",
    Action: "states:StartExecution",
    Resource: "arn:aws-us-gov:states:us-gov-west-1:333333333333:stateMachine:fill",
  });
  expect(tellsFailures("queue")).toEqual({
    Sid: "TellsFailures",
    Effect: "Allow",
    Action: "sqs:SendMessage",
    Resource: "queue",
  });
  expect(usesKey(key)).toEqual({
    Sid: "UsesKey",
    Effect: "Allow",
    Action: ["kms:Decrypt", "kms:GenerateDataKey"],
    Resource: key,
  });
});

test("queries run in one workgroup, over Glue's catalog", () => {
  expect(runsQueries(where, "curated")).toEqual({
    Sid: "RunsQueries",
    Effect: "Allow",
    Action: [
      "athena:GetDataCatalog",
      "athena:GetQueryExecution",
      "athena:StartQueryExecution",
      "athena:StopQueryExecution",
    ],
    Resource: [
      "arn:aws-us-gov:athena:us-gov-west-1:333333333333:workgroup/curated",
      "arn:aws-us-gov:athena:us-gov-west-1:333333333333:datacatalog/AwsDataCatalog",
    ],
  });
});

test("every table of the database is read, one is made and changed", () => {
  const glue = "arn:aws-us-gov:glue:us-gov-west-1:333333333333";
  expect(keepsTable(where, "logs", "curated")).toEqual([
    {
      Sid: "ReadsCatalog",
      Effect: "Allow",
      Action: ["glue:GetDatabase", "glue:GetTable", "glue:GetTables"],
      Resource: [`${glue}:catalog`, `${glue}:database/logs`, `${glue}:table/logs/*`],
    },
    {
      Sid: "ChangesTable",
      Effect: "Allow",
      Action: ["glue:CreateTable", "glue:UpdateTable"],
      Resource: [`${glue}:catalog`, `${glue}:database/logs`, `${glue}:table/logs/curated`],
    },
  ]);
});

describe("log files", () => {
  const organization = { layout: logLayout({ bucketName: "logs", organizationId: "o-exampleorgid" }), kmsKeyArn: key };
  const old = { layout: logLayout({ bucketName: "old", prefix: "trail" }) };

  test("of every source are read, in its folders only, and decrypted only as log files", () => {
    expect(readsLogFiles("aws-us-gov", [organization, old])).toEqual([
      {
        Sid: "LocatesLogBuckets",
        Effect: "Allow",
        Action: "s3:GetBucketLocation",
        Resource: ["arn:aws-us-gov:s3:::logs", "arn:aws-us-gov:s3:::old"],
      },
      {
        Sid: "ListsLogFiles",
        Effect: "Allow",
        Action: "s3:ListBucket",
        Resource: ["arn:aws-us-gov:s3:::logs", "arn:aws-us-gov:s3:::old"],
        Condition: { StringLike: { "s3:prefix": ["AWSLogs/o-exampleorgid/*", "trail/AWSLogs/*"] } },
      },
      {
        Sid: "ReadsLogFiles",
        Effect: "Allow",
        Action: "s3:GetObject",
        Resource: ["arn:aws-us-gov:s3:::logs/AWSLogs/o-exampleorgid/*", "arn:aws-us-gov:s3:::old/trail/AWSLogs/*"],
      },
      {
        Sid: "DecryptsLogFiles",
        Effect: "Allow",
        Action: "kms:Decrypt",
        Resource: key,
        Condition: { Null: { "kms:EncryptionContext:aws:cloudtrail:arn": "false" } },
      },
    ]);
  });

  test("without a key of KMS need no decryption; two layouts of a bucket name it once", () => {
    const other = { layout: logLayout({ bucketName: "old" }) };
    const statements = readsLogFiles("aws", [old, other]);
    expect(statements.map(({ Sid }) => Sid)).toEqual(["LocatesLogBuckets", "ListsLogFiles", "ReadsLogFiles"]);
    expect(statements[0]?.Resource).toBe("arn:aws:s3:::old");
    expect(statements[2]?.Resource).toEqual(["arn:aws:s3:::old/trail/AWSLogs/*", "arn:aws:s3:::old/AWSLogs/*"]);
  });
});

test("the table's bucket is written and cleaned up, old versions stay", () => {
  expect(keepsFiles("aws-us-gov", "curated")).toEqual([
    {
      Sid: "ListsFiles",
      Effect: "Allow",
      Action: ["s3:GetBucketLocation", "s3:ListBucket", "s3:ListBucketMultipartUploads"],
      Resource: "arn:aws-us-gov:s3:::curated",
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
      Resource: "arn:aws-us-gov:s3:::curated/*",
    },
  ]);
});
