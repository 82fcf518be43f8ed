import { dayAfter, deliveryRange } from "../../queries/delivery-range";

test.each([
  ["2018-09-01", "2018-09-30", { first: "2018/09/01", last: "2018/10/30" }],
  ["2018-09-01", undefined, { first: "2018/09/01", last: "9999/12/31" }],
  ["2018-09-01", "9999-11-30", { first: "2018/09/01", last: "9999/12/30" }],
  ["2018-09-01", "9999-12-01", { first: "2018/09/01", last: "9999/12/31" }],
  ["2018-09-01", "9999-12-20", { first: "2018/09/01", last: "9999/12/31" }],
])("events from %s to %s can be delivered up to thirty days later, within years of four digits", (from, to, range) => {
  expect(deliveryRange(from, to)).toEqual(range);
});

test("the day after the last of February is the first of March, or not yet in a leap year", () => {
  expect([dayAfter("2019-02-28", 1), dayAfter("2020-02-28", 1)]).toEqual(["2019-03-01", "2020-02-29"]);
});
