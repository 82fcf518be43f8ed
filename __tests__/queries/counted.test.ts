import fc from "fast-check";
import { counted, grouped } from "../../queries/counted";

test.each([
  [0, "0 files"],
  [1, "1 file"],
  [999, "999 files"],
  [1000, "1,000 files"],
  [1_234_567, "1,234,567 files"],
])("%d is told as %s", (count, text) => expect(counted(count, "file")).toBe(text));

test("digits are grouped as English does it", () => {
  fc.assert(fc.property(fc.maxSafeNat(), (count) => expect(grouped(count)).toBe(count.toLocaleString("en-US"))));
});
