import { z } from "zod";

/** A whole number from `min` to `max`, both allowed; `unit` ("days") stands in the message. */
export function wholeNumberSetting(unit: string, min: number, max: number) {
  const rule = { error: `must be a whole number of ${unit} from ${min} to ${max}` };
  return z.number(rule).int(rule).min(min, rule).max(max, rule);
}
