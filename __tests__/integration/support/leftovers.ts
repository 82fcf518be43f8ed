import { AthenaClient, ListNamedQueriesCommand, ListWorkGroupsCommand } from "@aws-sdk/client-athena";
import { CloudTrailClient, DescribeTrailsCommand } from "@aws-sdk/client-cloudtrail";
import { CloudWatchLogsClient, DescribeLogGroupsCommand } from "@aws-sdk/client-cloudwatch-logs";
import { GetDatabasesCommand, GlueClient } from "@aws-sdk/client-glue";
import { IAMClient, ListPoliciesCommand, ListRolesCommand } from "@aws-sdk/client-iam";
import { DescribeKeyCommand, KMSClient, ListAliasesCommand, ListKeysCommand } from "@aws-sdk/client-kms";
import { ListBucketsCommand, S3Client } from "@aws-sdk/client-s3";
import { ListTopicsCommand, SNSClient } from "@aws-sdk/client-sns";
import { ListQueuesCommand, SQSClient } from "@aws-sdk/client-sqs";
import { awsClientConfig, type EmulatedAccount } from "./aws-client-config";

/** Types of resources by the kinds of {@link leftovers}. */
export const leftoverTypes: Readonly<Record<string, string>> = {
  bucket: "aws_s3_bucket",
  key: "aws_kms_key",
  "key alias": "aws_kms_alias",
  topic: "aws_sns_topic",
  queue: "aws_sqs_queue",
  trail: "aws_cloudtrail",
  database: "aws_glue_catalog_database",
  workgroup: "aws_athena_workgroup",
  "named query": "aws_athena_named_query",
  "log group": "aws_cloudwatch_log_group",
  role: "aws_iam_role",
  policy: "aws_iam_policy",
};

/**
 * Everything of a deployment that an account still holds, `kind name` each. A key that waits for its deletion is none: KMS deletes no
 * key at once.
 */
export async function leftovers(account: EmulatedAccount): Promise<string[]> {
  const config = awsClientConfig(account);
  const kinds = await Promise.all([
    named("bucket", buckets(new S3Client(config))),
    named("key", liveKeys(new KMSClient(config))),
    named("key alias", aliases(new KMSClient(config))),
    named("topic", topics(new SNSClient(config))),
    named("queue", queues(new SQSClient(config))),
    named("trail", trails(new CloudTrailClient(config))),
    named("database", databases(new GlueClient(config))),
    named("workgroup", workgroups(new AthenaClient(config))),
    named("named query", namedQueries(new AthenaClient(config))),
    named("log group", logGroups(new CloudWatchLogsClient(config))),
    named("role", roles(new IAMClient(config))),
    named("policy", policies(new IAMClient(config))),
  ]);
  return kinds.flat().sort();
}

async function named(kind: string, names: Promise<(string | undefined)[]>): Promise<string[]> {
  return (await names).map((name) => `${kind} ${name}`);
}

async function buckets(client: S3Client) {
  return ((await client.send(new ListBucketsCommand({}))).Buckets ?? []).map((bucket) => bucket.Name);
}

async function liveKeys(client: KMSClient) {
  const keys = (await client.send(new ListKeysCommand({}))).Keys ?? [];
  const described = await Promise.all(keys.map(({ KeyId }) => client.send(new DescribeKeyCommand({ KeyId }))));
  const live = described.filter(({ KeyMetadata }) => KeyMetadata?.KeyState !== "PendingDeletion");
  return live.filter(({ KeyMetadata }) => KeyMetadata?.KeyManager !== "AWS").map(({ KeyMetadata }) => KeyMetadata?.Arn);
}

async function aliases(client: KMSClient) {
  const found = (await client.send(new ListAliasesCommand({}))).Aliases ?? [];
  return found.map((alias) => alias.AliasName).filter((name) => !name?.startsWith("alias/aws/"));
}

async function topics(client: SNSClient) {
  return ((await client.send(new ListTopicsCommand({}))).Topics ?? []).map((topic) => topic.TopicArn);
}

async function queues(client: SQSClient) {
  return (await client.send(new ListQueuesCommand({}))).QueueUrls ?? [];
}

async function trails(client: CloudTrailClient) {
  return ((await client.send(new DescribeTrailsCommand({}))).trailList ?? []).map((trail) => trail.TrailARN);
}

async function databases(client: GlueClient) {
  const found = (await client.send(new GetDatabasesCommand({}))).DatabaseList ?? [];
  return found.map((database) => database.Name).filter((name) => name !== "default");
}

async function workgroups(client: AthenaClient) {
  const found = (await client.send(new ListWorkGroupsCommand({}))).WorkGroups ?? [];
  return found.map((workgroup) => workgroup.Name).filter((name) => name !== "primary");
}

async function namedQueries(client: AthenaClient) {
  return (await client.send(new ListNamedQueriesCommand({}))).NamedQueryIds ?? [];
}

async function logGroups(client: CloudWatchLogsClient) {
  return ((await client.send(new DescribeLogGroupsCommand({}))).logGroups ?? []).map((group) => group.logGroupName);
}

async function roles(client: IAMClient) {
  const found = (await client.send(new ListRolesCommand({}))).Roles ?? [];
  return found.filter((role) => !role.Path?.startsWith("/aws-service-role/")).map((role) => role.RoleName);
}

async function policies(client: IAMClient) {
  const found = (await client.send(new ListPoliciesCommand({ Scope: "Local" }))).Policies ?? [];
  return found.map((policy) => policy.PolicyName);
}
