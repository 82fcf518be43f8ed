import { eventSelectors } from "../../../modules/cloudtrail/event-selectors";
import type { AdvancedSelector, BasicSelector, RecordedEvents } from "../../../modules/shared/recorded-events";

const around = { partition: "aws", deliveryBucketNames: ["logs", "logs-access-logs"] } as const;
const blocks = (events: RecordedEvents) => eventSelectors(events, around);
const functions = (count: number): BasicSelector => ({
  dataResources: [
    {
      type: "AWS::Lambda::Function",
      values: Array.from({ length: count }, (_, n) => `arn:aws:lambda:us-east-1:111111111111:function:f${n}`),
    },
  ],
});
const fewer = (
  readWriteType: "All" | "ReadOnly" | "WriteOnly" | "None",
  excludeEventSources?: readonly ("kms.amazonaws.com" | "rdsdata.amazonaws.com")[],
) => ({ recordFewerManagementEvents: { readWriteType, excludeEventSources, reason: "another trail has them" } });
const data = (values: Partial<Extract<AdvancedSelector, { eventCategory: "Data" }>> = {}): AdvancedSelector => ({
  eventCategory: "Data",
  name: "functions",
  resourceType: "AWS::Lambda::Function",
  ...values,
});

describe("all management events", () => {
  test("need no block, because CloudTrail records them by itself", () => {
    expect(blocks({})).toEqual({});
    expect(blocks({ managementEvents: "all" })).toEqual({});
  });

  test("come with the first basic selector of reads and writes", () => {
    expect(blocks({ dataEvents: { basic: [functions(1)] } })).toEqual({
      eventSelector: [
        {
          readWriteType: "All",
          includeManagementEvents: true,
          dataResource: [
            { type: "AWS::Lambda::Function", values: ["arn:aws:lambda:us-east-1:111111111111:function:f0"] },
          ],
        },
      ],
    });
  });

  test("take a selector of their own beside basic selectors of writes only", () => {
    const { eventSelector } = blocks({ dataEvents: { basic: [{ ...functions(1), readWriteType: "WriteOnly" }] } });
    expect(eventSelector?.map(({ dataResource: _, ...rest }) => rest)).toEqual([
      { readWriteType: "All", includeManagementEvents: true },
      { readWriteType: "WriteOnly", includeManagementEvents: false },
    ]);
  });

  test("take a selector of their own among advanced ones, which would stop them otherwise", () => {
    expect(blocks({ dataEvents: { advanced: [data()] } })).toEqual({
      advancedEventSelector: [
        { name: "Management events", fieldSelector: [{ field: "eventCategory", equalTo: ["Management"] }] },
        {
          name: "functions",
          fieldSelector: [
            { field: "eventCategory", equalTo: ["Data"] },
            { field: "resources.type", equalTo: ["AWS::Lambda::Function"] },
          ],
        },
      ],
    });
  });
});

describe("fewer management events", () => {
  test("are one basic selector where no data events are chosen", () => {
    expect(blocks({ managementEvents: fewer("WriteOnly", ["rdsdata.amazonaws.com", "kms.amazonaws.com"]) })).toEqual({
      eventSelector: [
        {
          readWriteType: "WriteOnly",
          includeManagementEvents: true,
          excludeManagementEventSources: ["kms.amazonaws.com", "rdsdata.amazonaws.com"],
        },
      ],
    });
  });

  test("are fields of an advanced selector beside advanced ones", () => {
    const managementEvents = fewer("ReadOnly", ["kms.amazonaws.com"]);
    expect(blocks({ managementEvents, dataEvents: { advanced: [data()] } }).advancedEventSelector?.[0]).toEqual({
      name: "Management events",
      fieldSelector: [
        { field: "eventCategory", equalTo: ["Management"] },
        { field: "eventSource", notEquals: ["kms.amazonaws.com"] },
        { field: "readOnly", equalTo: ["true"] },
      ],
    });
  });

  test("can be none where data events are chosen", () => {
    const events = { managementEvents: fewer("None") };
    expect(
      blocks({ ...events, dataEvents: { advanced: [data()] } }).advancedEventSelector?.map(({ name }) => name),
    ).toEqual(["functions"]);
    expect(
      blocks({ ...events, dataEvents: { basic: [functions(1)] } }).eventSelector?.map(
        ({ includeManagementEvents }) => includeManagementEvents,
      ),
    ).toEqual([false]);
  });
});

test("advanced selectors of S3 objects leave out the buckets that the trail delivers to, in every order of fields", () => {
  const selector = data({
    name: "$" + "{objects}",
    resourceType: "AWS::S3::Object",
    resourceArn: { startsWith: ["arn:aws:s3:::b/", "arn:aws:s3:::a/", "arn:aws:s3:::b/"] },
    readOnly: false,
    eventName: { notEquals: ["DeleteObject"] },
  });
  expect(blocks({ dataEvents: { advanced: [selector] } }).advancedEventSelector?.[1]).toEqual({
    name: "$$" + "{objects}",
    fieldSelector: [
      { field: "eventCategory", equalTo: ["Data"] },
      { field: "eventName", notEquals: ["DeleteObject"] },
      { field: "readOnly", equalTo: ["false"] },
      {
        field: "resources.ARN",
        startsWith: ["arn:aws:s3:::a/", "arn:aws:s3:::b/"],
        notStartsWith: ["arn:aws:s3:::logs-access-logs/", "arn:aws:s3:::logs/"],
      },
      { field: "resources.type", equalTo: ["AWS::S3::Object"] },
    ],
  });
});

test("calls that pass a VPC endpoint are chosen by service, endpoint and denial", () => {
  const selector: AdvancedSelector = {
    eventCategory: "NetworkActivity",
    name: "denied",
    eventSource: "s3.amazonaws.com",
    errorCode: "VpceAccessDenied",
    vpcEndpointId: { equals: ["vpce-1"] },
  };
  expect(blocks({ dataEvents: { advanced: [selector] } }).advancedEventSelector?.[1]?.fieldSelector).toEqual([
    { field: "errorCode", equalTo: ["VpceAccessDenied"] },
    { field: "eventCategory", equalTo: ["NetworkActivity"] },
    { field: "eventSource", equalTo: ["s3.amazonaws.com"] },
    { field: "vpcEndpointId", equalTo: ["vpce-1"] },
  ]);
});

test("the same choice written in another order gives the same blocks", () => {
  const [a, b] = [data({ name: "a" }), data({ name: "b", readOnly: true })];
  expect(blocks({ dataEvents: { advanced: [b, a] }, insights: ["ApiErrorRateInsight", "ApiCallRateInsight"] })).toEqual(
    blocks({ dataEvents: { advanced: [a, b] }, insights: ["ApiCallRateInsight", "ApiErrorRateInsight"] }),
  );
  const reads: BasicSelector = { ...functions(2), readWriteType: "ReadOnly" };
  const [x, y] = functions(2).dataResources[0]?.values ?? [];
  const turned: BasicSelector = {
    readWriteType: "ReadOnly",
    dataResources: [
      { type: "AWS::Lambda::Function", values: [y ?? ""] },
      { type: "AWS::Lambda::Function", values: [x ?? "", y ?? ""] },
    ],
  };
  expect(blocks({ dataEvents: { basic: [functions(1), turned] } })).toEqual(
    blocks({ dataEvents: { basic: [reads, functions(1)] } }),
  );
});

test("Insights are sorted blocks", () => {
  expect(blocks({ insights: ["ApiErrorRateInsight", "ApiCallRateInsight"] })).toEqual({
    insightSelector: [{ insightType: "ApiCallRateInsight" }, { insightType: "ApiErrorRateInsight" }],
  });
});

describe("quotas", () => {
  const writes = (count: number) =>
    Array.from({ length: count }, () => ({ ...functions(1), readWriteType: "WriteOnly" }) as const);
  const named = (count: number) =>
    data({ resourceArn: { equals: Array.from({ length: count }, (_, n) => `arn:${n}`) } });

  test("five basic selectors, one of which records management events", () => {
    expect(blocks({ dataEvents: { basic: writes(4) } }).eventSelector).toHaveLength(5);
    expect(blocks({ dataEvents: { basic: [functions(1), ...writes(4)] } }).eventSelector).toHaveLength(5);
    expect(() => blocks({ dataEvents: { basic: writes(5) } })).toThrow(
      new Error(
        "dataEvents.basic must need at most 5 selectors, one of which records management events, got 6: put more data resources into one selector, or use advanced ones",
      ),
    );
  });

  test("250 data resources", () => {
    expect(() => blocks({ dataEvents: { basic: [functions(125), { ...functions(125) }] } })).not.toThrow();
    expect(() => blocks({ dataEvents: { basic: [functions(125), { ...functions(126) }] } })).toThrow(
      new Error(
        "dataEvents.basic must name at most 250 data resources in all, got 251: name beginnings of ARNs, or use advanced selectors",
      ),
    );
  });

  test("500 values of advanced selectors, those of management events included", () => {
    // Management, Data and the type are values too
    expect(() => blocks({ dataEvents: { advanced: [named(497)] } })).not.toThrow();
    expect(() => blocks({ dataEvents: { advanced: [named(498)] } })).toThrow(
      new Error(
        "dataEvents.advanced must have at most 500 values in all, those that this library adds included, got 501: say startsWith instead of naming one by one",
      ),
    );
  });

  test("are counted as rendered", () => {
    const events: RecordedEvents = {
      managementEvents: fewer("WriteOnly", ["kms.amazonaws.com"]),
      dataEvents: { advanced: [data({ resourceType: "AWS::S3::Object", name: "o", readOnly: true }), named(490)] },
    };
    const rendered = (blocks(events).advancedEventSelector ?? []).flatMap(({ fieldSelector }) =>
      fieldSelector.flatMap(({ field: _, ...lists }) => Object.values(lists).flat()),
    );
    expect(rendered).toHaveLength(500);
    expect(() =>
      blocks({
        ...events,
        dataEvents: { advanced: [data({ resourceType: "AWS::S3::Object", name: "o", readOnly: true }), named(491)] },
      }),
    ).toThrow(/got 501/);
  });
});

describe("selectors fail at synth that CloudTrail would refuse, or that would never end", () => {
  const s3 = (...values: string[]): RecordedEvents => ({
    dataEvents: { basic: [{ dataResources: [{ type: "AWS::S3::Object", values }] }] },
  });
  const other = (values: object): RecordedEvents => ({ dataEvents: { advanced: [{ ...data(), ...values } as never] } });
  const at = "dataEvents.advanced[0]";
  const value = "dataEvents.basic[0].dataResources[0].values[0]";
  const again = "where each delivery would be recorded and so be delivered again";

  test.each<[string, RecordedEvents, string]>([
    [
      "basic and advanced together",
      { dataEvents: { basic: [functions(1)], advanced: [data()] } },
      "dataEvents must have either basic or advanced selectors, got both: a trail takes one kind; advanced ones can say all that basic ones can",
    ],
    [
      "neither of them",
      { dataEvents: {} as never },
      "dataEvents must have either basic or advanced selectors, got neither: a trail takes one kind; advanced ones can say all that basic ones can",
    ],
    [
      "no selector",
      { dataEvents: { advanced: [] } },
      "dataEvents.advanced must not be empty, got []: leave dataEvents out",
    ],
    [
      "a management selector among data selectors",
      other({ eventCategory: "Management" }),
      `${at}.eventCategory must be Data or NetworkActivity; management events are chosen by managementEvents, got Management: remove the selector; management events are recorded by themselves`,
    ],
    [
      "another category",
      other({ eventCategory: "Insight" }),
      `${at}.eventCategory must be Data or NetworkActivity, got 'Insight': write one of these words`,
    ],
    [
      "a field of another category",
      other({ vpcEndpointId: { equals: ["vpce-1"] } }),
      `${at}.vpcEndpointId must be left out, because a selector of category Data takes only resourceType, readOnly, eventName, eventSource, eventType, resourceArn, userIdentityArn, got it: remove it`,
    ],
    [
      "a field without conditions",
      other({ eventName: {} }),
      `${at}.eventName must have one of equals, notEquals, startsWith, notStartsWith, endsWith, notEndsWith, got none: leave the field out`,
    ],
    [
      "an operator that does not exist",
      other({ eventName: { like: ["a"] } }),
      `${at}.eventName.like must be one of equals, notEquals, startsWith, notStartsWith, endsWith, notEndsWith, got like: write one of these`,
    ],
    [
      "an empty list of values",
      other({ eventName: { equals: [] } }),
      `${at}.eventName.equals must not be empty, got []: leave it out`,
    ],
    [
      "a value too long",
      other({ eventName: { equals: ["x".repeat(2049)] } }),
      `${at}.eventName.equals must have values of 1 to 2,048 characters, got 2049: shorten it`,
    ],
    [
      "a wildcard, which matches nothing",
      other({ eventName: { equals: ["Put*"], notEquals: ["*Object"] } }),
      `${at}.eventName.equals must have values without a wildcard, which CloudTrail takes for a star and so matches nothing, got 'Put*': write startsWith and the value without it\n${at}.eventName.notEquals must have values without a wildcard, which CloudTrail takes for a star and so matches nothing, got '*Object': write notEndsWith and the value without it`,
    ],
    [
      "a name too long",
      other({ name: "x".repeat(1001) }),
      `${at}.name must have 1 to 1,000 characters, got 1001: write a short name`,
    ],
    [
      "a type of resource that is none",
      other({ resourceType: "s3" }),
      `${at}.resourceType must be written like AWS::S3::Object, got 's3': write one type`,
    ],
    [
      "a service that is none",
      other({ eventCategory: "NetworkActivity", resourceType: undefined, eventSource: "s3" }),
      `${at}.eventSource must be written like s3.amazonaws.com, got 's3': write one service`,
    ],
    [
      "a name used twice",
      { dataEvents: { advanced: [data(), data({ readOnly: true })] } },
      "dataEvents.advanced[1].name must be unique, got 'functions': choose another name",
    ],
    [
      "the log bucket's own objects, in an advanced selector",
      other({ resourceType: "AWS::S3::Object", resourceArn: { startsWith: ["arn:aws:s3:::logs/AWSLogs/"] } }),
      `${at}.resourceArn must not take in logs, ${again}, got 'arn:aws:s3:::logs/AWSLogs/': remove it`,
    ],
    [
      "the log bucket's own objects, in a basic selector",
      s3("arn:aws:s3:::logs/"),
      `${value} must not take in logs, ${again}, got 'arn:aws:s3:::logs/': name other buckets, or use advanced selectors, which leave it out by themselves`,
    ],
    [
      "all buckets of the account, in a basic selector",
      s3("arn:aws:s3"),
      `${value} must not take in logs, ${again}, got 'arn:aws:s3': name other buckets, or use advanced selectors, which leave it out by themselves`,
    ],
    [
      "a bucket without its slash",
      s3("arn:aws:s3:::uploads"),
      `${value} must have a slash behind the bucket, got 'arn:aws:s3:::uploads': write arn:aws:s3:::uploads/ for every object of it`,
    ],
    [
      "an ARN of another service or partition",
      s3("arn:aws-cn:s3:::uploads/"),
      `${value} must be an ARN that begins with arn:aws:s3, got 'arn:aws-cn:s3:::uploads/': write arn:aws:s3 alone for all of the account`,
    ],
    [
      "a data resource without values",
      s3(),
      "dataEvents.basic[0].dataResources[0].values must not be empty, got []: name at least one ARN",
    ],
    [
      "no data resource",
      { dataEvents: { basic: [{ dataResources: [] }] } },
      "dataEvents.basic[0].dataResources must not be empty, got []: leave the selector out",
    ],
    [
      "a type that basic selectors do not know",
      { dataEvents: { basic: [{ dataResources: [{ type: "AWS::SNS::Topic" as never, values: ["arn:aws:"] }] }] } },
      "dataEvents.basic[0].dataResources[0].type must be one of AWS::DynamoDB::Table, AWS::Lambda::Function, AWS::S3::Object, got 'AWS::SNS::Topic': use advanced selectors for other types",
    ],
    [
      "nothing to record",
      { managementEvents: fewer("None") },
      "managementEvents.recordFewerManagementEvents.readWriteType must not be None without dataEvents, got None: the trail would record nothing",
    ],
    [
      "fewer management events that are all",
      { managementEvents: fewer("All") },
      'managementEvents.recordFewerManagementEvents must leave something out, got everything: write managementEvents "all"',
    ],
    [
      "fewer management events without a reason",
      { managementEvents: { recordFewerManagementEvents: { readWriteType: "ReadOnly", reason: " " } } },
      "managementEvents.recordFewerManagementEvents.reason must be a sentence, got ' ': say why, for whoever reads the warning of each synth",
    ],
    [
      "an excluded service that CloudTrail cannot exclude",
      { managementEvents: fewer("All", ["s3.amazonaws.com" as never]) },
      "managementEvents.recordFewerManagementEvents.excludeEventSources must be among kms.amazonaws.com, rdsdata.amazonaws.com, got 's3.amazonaws.com': leave it out; CloudTrail cannot exclude others",
    ],
    [
      "an excluded service among no events",
      { managementEvents: fewer("None", ["kms.amazonaws.com"]), dataEvents: { advanced: [data()] } },
      "managementEvents.recordFewerManagementEvents.excludeEventSources must be left out where readWriteType is None, got kms.amazonaws.com: there are no events to exclude any from",
    ],
    [
      "Insights about calls that are not recorded",
      { managementEvents: fewer("ReadOnly"), insights: ["ApiErrorRateInsight", "ApiCallRateInsight"] },
      "insights[1] must come with management events of type All or WriteOnly, got ApiCallRateInsight with ReadOnly: record more, or remove it",
    ],
    [
      "an Insight listed twice",
      { insights: ["ApiCallRateInsight", "ApiCallRateInsight"] },
      "insights[1] must be listed once, got ApiCallRateInsight: remove one of the two",
    ],
    [
      "an unknown Insight",
      { insights: ["Slow" as never] },
      "insights[0] must be one of ApiCallRateInsight, ApiErrorRateInsight, got 'Slow': write one of these words",
    ],
    ["no Insight", { insights: [] }, "insights must not be empty, got []: leave it out"],
  ])("%s", (_, events, message) => {
    expect(() => blocks(events)).toThrow(new Error(message));
  });

  test("and all are said in one go, a line each", () => {
    expect(() => blocks({ insights: [], managementEvents: fewer("None") })).toThrow(
      /readWriteType must not be None[^\n]*\ninsights must not be empty[^\n]*$/,
    );
  });

  test("a bucket whose name only begins like the log bucket's is no fault", () => {
    expect(() => blocks(s3("arn:aws:s3:::logs-of-others/"))).not.toThrow();
  });
});
