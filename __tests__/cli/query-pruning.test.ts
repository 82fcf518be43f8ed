import { askSql, logFolder, logKey, removeFolders, runCli, smsRecord } from "./support/run-cli";

afterAll(removeFolders);

const accounts = ["111111111111", "222222222222"] as const;
const regions = ["us-east-1", "eu-west-1"] as const;
const days = ["2018/09/04", "2018/09/05", "2018/10/20"] as const;

/** A tree of twelve files; each holds a call to SMS, one made by SMS, one with SMS's role, and two of other services. */
let folder: string;
beforeAll(() => {
  const files: Record<string, object[]> = {};
  for (const account of accounts) {
    for (const region of regions) {
      for (const day of days) {
        const at = (name: string, more: object) =>
          smsRecord({
            eventID: `${account}-${region}-${day}-${name}`,
            eventTime: `${day.replaceAll("/", "-")}T10:00:00Z`,
            awsRegion: region,
            recipientAccountId: account,
            ...more,
          });
        const role = { type: "AssumedRole", sessionContext: { sessionIssuer: { userName: "sms" } } };
        files[logKey(account, region, day)] = [
          at("api", {}),
          at("by-sms", {
            eventSource: "ec2.amazonaws.com",
            userIdentity: { type: "AWSService", invokedBy: "sms.amazonaws.com" },
          }),
          at("role", { eventSource: "ec2.amazonaws.com", userIdentity: role }),
          at("other", { eventSource: "s3.amazonaws.com", eventName: "PutObject" }),
          at("voice", { eventSource: "sms-voice.amazonaws.com", eventName: "ListPools" }),
        ];
      }
    }
  }
  folder = logFolder(files);
});

/** The same question so that nothing is left out: a scan of everything beside it, which the answer does not depend on. */
function unpruned(sql: string): string {
  return `SELECT * FROM (${sql}) CROSS JOIN (SELECT count(*) >= 0 AS always FROM cloudtrail_logs)`;
}

const byId = "ORDER BY event_id";

test.each([
  ["one view", `SELECT event_id FROM migration_events ${byId}`, 36],
  ["a partition by IN", `SELECT event_id FROM migration_events WHERE log_account IN ('222222222222') ${byId}`, 18],
  [
    "a range of days",
    `SELECT event_id FROM migration_events WHERE delivery_date BETWEEN '2018/09/05' AND '2018/12/31' ${byId}`,
    24,
  ],
  [
    "OR over partitions",
    `SELECT event_id FROM migration_events WHERE log_account = '111111111111' OR log_region = 'eu-west-1' ${byId}`,
    27,
  ],
  [
    "OR of a partition and a column",
    `SELECT event_id FROM cloudtrail_events WHERE log_account = '111111111111' OR event_name = 'PutObject' ${byId}`,
    36,
  ],
  [
    "NOT",
    `SELECT event_id FROM migration_events WHERE NOT (log_region = 'us-east-1' OR delivery_date < '2018/10/01') ${byId}`,
    6,
  ],
  ["functions of a partition", `SELECT event_id FROM migration_events WHERE upper(log_region) LIKE 'EU%' ${byId}`, 18],
  [
    "a cast of a partition",
    `SELECT event_id FROM cloudtrail_events WHERE CAST(replace(delivery_date, '/', '-') AS date) = DATE '2018-09-05' ${byId}`,
    20,
  ],
  ["the raw table", "SELECT eventid FROM cloudtrail_logs WHERE eventname = 'PutObject' ORDER BY 1", 12],
  ["a view over every record", `SELECT event_id FROM cloudtrail_events WHERE event_source LIKE 'sms%' ${byId}`, 24],
  [
    "a CTE that shadows a view's name",
    `WITH migration_events AS (SELECT * FROM cloudtrail_events) SELECT event_id FROM migration_events ${byId}`,
    60,
  ],
  [
    "a CTE that shadows it in one half alone",
    `SELECT event_id FROM migration_events UNION ALL SELECT * FROM (WITH migration_events AS (SELECT eventid FROM cloudtrail_logs) SELECT eventid FROM migration_events) ORDER BY 1`,
    96,
  ],
  [
    "a subquery in FROM",
    `SELECT event_id FROM (SELECT * FROM migration_events WHERE log_account = '111111111111') WHERE log_region = 'eu-west-1' ${byId}`,
    9,
  ],
  [
    "EXISTS over another view",
    `SELECT event_id FROM migration_events m WHERE log_region = 'us-east-1' AND EXISTS (SELECT 1 FROM cloudtrail_events c WHERE c.event_name = 'ListPools' AND c.log_account <> m.log_account) ${byId}`,
    18,
  ],
  [
    "NOT IN a subquery",
    `SELECT event_id FROM cloudtrail_events WHERE event_id NOT IN (SELECT event_id FROM migration_events) ${byId}`,
    24,
  ],
  [
    "UNION of different partitions",
    `SELECT event_id FROM migration_events WHERE delivery_date = '2018/09/04' UNION SELECT event_id FROM migration_events WHERE log_account = '222222222222' ${byId}`,
    24,
  ],
  [
    "a join of a view with itself",
    `SELECT a.event_id FROM migration_events a JOIN migration_events b ON a.event_id = b.event_id WHERE a.log_account = '111111111111' ORDER BY 1`,
    18,
  ],
  [
    "a left join keeps the rows of its left side",
    `SELECT c.event_id, m.relation FROM cloudtrail_events c LEFT JOIN migration_events m ON c.event_id = m.event_id AND m.log_region = 'eu-west-1' WHERE c.log_account = '111111111111' ORDER BY 1`,
    30,
  ],
  [
    "mixed views",
    `SELECT event_id FROM migration_events WHERE log_account = '111111111111' UNION ALL SELECT event_id FROM cloudtrail_events WHERE log_account = '222222222222' ORDER BY 1`,
    48,
  ],
  [
    "a materialized CTE used twice",
    `WITH e AS MATERIALIZED (SELECT * FROM migration_events) SELECT a.event_id FROM e a JOIN e b USING (event_id) WHERE b.log_region = 'eu-west-1' ORDER BY 1`,
    18,
  ],
  [
    "a window and a limit",
    `SELECT event_id, row_number() OVER (ORDER BY event_id) AS n FROM migration_events ORDER BY event_id LIMIT 7`,
    7,
  ],
  [
    "the migration predicate, mistaken for another member of the same struct",
    `SELECT eventid FROM cloudtrail_logs WHERE eventsource = 'sms.amazonaws.com' OR useridentity.type = 'AWSService' ORDER BY 1`,
    24,
  ],
  ["a condition that is never true", "SELECT event_id FROM migration_events WHERE false", 0],
])("leaving out what can't matter changes no answer: %s", async (_name, sql, rows) => {
  const answer = await askSql(folder, sql);
  expect(answer).toHaveLength(rows);
  const all = (await askSql(folder, unpruned(sql))) as Record<string, unknown>[];
  expect(answer).toEqual(all.map(({ always, ...row }) => (expect(always).toBe(true), row)));
});

test("files outside the asked partitions are not read", async () => {
  const faulty = logFolder({
    [logKey("111111111111", "us-east-1", "2018/09/04")]: [smsRecord()],
    [logKey("111111111111", "us-east-1", "2018/12/24")]: "no JSON",
    [logKey("222222222222", "us-east-1", "2018/09/04")]: "no JSON",
  });
  const day = ["--from", "2018-09-04", "--to", "2018-09-04"];
  const { code, stderr } = await runCli("query", "timeline", "--logs", faulty, ...day, "--account", "111111111111");
  expect({ code, stderr }).toEqual({ code: 0, stderr: "" });
  expect((await runCli("query", "timeline", "--logs", faulty, ...day)).stderr).toContain(
    "1 problem in 1 of 2 log files",
  );
  const sql = "SELECT count(*) FROM cloudtrail_events WHERE delivery_date = '2018/09/04' AND log_account < '2'";
  expect((await runCli("query", "--logs", faulty, "--sql", sql)).code).toBe(0);
});

test("a statement that reads no logs opens none", async () => {
  const faulty = logFolder({ "a.json": "no JSON" });
  expect(await runCli("query", "--logs", faulty, "--sql", "SELECT 1 AS one", "--format", "csv")).toMatchObject({
    code: 0,
    stdout: "one\r\n1\r\n",
  });
});

test("late deliveries are found up to 30 days after the last day asked for", async () => {
  const record = smsRecord({ eventTime: "2018-09-04T23:59:59Z" });
  const late = (day: string) => logFolder({ [logKey("111111111111", "us-east-1", day)]: [record] });
  const rows = async (of: string) => {
    const { stdout } = await runCli("query", "timeline", "--logs", of, "--to", "2018-09-04", "--format", "json");
    return (JSON.parse(stdout) as unknown[]).length;
  };
  expect(await rows(late("2018/10/04"))).toBe(1);
  expect(await rows(late("2018/10/05"))).toBe(0);
});

test("with SQL of one's own, days, accounts and Regions only choose files, and stderr says so", async () => {
  const sql = "SELECT count(*) AS n FROM cloudtrail_logs";
  const options = [
    "--from",
    "2018-09-05",
    "--to",
    "2018-09-06",
    "--account",
    "111111111111",
    "--region",
    "eu-west-1,us-east-1",
  ];
  const { stdout, stderr } = await runCli("query", "--logs", folder, "--sql", sql, "--format", "csv", ...options);
  expect(stdout).toBe("n\r\n10\r\n");
  expect(stderr).toBe(
    "sms-trail: with SQL of your own, --from, --to, --account and --region only choose files " +
      "(delivered up to 30 days after --to): 2 of 12 log files\n",
  );
});

test("a migration's name behind \\u escapes is found", async () => {
  const hidden = JSON.stringify({ Records: [smsRecord()] }).replace(
    "sms.amazonaws.com",
    "\\u0073ms\\u002eamazonaws.com",
  );
  const escaped = logFolder({ [logKey("111111111111", "us-east-1", "2018/09/04")]: hidden });
  expect(await askSql(escaped, "SELECT event_source FROM migration_events")).toEqual([
    { event_source: "sms.amazonaws.com" },
  ]);
});

test("several saved queries share one read and answer as each does alone", async () => {
  const names = ["timeline", "source_ips", "calls_per_day", "identity_answers"];
  const together = await runCli("query", ...names, "--logs", folder, "--format", "json");
  expect(together.code).toBe(0);
  const answers = JSON.parse(together.stdout) as Record<string, unknown>;
  expect(Object.keys(answers)).toEqual(names);
  for (const name of names) {
    const alone = await runCli("query", name, "--logs", folder, "--format", "json");
    expect(answers[name]).toEqual(JSON.parse(alone.stdout));
  }
});
