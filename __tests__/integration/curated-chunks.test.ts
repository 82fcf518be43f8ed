import { CreateRoleCommand, IAMClient } from "@aws-sdk/client-iam";
import { CreateBucketCommand, S3Client } from "@aws-sdk/client-s3";
import { dayRangeDefinition } from "../../modules/stepfunctions/day-range-definition";
import { awsClientConfig, type EmulatedAccount } from "./support/aws-client-config";
import { environment } from "./support/environment";
import { execute, jsonCalls } from "./support/state-machine";

/**
 * The state machine that fills the curated table, run by the emulator's interpreter. The emulator's Athena has no Iceberg, so the
 * statements here are questions: what is proven is which statements run, in which order, and what happens when one fails.
 */
const account: EmulatedAccount = { id: "777777777777", endpoint: environment.endpoint };
const call = jsonCalls(account);
const roleArn = `arn:aws:iam::${account.id}:role/curated-chunks`;
const eachChunk = "SELECT '{{first}}' AS first_day, '{{last}}' AS last_day";
let failureQueueUrl: string;

beforeAll(async () => {
  const trust = { Effect: "Allow", Principal: { Service: "states.amazonaws.com" }, Action: "sts:AssumeRole" };
  await new IAMClient(awsClientConfig(account)).send(
    new CreateRoleCommand({
      RoleName: "curated-chunks",
      AssumeRolePolicyDocument: JSON.stringify({ Version: "2012-10-17", Statement: [trust] }),
    }),
  );
  await new S3Client(awsClientConfig(account)).send(new CreateBucketCommand({ Bucket: "curated-chunks-results" }));
  const queue = await call<{ QueueUrl: string }>("sqs", "CreateQueue", { QueueName: "curated-chunks-failures" });
  failureQueueUrl = queue.QueueUrl;
});

/** Runs the definition in a workgroup of its own; gives how it ended, and the statements that ran. */
async function run(name: string, input: object, statement = eachChunk) {
  await call("athena", "CreateWorkGroup", {
    Name: name,
    Configuration: { ResultConfiguration: { OutputLocation: "s3://curated-chunks-results/" } },
  });
  const definition = dayRangeDefinition({
    comment: "Asks for the days of each chunk",
    databaseName: "default",
    workgroupName: name,
    before: "SELECT 'before'",
    eachChunk: statement,
    after: { Optimize: "SELECT 'optimize'", Vacuum: "SELECT 'vacuum'" },
    chunkDays: 31,
    firstDay: "2016-11-14",
    failureQueueUrl,
  });
  // tries that wait for minutes prove nothing more
  const impatient = JSON.parse(JSON.stringify(definition).replaceAll('"MaxAttempts":4', '"MaxAttempts":0'));
  const ended = await execute(call, { name, definition: impatient, roleArn, input });
  const { QueryExecutionIds: ids } = await call<{ QueryExecutionIds: string[] }>("athena", "ListQueryExecutions", {
    WorkGroup: name,
  });
  const queries: string[] = [];
  for (const QueryExecutionId of ids) {
    const one = await call<{ QueryExecution: { Query: string } }>("athena", "GetQueryExecution", { QueryExecutionId });
    queries.push(one.QueryExecution.Query);
  }
  return { ended, queries: queries.sort() };
}

const chunk = (first: string, last: string) => eachChunk.replace("{{first}}", first).replace("{{last}}", last);
const around = (...chunks: string[]) => ["SELECT 'before'", ...chunks, "SELECT 'optimize'", "SELECT 'vacuum'"].sort();

test("a range is asked for in chunks, between the statements that run once", async () => {
  const { ended, queries } = await run("curated-range", { from: "2024-01-15", to: "2024-03-20" });
  expect(ended.status).toBe("SUCCEEDED");
  expect(queries).toEqual(
    around(chunk("2024/01/15", "2024/02/14"), chunk("2024/02/15", "2024/03/16"), chunk("2024/03/17", "2024/03/20")),
  );
});

test("without input the last two whole days are asked for", async () => {
  const day = (back: number) =>
    new Date(Date.now() - back * 86_400_000).toISOString().slice(0, 10).replaceAll("-", "/");
  const { ended, queries } = await run("curated-nightly", {});
  expect(ended.status).toBe("SUCCEEDED");
  expect(queries).toEqual(around(chunk(day(2), day(1))));
});

test("a range that cannot be is refused before anything runs", async () => {
  const { ended, queries } = await run("curated-refused", { from: "2015-01-01", to: "2015-01-02" });
  expect(ended).toMatchObject({
    status: "FAILED",
    error: "BadRange",
    cause: expect.stringMatching(/^from and to must be days, .* got 2015-01-01 and 2015-01-02$/),
  });
  expect(queries).toEqual([]);
});

test("a statement that fails ends the execution, and the queue is told which days", async () => {
  const broken = "SELECT * FROM no_such_table WHERE day = '{{first}}'";
  const { ended } = await run("curated-broken", { from: "2024-01-15", to: "2024-01-16" }, broken);
  expect(ended).toMatchObject({ status: "FAILED", error: "QueryFailed" });
  const all = { QueueUrl: failureQueueUrl, MaxNumberOfMessages: 10 };
  const { Messages = [] } = await call<{ Messages?: { Body: string }[] }>("sqs", "ReceiveMessage", all);
  const bodies = Messages.map(({ Body }) => JSON.parse(Body));
  expect(bodies).toEqual([
    expect.objectContaining({
      from: "2024-01-15",
      to: "2024-01-16",
      execution: expect.stringContaining("curated-broken"),
    }),
  ]);
  expect(JSON.stringify(bodies[0].failure)).toContain("no_such_table");
});
