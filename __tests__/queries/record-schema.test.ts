import { partitionColumns, recordFields, type RecordField } from "../../queries/record-schema";
import { duckdbType, glueColumns, hiveType, trinoType } from "../../queries/render-types";

function member(path: string): RecordField | undefined {
  const [first = "", ...rest] = path.split(".");
  return rest.reduce<RecordField | undefined>(
    (field, name) =>
      field !== undefined && typeof field.type === "object" && "struct" in field.type
        ? field.type.struct.find((inner) => inner.name === name)
        : undefined,
    recordFields.find((field) => field.name === first),
  );
}

test("the fields of event version 1.11 that can be in a trail's files, each once", () => {
  const names = recordFields.map((field) => field.name);
  expect([...names].sort()).toEqual(
    [
      "addendum additionalEventData apiVersion awsRegion edgeDeviceDetails errorCode errorMessage eventCategory eventID eventName",
      "eventSource eventTime eventType eventVersion managementEvent readOnly recipientAccountId requestID requestParameters resources",
      "responseElements serviceEventDetails sessionCredentialFromConsole sharedEventID sourceIPAddress tlsDetails userAgent",
      "userIdentity vpcEndpointAccountId vpcEndpointId",
    ]
      .join(" ")
      .split(" ")
      .sort(),
  );
  expect(new Set(names.map((name) => name.toLowerCase())).size).toBe(names.length);
});

test("four fields are JSON text", () => {
  expect(recordFields.filter((field) => field.type === "json").map((field) => field.name)).toEqual([
    "requestParameters",
    "responseElements",
    "additionalEventData",
    "serviceEventDetails",
  ]);
});

test.each([
  "userIdentity.sessionContext.sourceIdentity",
  "userIdentity.sessionContext.assumedRoot",
  "userIdentity.inScopeOf.sourceArn",
  "userIdentity.invokedByDelegate.accountId",
  "userIdentity.credentialId",
  "userIdentity.identityProvider",
  "userIdentity.onBehalfOf.identityStoreArn",
  "userIdentity.sessionContext.ec2RoleDelivery",
  "userIdentity.sessionContext.webIdFederationData.attributes",
  "addendum.originalEventID",
  "tlsDetails.keyExchange",
])("%s stands where CloudTrail puts it", (path) => {
  expect(member(path)).toBeDefined();
});

test("every field says since when it is there and what it holds", () => {
  const all = (fields: readonly RecordField[]): RecordField[] =>
    fields.flatMap((field) => {
      const inner = typeof field.type === "object" && "array" in field.type ? field.type.array : field.type;
      return [field, ...(typeof inner === "object" && "struct" in inner ? all(inner.struct) : [])];
    });
  for (const field of all(recordFields)) {
    expect(field.since).toMatch(/^(1\.\d{1,2}|-)$/);
    expect(field.doc).not.toBe("");
  }
});

test("types are rendered in the words of each engine, members in lower case", () => {
  const type = {
    struct: [
      { name: "aB", type: "string", since: "1.0", doc: "x" },
      { name: "list", type: { array: { map: "json" } }, since: "1.0", doc: "x" },
    ],
  } as const;
  expect(hiveType(type)).toBe("struct<ab:string,list:array<map<string,string>>>");
  expect(trinoType(type)).toBe('row("ab" varchar, "list" array(map(varchar, varchar)))');
  expect(duckdbType(type)).toBe('STRUCT("ab" VARCHAR, "list" MAP(VARCHAR, VARCHAR)[])');
});

test("Glue columns are lower case, and the partition columns are not among them", () => {
  const columns = glueColumns();
  expect(columns.every((column) => /^[a-z0-9]+$/.test(column.name))).toBe(true);
  expect(columns.map((column) => column.name)).not.toEqual(expect.arrayContaining([...partitionColumns]));
  expect(columns.find((column) => column.name === "resources")?.type).toBe(
    "array<struct<arn:string,accountid:string,type:string>>",
  );
  // Glue refuses comments of more than 255 characters and types of more than 131,072
  for (const column of columns) expect(column.comment.length).toBeLessThanOrEqual(255);
});
