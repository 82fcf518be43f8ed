import { countPartitions, type ProjectedPartitions } from "../../queries/partition-count";
import { partitionNotice } from "../../queries/partition-notice";

const accounts = (count: number) => Array.from({ length: count }, (_, index) => String(111_111_111_111 + index));
const regions = (count: number) => Array.from({ length: count }, (_, index) => `eu-west-${index + 1}`);
const table = (of: Partial<ProjectedPartitions> = {}): ProjectedPartitions => ({
  accounts: { type: "enum", accountIds: accounts(300) },
  regions: regions(17),
  firstDay: "2018-01-01",
  lastDay: "2018-01-30",
  ...of,
});
const today = "2026-01-31";

describe("the partitions that a question reads", () => {
  test("are accounts times Regions times days", () => {
    expect(countPartitions([table()], {}, today)).toEqual({
      partitions: 153_000,
      sum: "300 accounts × 17 Regions × 30 days",
    });
  });

  test("of several tables are added", () => {
    const old = table({
      accounts: { type: "enum", accountIds: accounts(1) },
      regions: regions(1),
      lastDay: "2018-01-01",
    });
    expect(countPartitions([table(), old], {}, today)).toEqual({
      partitions: 153_001,
      sum: "300 accounts × 17 Regions × 30 days + 1 account × 1 Region × 1 day",
    });
  });

  test("are of one account where a question names one at a time", () => {
    expect(countPartitions([table({ accounts: { type: "injected", accountIds: accounts(300) } })], {}, today).sum).toBe(
      "1 account × 17 Regions × 30 days",
    );
  });

  test("end at the present day where the table has no last one", () => {
    expect(countPartitions([table({ lastDay: undefined })], {}, "2018-12-31").sum).toContain("365 days");
  });

  test.each([
    [{ from: "2018-01-01", to: "2018-01-01" }, 31],
    [{ from: "2018-01-02" }, 2_921],
    [{ to: "2018-01-02" }, 32],
    [{ from: "2017-01-01", to: "2017-12-01" }, 0],
    [{ from: "2017-01-01", to: "2017-12-02" }, 1],
    [{ from: "2027-01-01" }, 0],
  ])("begin with the period and end thirty days after it, within the table: %j", (period, days) => {
    const one = { accounts: { type: "enum", accountIds: ["111111111111"] }, regions: ["eu-west-1"] } as const;
    const { partitions } = countPartitions([table({ ...one, lastDay: undefined })], period, "2025-12-31");
    expect(partitions).toBe(days);
  });
});

describe("what synthesis says of them", () => {
  const notice = (partitions: number, periodChosen: boolean) =>
    partitionNotice(59, { partitions, sum: "SUM" }, periodChosen);
  const reads = (count: string) =>
    `each of the 59 saved queries over the log files reads ${count} partitions until it is edited (SUM), with one LIST call of S3 at least for each`;
  const tables = "or the tables fewer Regions and a later first day";
  const fewer = `give them fewer days, ${tables}`;
  const name = `name days, accounts and Regions before you ask one, or give all of them a period, ${tables}`;

  test.each([
    [10_000, true, "info", reads("10,000")],
    [10_001, true, "warning", `${reads("10,001")}: more than 10,000 are slow; ${fewer}`],
    [1_000_000, true, "warning", `${reads("1,000,000")}: more than 10,000 are slow; ${fewer}`],
    [1_000_001, true, "error", `${reads("1,000,001")}: Athena refuses more than 1,000,000; ${fewer}`],
    [10_000, false, "info", reads("10,000")],
    [10_001, false, "info", `${reads("10,001")}: ${name}`],
    [1_000_000, false, "info", `${reads("1,000,000")}: ${name}`],
    [1_000_001, false, "warning", `${reads("1,000,001")}: Athena refuses more than 1,000,000; ${name}`],
  ])("%d, days chosen: %s", (partitions, periodChosen, level, message) => {
    expect(notice(partitions, periodChosen)).toEqual({ level, message });
  });
});
