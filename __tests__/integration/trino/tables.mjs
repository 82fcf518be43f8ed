/** Makes the tables and views of a schema in Trino, of the texts that are deployed. */
import { ask } from "./client.mjs";

/** A table over files, its partitions registered: a projected table over years of days is planned for minutes. */
export async function createRawTable(server, { recordFields, partitionColumns, trinoType }, { schema, folder }) {
  const columns = [
    ...recordFields.map(({ name, type }) => `"${name.toLowerCase()}" ${trinoType(type)}`),
    ...partitionColumns.map((name) => `${name} varchar`),
  ];
  const partitions = partitionColumns.map((name) => `'${name}'`).join(", ");
  await ask(server, `CREATE SCHEMA IF NOT EXISTS ${schema}`);
  await ask(
    server,
    `CREATE TABLE ${schema}.cloudtrail_logs (${columns.join(", ")})
     WITH (format = 'OPENX_JSON', external_location = 'local:///${folder}', partitioned_by = ARRAY[${partitions}])`,
  );
  await registerPartitions(server, schema);
}

/** Registers the partitions that came since. */
export async function registerPartitions(server, schema) {
  await ask(server, `CALL hive.system.sync_partition_metadata('${schema}', 'cloudtrail_logs', 'ADD')`);
}

/** A table that computes its partitions, as the deployed one does. */
export async function createProjectedTable(server, { recordFields, trinoType }, { schema, folder, projection }) {
  const listed = (values) => `ARRAY[${values.map((value) => `'${value}'`).join(", ")}]`;
  const columns = [
    ...recordFields.map(({ name, type }) => `"${name.toLowerCase()}" ${trinoType(type)}`),
    `log_account varchar WITH (partition_projection_type = 'enum', partition_projection_values = ${listed(projection.accounts)})`,
    `log_region varchar WITH (partition_projection_type = 'enum', partition_projection_values = ${listed(projection.regions)})`,
    `delivery_date varchar WITH (partition_projection_type = 'date', partition_projection_format = 'yyyy/MM/dd',
       partition_projection_range = ARRAY['${projection.firstDay}', '${projection.lastDay}'],
       partition_projection_interval = 1, partition_projection_interval_unit = 'DAYS')`,
  ];
  await ask(server, `CREATE SCHEMA IF NOT EXISTS ${schema}`);
  await ask(
    server,
    `CREATE TABLE ${schema}.cloudtrail_logs (${columns.join(", ")})
     WITH (format = 'OPENX_JSON', external_location = 'local:///${folder}', partitioned_by = ARRAY['log_account', 'log_region', 'delivery_date'],
       partition_projection_enabled = true,
       partition_projection_location_template = 'local:///${folder}/AWSLogs/\${log_account}/CloudTrail/\${log_region}/\${delivery_date}')`,
  );
}

/**
 * A copy of the raw table in one file, for the many questions: reading hundreds of small files again for each takes longer than planning it.
 * A copied record no longer lies in its log file, so that file's name is a column.
 */
export async function createCopy(server, queries, { schema, of }) {
  await ask(server, `CREATE SCHEMA ${schema}`);
  await ask(
    server,
    `CREATE TABLE ${schema}.cloudtrail_logs WITH (format = 'PARQUET') AS SELECT *, "$path" AS log_file FROM ${of}.cloudtrail_logs`,
  );
  const renderView = (name) => queries.renderView(name).replaceAll('"$path" AS log_file', "log_file");
  await createViews(server, { ...queries, renderView }, schema, {});
}

/** The views, over a raw table or, for migration events, over the curated one. */
export async function createViews(server, { viewNames, renderView }, schema, options) {
  for (const name of viewNames) {
    await ask(server, `CREATE VIEW ${name} AS ${renderView(name, options)}`, schema);
  }
}

/** The curated table, and the view that it is filled from. The columns, partitions and MERGE are those that are deployed. */
export async function createCuratedTable(server, { curatedColumns, curatedNames, renderView }, schema, options) {
  await ask(server, `CREATE SCHEMA IF NOT EXISTS ${schema}`);
  await ask(server, `CREATE VIEW ${curatedNames.source} AS ${renderView("migration_events", options)}`, schema);
  const columns = curatedColumns.map(({ name, type }) => `${name} ${type}`).join(", ");
  await ask(
    server,
    `CREATE TABLE iceberg.${schema}.${curatedNames.table} (${columns})
     WITH (format = 'PARQUET', partitioning = ARRAY['month(event_time)'], sorted_by = ARRAY['log_account'])`,
  );
}
