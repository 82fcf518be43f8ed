import { LogQueries, type LogQueriesProps } from "../../modules/log-queries";
import { logLayout } from "../../modules/shared/log-layout";
import { preparedStatementText, renderPreparedStatement } from "../../queries/render-prepared-statement";
import { renderQuery } from "../../queries/render-query";
import { glueColumns } from "../../queries/render-types";
import { readsLogFiles, savedQueries } from "../../queries/saved-queries";
import { renderView, viewColumns, viewNames } from "../../queries/views";
import { logQueriesProps } from "../support/part-props";
import { preparedStatements } from "../support/prepared-statements";
import { synthesize, type Synthesized } from "../support/synthesized";

const build = (props = logQueriesProps()) => synthesize((scope) => new LogQueries(scope, "Queries", props));
const stack = build();
const curated = {
  bucketName: "curated",
  workgroupName: "fill",
  bytesScannedCutoffPerQuery: 1_000_000_000,
  migrationViews: "curated",
} as const;
const unescaped = (text: string) => text.replaceAll("$${", "${").replaceAll("%%{", "%{");

function view(of: Synthesized, name: string) {
  const table = Object.values(of.all("aws_glue_catalog_table")).find((block) => block.name === name);
  const base64 = /^\/\* Presto View: (\S+) \*\/$/.exec(table?.view_original_text)?.[1] ?? "";
  return { table, definition: JSON.parse(Buffer.from(base64, "base64").toString("utf8")) };
}

describe("the table", () => {
  const table = stack.at("aws_glue_catalog_table", "Table/Resource");

  test("reads CloudTrail's files through CloudTrail's own input format", () => {
    expect(table).toMatchObject({
      name: "cloudtrail_logs",
      table_type: "EXTERNAL_TABLE",
      partition_keys: [
        { name: "log_account", type: "string" },
        { name: "log_region", type: "string" },
        { name: "delivery_date", type: "string" },
      ],
      storage_descriptor: {
        location: "s3://logs/AWSLogs/",
        input_format: "com.amazon.emr.cloudtrail.CloudTrailInputFormat",
        output_format: "org.apache.hadoop.hive.ql.io.HiveIgnoreKeyTextOutputFormat",
        ser_de_info: { serialization_library: "org.apache.hive.hcatalog.data.JsonSerDe" },
      },
    });
  });

  test("has the columns of the record schema, their comments as long as Glue takes", () => {
    const columns: { name: string; type: string; comment: string }[] = table.storage_descriptor.columns;
    expect(columns.map(({ name, type }) => ({ name, type }))).toEqual(
      glueColumns().map(({ name, type }) => ({ name, type })),
    );
    expect(Math.max(...columns.map(({ comment }) => comment.length))).toBeLessThanOrEqual(255);
  });

  test("keeps Athena's variables in the storage template, escaped for Terraform", () => {
    expect(table.parameters).toMatchObject({
      EXTERNAL: "TRUE",
      classification: "cloudtrail",
      "projection.enabled": "true",
      "storage.location.template": "s3://logs/AWSLogs/$${log_account}/CloudTrail/$${log_region}/$${delivery_date}",
    });
  });
});

describe.each(viewNames)("the view %s", (name) => {
  const { table, definition } = view(stack, name);

  test("is what Athena keeps as a view", () => {
    expect(table).toMatchObject({
      table_type: "VIRTUAL_VIEW",
      parameters: { presto_view: "true" },
      view_expanded_text: "/* Presto View */",
      storage_descriptor: { ser_de_info: { name } },
    });
  });

  test("runs the text of queries/, whose columns Glue lists in Hive's types", () => {
    expect(definition).toMatchObject({ originalSql: renderView(name), schema: "database", runAsInvoker: true });
    expect(definition.columns).toEqual(viewColumns(name).map(({ name, type }) => ({ name, type })));
    const hive = { varchar: "string", boolean: "boolean", "timestamp(3)": "timestamp", "timestamp(6)": "timestamp" };
    expect(table?.storage_descriptor.columns).toEqual(
      viewColumns(name).map(({ name, type }) => ({ name, type: hive[type] })),
    );
  });
});

test("views know the migration roles that are named", () => {
  const { definition } = view(
    build({ ...logQueriesProps(), migrationRoles: ["MigrationFactory"] }),
    "migration_events",
  );
  expect(definition.originalSql).toContain("'MigrationFactory'");
});

test("several sources are several tables, and the views read all of them", () => {
  const [first] = logQueriesProps().sources;
  const old = { ...first, layout: logLayout({ bucketName: "old-logs" }), firstDay: "2015-01-01" };
  const built = build({ ...logQueriesProps(), sources: [first, old] });
  const tables = Object.values(built.all("aws_glue_catalog_table")).filter(
    ({ table_type }) => table_type !== "VIRTUAL_VIEW",
  );
  expect(tables.map(({ name, storage_descriptor }) => [name, storage_descriptor.location]).sort()).toEqual([
    ["cloudtrail_logs", "s3://logs/AWSLogs/"],
    ["cloudtrail_logs_2", "s3://old-logs/AWSLogs/"],
  ]);
  expect(view(built, "cloudtrail_events").definition.originalSql).toContain("cloudtrail_logs_2");
});

describe("Insights", () => {
  const [first] = logQueriesProps().sources;

  test("have a table of their own where the trail records them, and no view reads it", () => {
    const built = build({ ...logQueriesProps(), sources: [{ ...first, insights: true }] });
    const table = built.at("aws_glue_catalog_table", "InsightsTable/Resource");
    expect(table).toMatchObject({
      name: "cloudtrail_insights",
      parameters: {
        "storage.location.template":
          "s3://logs/AWSLogs/$${log_account}/CloudTrail-Insight/$${log_region}/$${delivery_date}",
      },
      storage_descriptor: { input_format: "com.amazon.emr.cloudtrail.CloudTrailInputFormat" },
    });
    expect(table.storage_descriptor.columns).toContainEqual({
      name: "insightdetails",
      type:
        "struct<state:string,eventsource:string,eventname:string,insighttype:string,errorcode:string,insightcontext:struct<" +
        "statistics:struct<baseline:struct<average:string>,insight:struct<average:string>,insightduration:string,baselineduration:string>," +
        "attributions:array<struct<attribute:string,insight:array<struct<value:string,average:string>>,baseline:array<struct<value:string,average:string>>>>>>",
      comment: "What was unusual",
    });
    for (const name of viewNames) expect(view(built, name).definition.originalSql).not.toContain("insights");
  });

  test("have none where it does not", () => {
    expect(stack.addresses.join()).not.toContain("Insights");
  });
});

describe("the workgroup", () => {
  test("enforces encryption, owner, engine version and cutoff", () => {
    expect(stack.only("aws_athena_workgroup")).toMatchObject({
      name: "workgroup",
      force_destroy: false,
      configuration: {
        bytes_scanned_cutoff_per_query: 10_000_000_000,
        enforce_workgroup_configuration: true,
        publish_cloudwatch_metrics_enabled: true,
        engine_version: { selected_engine_version: "Athena engine version 3" },
        result_configuration: {
          output_location: expect.stringMatching(
            /^s3:\/\/\$\{aws_s3_bucket\.Queries_ResultsBucket_\w+\.bucket\}\/results\/$/,
          ),
          expected_bucket_owner: "333333333333",
          encryption_configuration: {
            encryption_option: "SSE_KMS",
            kms_key_arn: expect.stringMatching(/^\$\{aws_kms_key\.Queries_ResultsKey_\w+\.arn\}$/),
          },
        },
      },
    });
  });

  test("holds every saved query by category and id, as the text that the command line runs, below remarks", () => {
    const named = Object.values(stack.all("aws_athena_named_query"));
    const remark =
      "-- The tables have what was delivered from 2016-11-14 to the present day: other days have no rows, and cost nothing.";
    expect(Object.fromEntries(named.map(({ name, query }) => [name, unescaped(query)]))).toEqual(
      Object.fromEntries(
        savedQueries().map((query) => [
          `${query.category}: ${query.id}`,
          `-- ${query.title}. ${query.question}\n${remark}\n${renderQuery(query, {}, { firstDay: "2016-11-14" })}`,
        ]),
      ),
    );
    for (const query of named) expect(query.workgroup).toMatch(/^\$\{aws_athena_workgroup\./);
  });

  test("holds every saved query as a prepared statement, whose description names its values in order", () => {
    const block = stack.only("aws_athena_prepared_statement");
    const statements = preparedStatements(stack);
    expect(block).toMatchObject({
      name: "${each.key}",
      description: "${each.value.description}",
      query_statement: "${each.value.sql}",
      workgroup: expect.stringMatching(/^\$\{aws_athena_workgroup\./),
    });
    expect(Object.keys(statements).sort()).toEqual(
      savedQueries()
        .map(({ id }) => id)
        .sort(),
    );
    for (const query of savedQueries()) {
      const { description, sql } = statements[query.id] ?? {};
      expect(unescaped(sql)).toBe(renderPreparedStatement(query).sql);
      expect(unescaped(description)).toBe(preparedStatementText(query).description);
    }
  });

  test("asks one account with = where a table demands it, says so, and only there", () => {
    const [first] = logQueriesProps().sources;
    const injected = {
      ...first,
      accounts: { type: "injected", accountIds: ["444444444444", "111111111111"] },
    } as const;
    const built = build({ ...logQueriesProps(), sources: [injected] });
    for (const { description, query } of Object.values(built.all("aws_athena_named_query"))) {
      expect(query).toContain("log_account = '111111111111'");
      expect(query).toContain("\n-- One account is asked at a time, with =: put yours in place of 111111111111.\n");
      expect(description).toMatch(/\? Asks account 111111111111: edit it to ask another$/);
      expect(query).not.toContain("444444444444");
    }
    for (const { sql } of Object.values(preparedStatements(built))) {
      expect(sql).toMatch(/log_account = \?/);
    }
    const texts = Object.values(stack.all("aws_athena_named_query")).map(({ query }) => query);
    expect(texts.join()).not.toContain("'111111111111'");
  });

  test("asks all accounts of a curated table, which demands none to be named, and one of the log files", () => {
    const [first] = logQueriesProps().sources;
    const injected = { ...first, accounts: { type: "injected", accountIds: ["111111111111"] } } as const;
    const built = build({ ...logQueriesProps(), sources: [injected], curated });
    const named = Object.values(built.all("aws_athena_named_query"));
    const ofOne = named.filter(({ query }) => query.includes("log_account = '111111111111'")).map(({ name }) => name);
    const overLogFiles = savedQueries().filter((query) => readsLogFiles(query, "curated"));
    expect(ofOne.sort()).toEqual(overLogFiles.map(({ category, id }) => `${category}: ${id}`).sort());
    expect(ofOne.length).toBeGreaterThan(5);
    const { root_use: rootUse, trail_tampering: tampering } = preparedStatements(built);
    expect(rootUse?.sql).toContain("log_account BETWEEN ? AND ?");
    expect(tampering?.sql).toContain("log_account = ?");
  });

  test("asks about the period that is given, until somebody edits it", () => {
    const built = build({ ...logQueriesProps(), period: { from: "2021-01-01", to: "2021-12-31" } });
    for (const { query } of Object.values(built.all("aws_athena_named_query"))) {
      expect(query).toContain("delivery_date BETWEEN '2021/01/01' AND '2022/01/30'");
    }
  });

  test("holds saved queries of one's own beside those of the package", () => {
    const [own] = savedQueries();
    const built = build({ ...logQueriesProps(), ownQueries: [{ ...own!, id: "ours", category: "Ours" }] });
    const names = Object.values(built.all("aws_athena_named_query")).map(({ name }) => name);
    expect(names).toHaveLength(savedQueries().length + 1);
    expect(names).toContain("Ours: ours");
    expect(preparedStatements(built)).toHaveProperty("ours");
  });

  test("fails for a period that the tables have nothing of", () => {
    expect(() => build({ ...logQueriesProps(), period: { to: "2016-10-14" } })).toThrow(
      "accounts_and_regions: no event to 2016-10-14 is in the tables: they have what was delivered from 2016-11-14 to the present day",
    );
  });
});

describe("the results bucket", () => {
  test("is private, encrypted and emptied by age", () => {
    expect(stack.at("aws_s3_bucket_lifecycle_configuration", "ResultsBucket/Lifecycle").rule[0]).toMatchObject({
      expiration: [{ days: 30 }],
      noncurrent_version_expiration: [{ noncurrent_days: 1 }],
    });
    expect(stack.at("aws_s3_bucket_policy", "ResultsBucket/Policy").policy).toContain("DenyInsecureTransport");
  });

  test("logs who reads it, to a bucket made for it or to one that is there", () => {
    expect(stack.at("aws_s3_bucket_logging", "ResultsBucket/AccessLogging").target_bucket).toMatch(
      /^\$\{aws_s3_bucket\.Queries_AccessLogBucket_/,
    );
    const results = { ...logQueriesProps().results, accessLogs: { existing: { bucketName: "access-logs" } } };
    const shared = build({ ...logQueriesProps(), results });
    expect(shared.only("aws_s3_bucket_logging").target_bucket).toBe("access-logs");
    expect(Object.keys(shared.all("aws_s3_bucket"))).toHaveLength(1);
  });
});

describe("synthesis says how many partitions the saved queries read", () => {
  const [source] = logQueriesProps().sources;
  const messages = (props: Partial<LogQueriesProps>) => {
    let found: string[] = [];
    synthesize((scope) => {
      const queries = new LogQueries(scope, "Queries", { ...logQueriesProps(), ...props });
      found = queries.node.metadata.map(({ type, data }) => `${type} ${data}`);
    });
    return found;
  };
  const oneYear = { ...source, firstDay: "2020-01-01", lastDay: "2020-12-31" };
  const reads = (count: string, sum: string) =>
    `each of the ${savedQueries().length} saved queries over the log files reads ${count} partitions until it is edited (${sum}), with one LIST call of S3 at least for each`;
  const many = {
    ...oneYear,
    accounts: { type: "enum" as const, accountIds: Array.from({ length: 2_733 }, (_, at) => String(at + 1e11)) },
  };

  test("as a remark when they are few", () => {
    expect(messages({ sources: [oneYear] })).toEqual([
      `@cdktf/info ${reads("366", "1 account × 1 Region × 366 days")}`,
    ]);
  });

  test("of those alone that read the log files where the migration views read a curated table", () => {
    const count = savedQueries().filter((query) => readsLogFiles(query, "curated")).length;
    expect(messages({ sources: [oneYear], curated })).toEqual([
      expect.stringMatching(
        new RegExp(`^@cdktf/info each of the ${count} saved queries over the log files reads 366 `),
      ),
    ]);
  });

  test("as a warning when they are many, and when nothing narrows them", () => {
    expect(messages({ sources: [many] })).toEqual([
      expect.stringMatching(
        /^@cdktf\/warn .* 1,000,278 partitions .* Athena refuses more than 1,000,000; name days, accounts and Regions before you ask one, /,
      ),
    ]);
  });

  test("as a warning when the chosen period reads many", () => {
    const tenThousand = {
      ...oneYear,
      accounts: { type: "enum" as const, accountIds: many.accounts.accountIds.slice(0, 28) },
    };
    expect(messages({ sources: [tenThousand], period: { from: "2020-01-01" } })).toEqual([
      expect.stringMatching(/^@cdktf\/warn .* 10,248 partitions .* more than 10,000 are slow; give them fewer days, /),
    ]);
    expect(messages({ sources: [tenThousand] })).toEqual([
      expect.stringMatching(/^@cdktf\/info .* 10,248 partitions /),
    ]);
  });

  test("as an error when Athena would refuse the chosen period", () => {
    expect(messages({ sources: [many], period: { from: "2020-01-01" } })).toEqual([
      expect.stringMatching(
        /^@cdktf\/error .* 1,000,278 partitions .* Athena refuses more than 1,000,000; give them fewer days, /,
      ),
    ]);
  });
});

test("throw-away queries can be destroyed with results and saved queries", () => {
  const disposable = build({ ...logQueriesProps(), disposable: true });
  expect(disposable.only("aws_athena_workgroup").force_destroy).toBe(true);
  for (const bucket of Object.values(disposable.all("aws_s3_bucket"))) expect(bucket.force_destroy).toBe(true);
  expect(disposable.only("aws_kms_key")).not.toHaveProperty("lifecycle");
});
