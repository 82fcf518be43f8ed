import { sampleWindows } from "../../../cli/src/logs-sample/sample-windows";

const days = (count: number, firstDay?: string) =>
  sampleWindows(count, firstDay).map(
    ({ start, days: length }) => `${new Date(start).toISOString().slice(0, 10)} ${length}`,
  );

test.each([
  [1, ["2022-04-01 1"]],
  [2, ["2018-09-03 1", "2022-04-01 1"]],
  [3, ["2018-09-03 1", "2022-04-01 1", "2025-03-10 1"]],
  [9, ["2018-09-03 3", "2022-03-31 3", "2025-03-10 3"]],
  [30, ["2018-09-03 6", "2021-01-11 6", "2022-03-29 6", "2023-07-09 6", "2025-03-10 6"]],
])("%p days are spread over the eras of both services", (count, windows) => {
  expect(days(count)).toEqual(windows);
});

test("all days are there, however many", () => {
  for (let count = 1; count < 60; count += 1)
    expect(sampleWindows(count).reduce((sum, window) => sum + window.days, 0)).toBe(count);
});

test("days follow each other from a first day on", () => {
  expect(days(40, "2019-02-01")).toEqual(["2019-02-01 40"]);
});
