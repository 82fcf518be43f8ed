import { hiveTypes, prestoViewText } from "../../../modules/glue/presto-view-text";

test("a view's text is its definition as JSON in Base64, as Athena writes it", () => {
  const text = prestoViewText({
    sql: "SELECT 'é' AS a",
    schemaName: "sms_trail",
    columns: [
      { name: "a", type: "varchar" },
      { name: "event_time", type: "timestamp(3)" },
    ],
  });
  const base64 = /^\/\* Presto View: ([A-Za-z0-9+/=]+) \*\/$/.exec(text)?.[1] ?? "";
  expect(JSON.parse(Buffer.from(base64, "base64").toString("utf8"))).toEqual({
    originalSql: "SELECT 'é' AS a",
    catalog: "awsdatacatalog",
    schema: "sms_trail",
    columns: [
      { name: "a", type: "varchar" },
      { name: "event_time", type: "timestamp(3)" },
    ],
    runAsInvoker: true,
  });
});

test("Glue's column types are Hive's", () => {
  expect(hiveTypes).toEqual({
    varchar: "string",
    boolean: "boolean",
    "timestamp(3)": "timestamp",
    "timestamp(6)": "timestamp",
  });
});
