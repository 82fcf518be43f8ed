/** The text of docs/schema.md, made from the schema, the view columns and the operations. `npm run docs` writes it. */
import { code, codes, table, type Row } from "./markdown";
import { insightFields } from "./insights-schema";
import { migrationRoles } from "./migration-roles";
import { operations, scalarIdColumns } from "./operations";
import { principalNames, principalRules } from "./principal-rules";
import { partitionColumns, recordFields, type RecordField, type RecordType } from "./record-schema";
import { hiveType } from "./render-types";
import { lastSmsDelivery, viewColumns, viewNames, type ViewName } from "./views";

function shortType(type: RecordType): string {
  if (type === "json") return "JSON text";
  if (typeof type === "object" && "array" in type) return "list of structs";
  return typeof type === "object" && "struct" in type ? "struct" : hiveType(type);
}

function fieldRows(fields: readonly RecordField[], prefix = ""): Row[] {
  return fields.flatMap((field) => {
    const inner = typeof field.type === "object" && "array" in field.type ? field.type.array : field.type;
    const members = typeof inner === "object" && "struct" in inner ? inner.struct : [];
    const path = `${prefix}${field.name}`;
    return [[code(path), shortType(field.type), field.since, field.doc], ...fieldRows(members, `${path}.`)];
  });
}

/** What a view holds, and the columns that tell it from the view before it. */
const viewIntroductions: Readonly<Record<ViewName, { readonly text: string; readonly columns: RegExp }>> = {
  cloudtrail_events: { text: "Every record of the log files, copies included.", columns: /./ },
  migration_events: {
    text: "The records that concern SMS or MGN: calls of the two services, calls that they made, and calls with one of their roles. One copy of an event for each account, Region and delivery date. All columns of `cloudtrail_events`, then:",
    columns: /./,
  },
  migration_event_servers: {
    text: "One row for each migration event and server that it concerns, whether the call names one server or a list. All columns of `migration_events`, where:",
    columns: /server_id$/,
  },
  sms_events: {
    text: `The rows of \`migration_events\` whose \`service\` is \`sms\` and that were delivered to ${lastSmsDelivery} at the latest, with the same columns. AWS SMS had no endpoints any more but three by July 2023; the constant keeps every question about it from listing the years since. What still uses its name or its roles later is in \`migration_events\`.`,
    columns: /^$/,
  },
  mgn_events: {
    text: "The rows of `migration_events` whose `service` is `mgn`, with the same columns.",
    columns: /^$/,
  },
};

function viewSections(): string[] {
  const inherited = viewColumns("cloudtrail_events").map((column) => column.name);
  return viewNames.flatMap((name) => {
    const { text, columns } = viewIntroductions[name];
    const rows = viewColumns(name)
      .filter(
        (column) => columns.test(column.name) && (name === "cloudtrail_events" || !inherited.includes(column.name)),
      )
      .map((column) => [code(column.name), column.type, column.doc]);
    return [`### ${code(name)}`, text, ...(rows.length === 0 ? [] : [table(["column", "type", "holds"], rows)])];
  });
}

function operationRows(): Row[] {
  return operations
    .filter((operation) => operation.kind === "api")
    .map((operation) => {
      const ids = scalarIdColumns.flatMap((column) => {
        const paths = operation.ids[column];
        return paths === undefined ? [] : [`${code(column)}: ${codes(paths)}`];
      });
      return [operation.service, operation.name, operation.access, ids.join("; "), codes(operation.servers ?? [])];
    });
}

/** The page, ready to be written. */
export function schemaPage(): string {
  return `${[
    "# Tables, views and columns",
    "This page is made from `queries/` by `npm run docs`; a test keeps it current.",
    `The raw table \`cloudtrail_logs\` has one row for each record, a column for each top-level field (name in lower case) and the partition columns ${codes(partitionColumns)}. Ask the views instead:`,
    "## Views",
    ...viewSections(),
    principalRules.replace(
      "@kinds",
      table(
        ["kind", "userIdentity.type", "`principal_name`"],
        principalNames.map(([kind, types, name]) => [code(kind), types, name]),
      ),
    ),
    "## Roles of a migration",
    "A call made with a session of one of these roles has the relation `role`. Further names come from the settings (`queries.migrationRoles`) and count as SMS's: SMS may be given a role of any name.",
    table(
      ["service", "roles"],
      Object.entries(migrationRoles).map(([service, roles]) => [service, codes(roles)]),
    ),
    "## Where ids stand",
    "`request` is requestParameters, `response` is responseElements; the first path that has a value wins. Responses of reading calls are not recorded. Ids inside what a response merely shows (the job that launched an instance, `launchedInstance.jobID`) and lists that filter a reading call by job, application or connector are not ids of the call.",
    table(["service", "operation", "access", "ids", "lists of servers"], operationRows()),
    "## Fields of a record",
    "The fields of event version 1.11 that can be in a trail's log files. _Since_ is the first event version that has the field, `-` where CloudTrail's page says nothing. Struct members are lower case in SQL: `useridentity.sessioncontext.sessionissuer.username`.",
    table(["field", "type", "since", "holds"], fieldRows(recordFields)),
    "## Fields of an Insights record",
    "Where the trail records Insights, their files have a table of their own, `cloudtrail_insights`, with the same partition columns. They hold no calls, so no view reads them: `SELECT eventtime, insightdetails.state, insightdetails.eventsource, insightdetails.eventname FROM cloudtrail_insights WHERE delivery_date >= '2024/01/01'`.",
    table(
      ["field", "type", "holds"],
      fieldRows(insightFields).map(([path = "", type = "", , doc = ""]) => [path, type, doc]),
    ),
  ].join("\n\n")}\n`;
}
