import { integer, maxValue, minValue, number, pipe } from "valibot";

/** A whole number from `min` to `max`, both allowed; `unit` ("days") stands in the message. */
export function wholeNumberSetting(unit: string, min: number, max: number) {
  const rule = `must be a whole number of ${unit} from ${min} to ${max}`;
  return pipe(number(rule), integer(rule), minValue(min, rule), maxValue(max, rule));
}
