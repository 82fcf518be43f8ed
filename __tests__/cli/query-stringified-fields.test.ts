import { askSql, logFolder, removeFolders, runCli } from "./support/run-cli";

afterAll(removeFolders);

/** The four fields that CloudTrail's input format makes text of, as one record gives them. */
async function stringified(requestParameters: string): Promise<unknown> {
  const fields = ["requestParameters", "responseElements", "additionalEventData", "serviceEventDetails"];
  const record = `{"eventTime":"2018-09-04T16:34:49Z",${fields.map((name) => `"${name}":${requestParameters}`).join(",")}}`;
  const folder = logFolder({ "a.json.gz": `{"Records":[${record}]}` });
  const [row] = (await askSql(folder, `SELECT ${fields.join(", ").toLowerCase()} FROM cloudtrail_logs`)) as [object];
  const values = new Set(Object.values(row) as unknown[]);
  expect(values.size).toBe(1);
  return [...values][0];
}

test.each([
  ["a number past 2^53 keeps its digits", '{"n":12345678901234567890}', '{"n":12345678901234567890}'],
  ["1.0 stays 1.0 and 1e3 stays 1e3", '{"a":1.0,"b":1e3,"c":-0,"d":1E+02}', '{"a":1.0,"b":1e3,"c":-0,"d":1E+02}'],
  ["keys keep their order, numbers among them too", '{"b":1,"10":2,"9":3,"a":4}', '{"b":1,"10":2,"9":3,"a":4}'],
  ["keys that occur twice both stay", '{"a":1,"a":2,"A":3}', '{"a":1,"a":2,"A":3}'],
  ["UTF-8 stays", '{"é":"日本 😀"}', '{"é":"日本 😀"}'],
  ["white space goes, but not out of strings", '{ "a b" :\n[ 1 ,\t" x  y " , { } ] }', '{"a b":[1," x  y ",{}]}'],
  [
    "escapes take the form that serializers write",
    '{"a":"\\u00e9\\/\\u0041\\n\\"\\\\\\u001f"}',
    '{"a":"é/A\\n\\"\\\\\\u001f"}',
  ],
  ["half of a surrogate pair becomes U+FFFD", '{"a":"x\\ud800y"}', '{"a":"x\ufffdy"}'],
  ["a surrogate pair becomes its character", '{"a":"\\ud83d\\ude00"}', '{"a":"😀"}'],
  ["an explicit null is NULL", "null", null],
  ["a null inside stays", '{"a":null}', '{"a":null}'],
  ["plain text stays text, without quotes", '"HIDDEN \\"x\\" \\u00e9"', 'HIDDEN "x" é'],
  ["an empty object stays", "{ }", "{}"],
  ["a number alone is its text", "1.50", "1.50"],
  ["a list stays", "[1, 2]", "[1,2]"],
])("%s", async (_name, json, text) => {
  expect(await stringified(json)).toBe(text);
});

test("other columns take any plain value as its text", async () => {
  const folder = logFolder({
    "a.json": '{"eventTime":"t","readOnly":true,"apiVersion":1.0,"errorCode":null,"edgeDeviceDetails":{"a": 1.0}}',
  });
  expect(
    await askSql(folder, "SELECT readonly, apiversion, errorcode, edgedevicedetails FROM cloudtrail_logs"),
  ).toEqual([{ readonly: "true", apiversion: "1.0", errorcode: null, edgedevicedetails: '{"a":1.0}' }]);
});

test("structs, lists and maps are read in any letter case, unknown members are left out", async () => {
  const folder = logFolder({
    "a.json": JSON.stringify({
      EVENTTIME: "t",
      useridentity: {
        Type: "AssumedRole",
        unknown: 1,
        sessionContext: {
          sessionIssuer: {},
          attributes: { mfaAuthenticated: false },
          webIdFederationData: { attributes: { "www.amazon.com:app_id": "x", "a/b": "y" } },
        },
      },
      resources: [{ ARN: "arn:1", accountId: "1", type: "T" }, null, { arn: "arn:2" }],
    }),
  });
  const sql =
    "SELECT eventtime, useridentity.type AS t, useridentity.sessioncontext.attributes.mfaauthenticated AS mfa, " +
    "useridentity.sessioncontext.webidfederationdata.attributes AS web, resources FROM cloudtrail_logs";
  expect(await askSql(folder, sql)).toEqual([
    {
      eventtime: "t",
      t: "AssumedRole",
      mfa: "false",
      web: { "www.amazon.com:app_id": "x", "a/b": "y" },
      resources: [{ arn: "arn:1", accountid: "1", type: "T" }, null, { arn: "arn:2", accountid: null, type: null }],
    },
  ]);
});

test.each([
  ["a bare record", '{"eventTime":"t","eventName":"A"}', 1],
  ["an array", '[{"eventTime":"t"},{"eventTime":"t"}]', 2],
  ["JSON Lines", '{"eventTime":"t"}\n{"eventTime":"t"}\n', 2],
  ["lines of whole documents", '{"Records":[{"eventTime":"t"}]}\n{"Records":[{"eventTime":"t"},{"eventTime":"t"}]}', 3],
  ["pretty-printed JSON", JSON.stringify({ Records: [{ eventTime: "t" }, { eventTime: "t" }] }, null, 2), 2],
  ["members before and behind `Records`", '{"a":[{"b":1}],"Records":[{"eventTime":"t"}],"c":{}}', 1],
  ["no records", '{"Records":[]}', 0],
])("%s is read", async (_name, text, records) => {
  const folder = logFolder({ "a.json": text });
  const { code, stdout } = await runCli(
    "query",
    "--logs",
    folder,
    "--format",
    "csv",
    "--sql",
    "SELECT count(*) AS n FROM cloudtrail_logs",
  );
  expect({ code, stdout }).toEqual({ code: 0, stdout: `n\r\n${records}\r\n` });
});

test("partition values come from the folders, else from the file name, else from the record", async () => {
  const record = { eventTime: "2018-09-04T16:34:49Z", awsRegion: "eu-west-1", recipientAccountId: "222222222222" };
  const name = "111111111111_CloudTrail_us-east-1_20180905T0000Z_abc.json.gz";
  const folder = logFolder({
    [`o-abcdefghij/AWSLogs/o-abcdefghij/333333333333/CloudTrail/us-west-2/2018/09/06/${name}`]: [record],
    [name]: [record],
    "plain.json": [record, { eventTime: "2018-09-03T00:00:00Z", userIdentity: { accountId: "444444444444" } }],
  });
  const sql = "SELECT log_account, log_region, delivery_date FROM cloudtrail_logs ORDER BY 1";
  const { stdout, stderr } = await runCli("query", "--logs", folder, "--sql", sql, "--format", "csv");
  expect(stdout.split("\r\n").slice(1, -1)).toEqual([
    "111111111111,us-east-1,2018/09/05",
    "222222222222,eu-west-1,2018/09/04",
    "333333333333,us-west-2,2018/09/06",
    '444444444444,"",2018/09/03',
  ]);
  expect(stderr).toBe(
    "sms-trail: 1 log file in no CloudTrail folders: account, Region and delivery date come from the file name\n" +
      "sms-trail: 1 log file in no CloudTrail folders: account, Region and delivery date come from each record\n",
  );
});
