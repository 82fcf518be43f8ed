import { chunkDays } from "../../../modules/athena/chunk-days";

const source = (accounts: number, regions: number) => ({
  accounts: { accountIds: Array.from({ length: accounts }, (_, index) => `account-${index}`) },
  regions: Array.from({ length: regions }, (_, index) => `region-${index}`),
});

test.each([
  ["one account in all Regions", [source(1, 34)], 92],
  ["so many that 92 days just fit", [source(543, 1)], 92],
  ["one more than that", [source(544, 1)], 91],
  ["150 accounts in all Regions", [source(150, 34)], 9],
  ["two sources, whose partitions add up", [source(150, 34), source(150, 34)], 4],
  ["as many as one day may have", [source(2000, 25)], 1],
  ["more than one day may have", [source(5000, 34)], 1],
  ["a source without accounts", [source(0, 34)], 92],
])("for %s a chunk has the days that one statement can list", (_, sources, days) => {
  expect(chunkDays(sources)).toBe(days);
});

test("accounts and Regions that are named twice count once", () => {
  const twice = { accounts: { accountIds: Array<string>(600).fill("one") }, regions: ["a", "a"] };
  expect(chunkDays([twice])).toBe(92);
});
