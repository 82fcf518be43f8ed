import { parseSavedQuery } from "../../queries/parse-saved-query";
import { renderQuery, type QueryArguments } from "../../queries/render-query";
import { savedQueries } from "../../queries/saved-queries";

const header = "-- title: T\n-- question: Q?\n-- category: C\n-- column: a | A\n";

function parse(lines: string, sql: string) {
  return parseSavedQuery("probe", `${header}${lines}${sql}\n`, "probe.sql");
}

const ranged = parse(
  "-- parameters: from, to, accounts, regions\n",
  `SELECT 'a :from :accounts(x) it''s' AS ":to" -- :from is not replaced in a comment
FROM t /* :to */
WHERE :delivery_range(delivery_date) AND :accounts(log_account) AND :regions(r.log_region) AND :event_range(event_time)
AND day BETWEEN coalesce(:first_day, a) AND coalesce(:last_day, b)`,
);

/** The line of conditions, and the one of days. */
function conditions(args: QueryArguments, firstDay?: string): string[] {
  return renderQuery(ranged, args, { firstDay }).split("\n").slice(2);
}

describe("renderQuery", () => {
  test("without arguments reads from the first recorded day to an open end, and names every partition column", () => {
    expect(conditions({})).toEqual([
      "WHERE delivery_date BETWEEN '2016/11/14' AND '9999/12/31' AND log_account >= '' AND r.log_region >= '' AND event_time >= TIMESTAMP '2016-11-14 00:00:00' AND event_time < TIMESTAMP '9999-12-31 00:00:00'",
      "AND day BETWEEN coalesce(CAST(NULL AS date), a) AND coalesce(CAST(NULL AS date), b)",
    ]);
  });

  test("starts at the first day of the settings, which is not a range that a person asked for", () => {
    expect(conditions({}, "2020-02-29")).toEqual([
      "WHERE delivery_date BETWEEN '2020/02/29' AND '9999/12/31' AND log_account >= '' AND r.log_region >= '' AND event_time >= TIMESTAMP '2020-02-29 00:00:00' AND event_time < TIMESTAMP '9999-12-31 00:00:00'",
      "AND day BETWEEN coalesce(CAST(NULL AS date), a) AND coalesce(CAST(NULL AS date), b)",
    ]);
  });

  test("reads delivery dates up to 30 days after the last event day, and events until its end", () => {
    const args = {
      from: "2018-12-31",
      to: "2019-01-31",
      accounts: ["111122223333", "0123456789ab"],
      regions: ["eu-west-1"],
    };
    expect(conditions(args, "2017-01-01")).toEqual([
      "WHERE delivery_date BETWEEN '2018/12/31' AND '2019/03/02' AND log_account IN ('111122223333', '0123456789ab') AND r.log_region = 'eu-west-1' AND event_time >= TIMESTAMP '2018-12-31 00:00:00' AND event_time < TIMESTAMP '2019-02-01 00:00:00'",
      "AND day BETWEEN coalesce(DATE '2018-12-31', a) AND coalesce(DATE '2019-01-31', b)",
    ]);
  });

  test.each([
    ["9999-11-30", "'9999/12/30'"],
    ["9999-12-01", "'9999/12/31'"],
    ["9999-12-31", "'9999/12/31'"],
  ])("ends no later than the last day there is, for %s", (to, last) => {
    expect(conditions({ to })[0]).toContain(`AND ${last} AND`);
  });

  test("leaves strings, quoted names and comments as they are", () => {
    expect(renderQuery(ranged).split("\n").slice(0, 2)).toEqual([
      `SELECT 'a :from :accounts(x) it''s' AS ":to" -- :from is not replaced in a comment`,
      "FROM t /* :to */",
    ]);
  });

  test("treats undefined and empty lists as not given", () => {
    expect(renderQuery(ranged, { from: undefined, accounts: [], regions: [] })).toBe(renderQuery(ranged));
  });

  test("is the same text every time: it holds no clock", () => {
    for (const query of savedQueries()) expect(renderQuery(query)).not.toMatch(/current_|now\(|today/i);
  });
});

describe("literals of own parameters", () => {
  const own = parse(
    "-- parameter: who text | whose calls\n-- parameter: least integer = 3 | at least so many\n-- parameter: since date = 2022-04-01 | after\n",
    "SELECT a FROM t WHERE name = :who AND n >= :least AND day >= :since",
  );

  test.each([
    ["anna", "'anna'"],
    ["o'brien", "'o''brien'"],
    ["'; DROP TABLE t --", "'''; DROP TABLE t --'"],
    ["\\' :least ${x} %{y} \n", "'\\'' :least ${x} %{y} \n'"],
    ["", "''"],
  ])("a text cannot leave its literal: %j", (who, literal) => {
    expect(renderQuery(own, { who })).toBe(
      `SELECT a FROM t WHERE name = ${literal} AND n >= 3 AND day >= DATE '2022-04-01'`,
    );
  });

  test.each([[-7], ["42"]])("a whole number stands bare: %j", (least) => {
    expect(renderQuery(own, { who: "a", least })).toContain(`n >= ${least} AND`);
  });

  test("fails without a value that has no default", () => {
    expect(() => renderQuery(own)).toThrow('probe needs a value for "who"');
  });

  test.each([
    [{ who: 3 }, 'probe: "who" must be a text, got: 3'],
    [{ who: "a\0b" }, 'probe: "who" must be a text, got: "a\\u0000b"'],
    [{ who: "a", least: 1.5 }, 'probe: "least" must be a whole number, got: 1.5'],
    [{ who: "a", least: "1; --" }, 'probe: "least" must be a whole number, got: "1; --"'],
    [{ who: "a", since: "2022-4-1" }, 'probe: "since" must be a day that exists, yyyy-MM-dd, got: "2022-4-1"'],
    [{ whom: "a" }, 'probe has no parameter "whom"; it has: who, least, since'],
  ])("fails for %j", (args, message) => {
    expect(() => renderQuery(own, args)).toThrow(message);
  });
});

describe("fails with the rule and what was got", () => {
  test.each<[QueryArguments, string]>([
    [{ from: "2019-02-29" }, 'probe: "from" must be a day that exists, yyyy-MM-dd, got: "2019-02-29"'],
    [{ from: "2019-1-1" }, 'probe: "from" must be a day that exists, yyyy-MM-dd, got: "2019-1-1"'],
    [{ from: "0999-01-01" }, 'probe: "from" must be a day that exists, yyyy-MM-dd, got: "0999-01-01"'],
    [{ to: "2019-01-01' OR 1=1" }, `probe: "to" must be a day that exists, yyyy-MM-dd, got: "2019-01-01' OR 1=1"`],
    [{ to: "" }, 'probe: "to" must be a day that exists, yyyy-MM-dd, got: ""'],
    [{ from: "2019-01-02", to: "2019-01-01" }, 'probe: "from" must not be after "to", got: 2019-01-02 and 2019-01-01'],
    [{ accounts: ["123"] }, 'probe: "accounts" must be account ids, 12 digits each, got: ["123"]'],
    [
      { accounts: ["111122223333", "1' OR '1"] },
      `probe: "accounts" must be account ids, 12 digits each, got: ["111122223333","1' OR '1"]`,
    ],
    [{ regions: ["eu-west"] }, 'probe: "regions" must be Region names such as eu-west-1, got: ["eu-west"]'],
    [{ regions: ["EU-WEST-1"] }, 'probe: "regions" must be Region names such as eu-west-1, got: ["EU-WEST-1"]'],
    [{ region: "eu-west-1" }, 'probe has no parameter "region"; it has: from, to, accounts, regions'],
  ])("%j", (args, message) => {
    const attempt = () => renderQuery(ranged, args);
    expect(attempt).toThrow(message);
    expect(attempt).toThrow(expect.objectContaining({ name: "QueryArgumentError" }));
  });

  test("a first day of the settings that does not exist", () => {
    expect(() => renderQuery(ranged, {}, { firstDay: "2019-02-30" })).toThrow(
      '"firstDay" must be a day that exists, yyyy-MM-dd, got: "2019-02-30"',
    );
  });
});

test.each([
  "us-east-1",
  "us-gov-west-1",
  "cn-north-1",
  "ap-southeast-12",
  "us-isob-east-1",
  "eusc-de-east-1",
  "mx-central-1",
])("%s is a Region", (region) => {
  expect(conditions({ regions: [region] })[0]).toContain(`r.log_region = '${region}'`);
});
