import { LogQueries, type LogQueriesProps } from "../../modules/log-queries";
import { logLayout } from "../../modules/shared/log-layout";
import {
  curatedMergeTemplate,
  renderCuratedOptimize,
  renderCuratedTable,
  renderCuratedVacuum,
} from "../../queries/curated-events";
import { renderView, viewColumns } from "../../queries/views";
import { logQueriesProps } from "../support/part-props";
import { policyOf, synthesize, type Block } from "../support/synthesized";

const kmsKeyArn = "arn:aws:kms:us-east-1:222222222222:key/11111111-2222-3333-4444-555555555555";
const table = {
  bucketName: "curated.bucket",
  workgroupName: "fill.curated",
  bytesScannedCutoffPerQuery: 1_000_000_000_000,
  alarmTopicArns: ["arn:aws:sns:us-east-1:333333333333:alarms"],
};

function curatedProps(changed: Partial<LogQueriesProps> = {}): LogQueriesProps {
  const props = logQueriesProps();
  const [source] = props.sources;
  return { ...props, sources: [{ ...source, kmsKeyArn }], curated: { ...table, migrationViews: "raw" }, ...changed };
}

const build = (props = curatedProps()) => synthesize((scope) => new LogQueries(scope, "Queries", props));
const stack = build();
/** What Terraform evaluates: escaped templates are templates again, references stay. */
const unescaped = (text: string) => text.replaceAll("$${", "${").replaceAll("%%{", "%{");

function view(of: ReturnType<typeof build>, name: string): Block {
  const found = Object.values(of.all("aws_glue_catalog_table")).find((block) => block.name === name);
  const base64 = /^\/\* Presto View: (\S+) \*\/$/.exec(found?.view_original_text)?.[1] ?? "";
  return JSON.parse(Buffer.from(base64, "base64").toString("utf8"));
}

test("without a curated table nothing of it is made", () => {
  const none = build(logQueriesProps());
  expect(
    none.addresses.filter((address) => /Curated|sfn|scheduler|migration_events_raw|iam|sqs|alarm/.test(address)),
  ).toEqual([]);
});

describe("the state machine", () => {
  const { States: states } = JSON.parse(unescaped(stack.only("aws_sfn_state_machine").definition));

  test("makes the table, merges chunk by chunk, and puts the table in order", () => {
    const queries = [states.Before, states.Optimize, states.Vacuum].map(({ Arguments }) => Arguments.QueryString);
    expect(queries).toEqual([
      expect.stringMatching(/^CREATE TABLE IF NOT EXISTS migration_events_curated \(/),
      renderCuratedOptimize(),
      renderCuratedVacuum(),
    ]);
    const location = /LOCATION '(s3:\/\/\$\{aws_s3_bucket\.Queries_Curated_Bucket_\w+\.bucket\}\/table\/)'/.exec(
      queries[0],
    )?.[1];
    expect(queries[0]).toBe(renderCuratedTable(location ?? ""));
    const merge: string = states.Chunks.ItemProcessor.States.EachChunk.Arguments.QueryString;
    const parts = [...merge.matchAll(/"(?:[^"\\]|\\.)*"/g)].map(([part]) => JSON.parse(part));
    expect(parts).toEqual(curatedMergeTemplate().split(/\{\{(?:first|last)\}\}/));
  });

  test("runs in the table's own workgroup and the queries' database", () => {
    for (const state of [states.Before, states.Optimize, states.Chunks.ItemProcessor.States.EachChunk]) {
      expect(state.Arguments).toMatchObject({
        QueryExecutionContext: { Catalog: "AwsDataCatalog", Database: "database" },
        WorkGroup: expect.stringMatching(/^\$\{aws_athena_workgroup\.Queries_Curated_Workgroup_\w+\.name\}$/),
      });
    }
    expect(stack.at("aws_athena_workgroup", "Curated/Workgroup")).toMatchObject({
      name: "fill.curated",
      configuration: { bytes_scanned_cutoff_per_query: 1_000_000_000_000, enforce_workgroup_configuration: true },
    });
  });

  test("is made after the policies that it needs, and after the view that the table is filled from", () => {
    expect(stack.only("aws_sfn_state_machine").depends_on).toEqual([
      expect.stringMatching(/^aws_iam_role_policy\.Queries_Curated_FillRole_Policy_/),
      expect.stringMatching(/^aws_s3_bucket_policy\.Queries_Curated_Bucket_Policy_/),
      expect.stringMatching(/^aws_glue_catalog_table\.Queries_migration_events_raw_/),
    ]);
    expect(view(stack, "migration_events_raw").originalSql).toBe(renderView("migration_events"));
  });

  test("names the accounts for tables that refuse a question without, and cuts small chunks for many", () => {
    const [source] = curatedProps().sources;
    const accountIds = Array.from({ length: 150 }, (_, index) => String(100_000_000_000 + index));
    const many = build(
      curatedProps({
        sources: [
          { ...source, accounts: { type: "injected", accountIds }, regions: ["us-east-1", "eu-central-1"] },
          { ...source, layout: logLayout({ bucketName: "old" }), firstDay: "2015-01-01" },
        ],
      }),
    );
    const definition = unescaped(many.only("aws_sfn_state_machine").definition);
    expect(definition).toContain("log_account IN ('100000000000', '100000000001', ");
    expect(definition).toContain("$from >= '2015-01-01'");
    expect(definition).toContain(`${92 * 86_400_000}`);
    expect(unescaped(stack.only("aws_sfn_state_machine").definition)).toContain("AND log_account >= ''");
  });
});

describe("every night", () => {
  test("a schedule starts the state machine without input, and tells the queue when it could not", () => {
    expect(stack.only("aws_scheduler_schedule_group").name).toBe("fill-curated");
    expect(stack.only("aws_scheduler_schedule")).toMatchObject({
      name: "fill-curated",
      group_name: expect.stringMatching(/^\$\{aws_scheduler_schedule_group\./),
      schedule_expression: "cron(0 3 * * ? *)",
      schedule_expression_timezone: "UTC",
      flexible_time_window: { mode: "FLEXIBLE", maximum_window_in_minutes: 30 },
      target: {
        arn: expect.stringMatching(/^\$\{aws_sfn_state_machine\./),
        role_arn: expect.stringMatching(/^\$\{aws_iam_role\.Queries_Curated_ScheduleRole_/),
        input: "{}",
        dead_letter_config: { arn: expect.stringMatching(/^\$\{aws_sqs_queue\.Queries_Curated_Failures_/) },
        retry_policy: { maximum_event_age_in_seconds: 3600, maximum_retry_attempts: 10 },
      },
    });
  });

  test("alarms tell of a failure, and of two days without a success", () => {
    const topics = { alarm_actions: table.alarmTopicArns, ok_actions: table.alarmTopicArns };
    expect(stack.at("aws_cloudwatch_metric_alarm", "FailureAlarm/Resource")).toMatchObject({
      alarm_name: "fill-curated-failed",
      namespace: "AWS/SQS",
      metric_name: "ApproximateNumberOfMessagesVisible",
      dimensions: { QueueName: expect.stringMatching(/^\$\{aws_sqs_queue\./) },
      comparison_operator: "GreaterThanOrEqualToThreshold",
      threshold: 1,
      evaluation_periods: 1,
      treat_missing_data: "notBreaching",
      ...topics,
    });
    expect(stack.at("aws_cloudwatch_metric_alarm", "SilenceAlarm/Resource")).toMatchObject({
      alarm_name: "fill-curated-silent",
      namespace: "AWS/States",
      metric_name: "ExecutionsSucceeded",
      dimensions: { StateMachineArn: expect.stringMatching(/^\$\{aws_sfn_state_machine\./) },
      comparison_operator: "LessThanThreshold",
      threshold: 1,
      period: 86_400,
      evaluation_periods: 2,
      treat_missing_data: "breaching",
      ...topics,
    });
    const silent = build(curatedProps({ curated: { ...table, alarmTopicArns: undefined, migrationViews: "raw" } }));
    expect(silent.at("aws_cloudwatch_metric_alarm", "FailureAlarm/Resource").alarm_actions).toEqual([]);
  });
});

describe("the roles", () => {
  const sids = (path: string) => policyOf(stack.at("aws_iam_role_policy", path)).Statement.map(({ Sid }) => Sid);

  test("fill the table and nothing else, start the state machine and nothing else", () => {
    expect(stack.at("aws_iam_role", "FillRole/Resource").name).toBe("fill-curated-fill");
    expect(sids("FillRole/Policy")).toEqual([
      ...["RunsQueries", "ReadsCatalog", "ChangesTable", "LocatesLogBuckets", "ListsLogFiles", "ReadsLogFiles"],
      ...["DecryptsLogFiles", "ListsFiles", "KeepsFiles", "UsesKey", "TellsFailures"],
    ]);
    expect(stack.at("aws_iam_role", "ScheduleRole/Resource").name).toBe("fill-curated-schedule");
    expect(sids("ScheduleRole/Policy")).toEqual(["StartsStateMachine", "TellsFailures", "UsesKey"]);
  });

  test("fill the table where Lake Formation governs, too, with its grants, and know nothing of it elsewhere", () => {
    const readerArns = ["arn:aws:iam::333333333333:role/Analyst"];
    const governed = build(curatedProps({ lakeFormation: { readerArns } }));
    const statements = policyOf(governed.at("aws_iam_role_policy", "FillRole/Policy")).Statement;
    expect(statements.at(-1)).toEqual({
      Sid: "ReadsThroughLakeFormation",
      Effect: "Allow",
      Action: "lakeformation:GetDataAccess",
      Resource: "*",
    });
    const principal = expect.stringMatching(/^\$\{aws_iam_role\.Queries_Curated_FillRole_[0-9A-F]+\.arn\}$/) as unknown;
    const database = expect.stringMatching(/^\$\{aws_glue_catalog_database\./) as unknown;
    expect(governed.at("aws_lakeformation_permissions", "CuratedGrants/Database")).toMatchObject({
      principal,
      permissions: ["CREATE_TABLE", "DESCRIBE"],
      database: { name: database },
    });
    expect(governed.at("aws_lakeformation_permissions", "CuratedGrants/Tables")).toMatchObject({
      principal,
      permissions: ["DESCRIBE", "SELECT"],
      table: { database_name: database, wildcard: true },
    });
    expect(Object.keys(governed.all("aws_lakeformation_permissions"))).toHaveLength(4);
    expect(stack.all("aws_lakeformation_permissions")).toEqual({});
  });

  test("have names that AWS takes, however long the workgroup's is", () => {
    const workgroupName = `${"w".repeat(127)}.`;
    const long = build(curatedProps({ curated: { ...table, workgroupName, migrationViews: "raw" } }));
    for (const role of Object.values(long.all("aws_iam_role"))) expect(role.name).toMatch(/^[A-Za-z0-9_-]{1,64}$/);
    expect(long.only("aws_scheduler_schedule").name).toMatch(/^[A-Za-z0-9_-]{1,64}$/);
    expect(long.at("aws_athena_workgroup", "Curated/Workgroup").name).toBe(workgroupName);
  });
});

describe("the bucket", () => {
  test("loses results by age, and of the table only what Iceberg gave up", () => {
    const { rule: rules } = stack.at("aws_s3_bucket_lifecycle_configuration", "Curated/Bucket/Lifecycle");
    const found = (rules as Block[]).map(({ id, filter, expiration, noncurrent_version_expiration: old }) => [
      id,
      filter,
      expiration,
      old,
    ]);
    expect(found).toEqual([
      ["expire", [{ prefix: "results/" }], [{ days: 7 }], undefined],
      ["clean-up", [{ prefix: "" }], undefined, [{ noncurrent_days: 14 }]],
      ["remove-delete-markers", [{ prefix: "" }], [{ expired_object_delete_marker: true }], undefined],
    ]);
  });

  test("has a key of its own, and logs who reads it where the results' bucket does", () => {
    const { rule } = stack.at("aws_s3_bucket_server_side_encryption_configuration", "Curated/Bucket/Encryption");
    expect(rule[0].apply_server_side_encryption_by_default.kms_master_key_id).toMatch(
      /^\$\{aws_kms_key\.Queries_Curated_Key_/,
    );
    const target = (path: string) => stack.at("aws_s3_bucket_logging", path).target_bucket;
    expect(target("Curated/Bucket/AccessLogging")).toBe(target("ResultsBucket/AccessLogging"));
    const accessLogs = policyOf(stack.at("aws_s3_bucket_policy", "AccessLogBucket/Policy")).Statement[0];
    expect(JSON.stringify(accessLogs)).toContain("arn:aws:s3:::curated.bucket");
  });

  test("and the key go with a throw-away deployment only", () => {
    expect(stack.at("aws_s3_bucket", "Curated/Bucket").lifecycle).toEqual({ prevent_destroy: true });
    const disposable = build(curatedProps({ disposable: true }));
    expect(JSON.stringify(disposable.json)).not.toContain("prevent_destroy");
    expect(disposable.at("aws_athena_workgroup", "Curated/Workgroup").force_destroy).toBe(true);
  });
});

describe("views over migration events", () => {
  const curated = build(curatedProps({ curated: { ...table, migrationViews: "curated" } }));

  test("read the log files until the settings say that the table is filled, and then the table", () => {
    expect(view(stack, "migration_events").originalSql).toBe(renderView("migration_events"));
    expect(view(curated, "migration_events").originalSql).toBe(
      renderView("migration_events", { migrationEvents: "curated" }),
    );
    expect(view(curated, "migration_events").columns).toEqual(
      viewColumns("migration_events", { migrationEvents: "curated" }).map(({ name, type }) => ({ name, type })),
    );
  });

  test("leave those over every record, and the one that the table is filled from, on the log files", () => {
    for (const name of ["cloudtrail_events", "migration_events_raw"])
      expect(view(curated, name)).toEqual(view(stack, name));
    const named = (of: ReturnType<typeof build>) =>
      Object.values(of.all("aws_athena_named_query")).map(({ query }) => query);
    expect(named(curated)).toEqual(named(stack));
  });
});
