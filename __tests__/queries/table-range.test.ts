import { parseSavedQuery } from "../../queries/parse-saved-query";
import { renderQuery, type QueryArguments } from "../../queries/render-query";
import { joinRanges, tableDays, type TableRange } from "../../queries/table-range";

const query = parseSavedQuery(
  "probe",
  "-- title: T\n-- question: Q?\n-- category: C\n-- parameters: from, to, accounts, regions\n-- column: a | A\n" +
    "SELECT a FROM t WHERE :delivery_range(d) AND :event_range(e) AND :accounts(x) AND :regions(r)\n",
  "probe.sql",
);
const tables: TableRange = {
  firstDay: "2018-02-01",
  lastDay: "2018-03-31",
  accounts: ["111111111111", "222222222222"],
  regions: ["eu-west-1"],
};

describe("a question that the tables have nothing of is told, instead of answered with no rows", () => {
  test.each<[QueryArguments, TableRange, string]>([
    [
      { to: "2018-01-01" },
      tables,
      "probe: no event to 2018-01-01 is in the tables: they have what was delivered from 2018-02-01 to 2018-03-31",
    ],
    [
      { from: "2018-04-01" },
      tables,
      "probe: no event from 2018-04-01 is in the tables: they have what was delivered from 2018-02-01 to 2018-03-31",
    ],
    [
      { from: "2017-01-01", to: "2017-12-31" },
      { firstDay: "2018-02-01" },
      "probe: no event from 2017-01-01 to 2017-12-31 is in the tables: they have what was delivered from 2018-02-01 to the present day",
    ],
    [
      { from: "2018-04-01" },
      { lastDay: "2018-03-31" },
      "probe: no event from 2018-04-01 is in the tables: they have what was delivered to 2018-03-31",
    ],
    [
      { accounts: ["222222222222", "333333333333"] },
      tables,
      "probe: the tables have no account 333333333333; they have: 111111111111, 222222222222",
    ],
    [{ regions: ["eu-west-2"] }, tables, "probe: the tables have no Region eu-west-2; they have: eu-west-1"],
    [
      { accounts: ["333333333333"] },
      { accounts: Array.from({ length: 21 }, (_, index) => `1111111111${index + 10}`) },
      `probe: the tables have no account 333333333333; they have: ${Array.from({ length: 20 }, (_, index) => `1111111111${index + 10}`).join(", ")} and 1 more`,
    ],
  ])("%j", (args, range, message) => {
    expect(() => renderQuery(query, args, range)).toThrow(
      expect.objectContaining({ name: "QueryArgumentError", message }),
    );
  });

  test.each<QueryArguments>([
    // its files may come thirty days later, on the first day that the tables have
    { to: "2018-01-02" },
    { from: "2018-03-31" },
    { from: "2010-01-01", to: "2030-01-01" },
    { accounts: ["222222222222"], regions: ["eu-west-1"] },
  ])("and no other: %j", (args) => {
    expect(renderQuery(query, args, tables)).toContain("SELECT a FROM t WHERE d BETWEEN ");
  });
});

describe("several tables", () => {
  const other: TableRange & { firstDay: string } = {
    firstDay: "2017-01-01",
    lastDay: "2018-02-28",
    accounts: ["000000000000"],
    regions: ["eu-west-1", "us-east-1"],
  };

  test("have together what each of them has", () => {
    expect(joinRanges([{ ...tables, firstDay: "2018-02-01" }, other])).toEqual({
      firstDay: "2017-01-01",
      lastDay: "2018-03-31",
      accounts: ["000000000000", "111111111111", "222222222222"],
      regions: ["eu-west-1", "us-east-1"],
    });
  });

  test("have no last day and any account where one of them has", () => {
    expect(joinRanges([other, { ...other, lastDay: undefined, accounts: undefined }])).toMatchObject({
      lastDay: undefined,
      accounts: undefined,
    });
  });
});

test("nothing is said of days that are not known", () => {
  expect(tableDays({})).toBeUndefined();
});
