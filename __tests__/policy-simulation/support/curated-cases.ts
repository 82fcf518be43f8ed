import { madeKeyArn } from "./attached-policies";
import type { Deployment } from "./deployment";
import { around, byRole, role, stranger, type PolicyCase } from "./policy-case";

const name = "sms-trail-curated";
const bucket = "logs-curated";
const logContext = "kms:EncryptionContext:aws:cloudtrail:arn";
const withoutTls = { context: { "aws:SecureTransport": "false" } };

/** A deployment whose settings ask for a curated table: who fills it, and what that role may do. */
export function curatedCases(deployment: Deployment): PolicyCase[] {
  const { partition, region, logArchive, audit } = deployment;
  const key = (accountId: string, address: string) => madeKeyArn(partition, `${region}:${accountId}`, address);
  const keys = { log: key(logArchive, "log_key"), own: key(audit, "curated_key") };
  return [
    ...trustCases(deployment),
    ...queryCases(deployment),
    ...catalogCases(deployment),
    ...logFileCases(deployment, keys.log),
    ...tableFileCases(deployment, keys.own),
    ...scheduleCases(deployment, keys.own),
    ...queueCases(deployment),
  ];
}

function own({ partition, region, audit }: Deployment, service: string, resource: string, accountId = audit): string {
  return `arn:${partition}:${service}:${region}:${accountId}:${resource}`;
}

/** Step Functions for one state machine, EventBridge Scheduler for one group: nobody else takes on their roles. */
function trustCases(deployment: Deployment): PolicyCase[] {
  const services = [
    ["states.amazonaws.com", `${name}-fill`, "states", `stateMachine:${name}`, "stateMachine:other"],
    ["scheduler.amazonaws.com", `${name}-schedule`, "scheduler", `schedule-group/${name}`, "schedule-group/default"],
  ] as const;
  return services.flatMap(([principal, roleName, service, source, other]) => {
    const assume = around({
      of: `trust of ${roleName}`,
      principal,
      action: "sts:AssumeRole",
      resource: role(deployment, deployment.audit, roleName),
      context: {
        "aws:SourceArn": own(deployment, service, source),
        "aws:SourceAccount": deployment.audit,
        "aws:PrincipalIsAWSService": "true",
      },
    });
    const from = (arn: string | undefined) => ({ context: { "aws:SourceArn": arn } });
    return [
      assume.allowed(`${principal} takes on ${roleName}`),
      assume.denied(`${principal} takes on ${roleName} for another`, from(own(deployment, service, other))),
      assume.denied(
        `${principal} takes on ${roleName} for a stranger`,
        from(own(deployment, service, source, stranger)),
      ),
      assume.denied(`${principal} takes on ${roleName} for none that it names`, from(undefined)),
      assume.denied(`${principal} takes on ${roleName} for a stranger's account`, {
        context: { "aws:SourceAccount": stranger },
      }),
      assume.denied(`another service takes on ${roleName}`, { principal: "ec2.amazonaws.com" }),
      assume.denied(`a stranger takes on ${roleName}`, byRole(deployment, stranger, "sts")),
    ];
  });
}

const fill = (deployment: Deployment) => ({
  of: `role ${name}-fill`,
  principal: role(deployment, deployment.audit, `${name}-fill`),
  context: {},
});

function queryCases(deployment: Deployment): PolicyCase[] {
  const run = around({
    ...fill(deployment),
    action: "athena:StartQueryExecution",
    resource: own(deployment, "athena", `workgroup/${name}`),
  });
  return [
    run.allowed("the role fills the table in its workgroup"),
    run.allowed("the role waits for a query", { action: "athena:GetQueryExecution" }),
    run.allowed("the role stops a query", { action: "athena:StopQueryExecution" }),
    run.allowed("the role reads Glue's catalog", {
      action: "athena:GetDataCatalog",
      resource: own(deployment, "athena", "datacatalog/AwsDataCatalog"),
    }),
    run.denied("the role works in the questions' workgroup", {
      resource: own(deployment, "athena", "workgroup/sms-trail"),
    }),
    run.denied("the role reads results of queries", { action: "athena:GetQueryResults" }),
    run.denied("the role changes its workgroup", { action: "athena:UpdateWorkGroup" }),
  ];
}

function catalogCases(deployment: Deployment): PolicyCase[] {
  const table = (tableName: string, database = "sms_trail") => ({
    resource: own(deployment, "glue", `table/${database}/${tableName}`),
  });
  const read = around({ ...fill(deployment), action: "glue:GetTable", ...table("cloudtrail_logs") });
  const change = around({ ...fill(deployment), action: "glue:UpdateTable", ...table("migration_events_curated") });
  return [
    read.allowed("the role reads the tables of the database"),
    read.denied("the role reads tables of another database", table("cloudtrail_logs", "other")),
    change.allowed("the role makes a commit to the table known"),
    change.allowed("the role makes the table", { action: "glue:CreateTable" }),
    change.denied("the role changes the table of the log files", table("cloudtrail_logs")),
    change.denied("the role changes a view", table("migration_events")),
    change.denied("the role deletes the table", { action: "glue:DeleteTable" }),
  ];
}

function logFileCases(deployment: Deployment, logKey: string): PolicyCase[] {
  const { partition, prefix, organizationId, member } = deployment;
  const root = `${prefix}AWSLogs/${organizationId === undefined ? "" : `${organizationId}/`}`;
  const logs = `arn:${partition}:s3:::logs`;
  const get = around({
    ...fill(deployment),
    action: "s3:GetObject",
    resource: `${logs}/${root}${member}/CloudTrail/us-east-1/2024/03/01/file.json.gz`,
  });
  const list = around({
    ...fill(deployment),
    action: "s3:ListBucket",
    resource: logs,
    context: { "s3:prefix": `${root}${member}/CloudTrail/us-east-1/2024/03/01/` },
  });
  const decrypt = around({
    ...fill(deployment),
    action: "kms:Decrypt",
    resource: logKey,
    context: { [logContext]: "a trail" },
  });
  return [
    get.allowed("the role reads a log file"),
    get.denied("the role reads something else in the log bucket", { resource: `${logs}/other/file` }),
    get.denied("the role changes a log file", { action: "s3:PutObject" }),
    get.denied("the role deletes a log file", { action: "s3:DeleteObject" }),
    get.denied("the role reads a result", { resource: `arn:${partition}:s3:::logs-query-results/results/a.csv` }),
    list.allowed("the role lists log files"),
    list.denied("the role lists the whole log bucket", { context: { "s3:prefix": "" } }),
    list.allowed("the role finds the log bucket", {
      action: "s3:GetBucketLocation",
      context: { "s3:prefix": undefined },
    }),
    decrypt.allowed("the role decrypts a log file"),
    decrypt.denied("the role decrypts what is no log file", { context: { [logContext]: undefined } }),
    decrypt.denied("the role encrypts with the log key", { action: "kms:GenerateDataKey" }),
  ];
}

function tableFileCases(deployment: Deployment, ownKey: string): PolicyCase[] {
  const arn = `arn:${deployment.partition}:s3:::${bucket}`;
  const write = around({ ...fill(deployment), action: "s3:PutObject", resource: `${arn}/table/data/file.parquet` });
  const list = around({ ...fill(deployment), action: "s3:ListBucket", resource: arn });
  const encrypt = around({ ...fill(deployment), action: "kms:GenerateDataKey", resource: ownKey });
  return [
    ...["PutObject", "GetObject", "DeleteObject", "AbortMultipartUpload", "ListMultipartUploadParts"].map((action) =>
      write.allowed(`the role keeps the table's files: ${action}`, { action: `s3:${action}` }),
    ),
    write.denied("the role deletes an old version of a file", { action: "s3:DeleteObjectVersion" }),
    write.denied("the role writes to another bucket", { resource: `${arn}-other/table/data/file.parquet` }),
    list.allowed("the role lists the table's files"),
    list.denied("the role opens the table's bucket to others", { action: "s3:PutBucketPolicy" }),
    encrypt.allowed("the role encrypts the table"),
    encrypt.allowed("the role decrypts the table", { action: "kms:Decrypt" }),
    encrypt.denied("the role gives the key away", { action: "kms:CreateGrant" }),
  ];
}

function scheduleCases(deployment: Deployment, ownKey: string): PolicyCase[] {
  const starter = {
    of: `role ${name}-schedule`,
    principal: role(deployment, deployment.audit, `${name}-schedule`),
    context: {},
  };
  const start = around({
    ...starter,
    action: "states:StartExecution",
    resource: own(deployment, "states", `stateMachine:${name}`),
  });
  const tells = [fill(deployment), starter].flatMap((who) => {
    const tell = around({ ...who, action: "sqs:SendMessage", resource: own(deployment, "sqs", `${name}-failures`) });
    return [
      tell.allowed(`${who.of} tells of a failure`),
      tell.denied(`${who.of} tells another queue`, { resource: own(deployment, "sqs", "sms-trail-log-delivery") }),
      tell.denied(`${who.of} takes failures away`, { action: "sqs:DeleteMessage" }),
    ];
  });
  const encrypt = around({ ...starter, action: "kms:GenerateDataKey", resource: ownKey });
  return [
    start.allowed("the schedule starts the filling"),
    start.denied("the schedule starts another state machine", {
      resource: own(deployment, "states", "stateMachine:other"),
    }),
    start.denied("the schedule changes the state machine", { action: "states:UpdateStateMachine" }),
    encrypt.allowed("the schedule encrypts a failure"),
    ...tells,
  ];
}

/** The table's bucket, key and queue: its own account by its IAM policies, over TLS, and nobody else. */
function queueCases(deployment: Deployment): PolicyCase[] {
  const account = (service: string) => byRole(deployment, deployment.audit, service);
  const take = around({
    ...account("sqs"),
    of: "aws_sqs_queue.curated_failure_queue",
    action: "sqs:ReceiveMessage",
    resource: own(deployment, "sqs", `${name}-failures`),
  });
  const read = around({
    ...account("s3"),
    of: "aws_s3_bucket.curated_bucket",
    action: "s3:GetObject",
    resource: `arn:${deployment.partition}:s3:::${bucket}/table/data/file.parquet`,
  });
  const decrypt = around({
    ...account("kms"),
    of: "aws_kms_key.curated_key",
    action: "kms:Decrypt",
    resource: own(deployment, "kms", "key/11111111-2222-3333-4444-555555555555"),
  });
  return [
    take.allowed("somebody of the account takes a failure from the queue"),
    take.denied("a stranger takes a failure from the queue", byRole(deployment, stranger, "sqs")),
    take.forbidden("a failure is taken without TLS", withoutTls),
    read.allowed("an analyst of the account reads the table by its own IAM policies"),
    read.denied("a role without an IAM policy reads the table", { callerMay: undefined }),
    read.denied("a stranger reads the table", byRole(deployment, stranger, "s3")),
    read.forbidden("the table is read without TLS", withoutTls),
    decrypt.allowed("an analyst of the account decrypts the table by its own IAM policies"),
    decrypt.denied("a stranger decrypts the table", byRole(deployment, stranger, "kms")),
  ];
}
