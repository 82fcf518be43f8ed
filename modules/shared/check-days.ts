/**
 * Checks a number of days.
 *
 * @param name property that has it, for the message
 * @throws Error when it is no whole number in the range
 */
export function checkDays(name: string, days: number, least: number, most: number): void {
  if (Number.isInteger(days) && days >= least && days <= most) return;
  const range = `${least} to ${most.toLocaleString("en-US")}`;
  throw new Error(`${name} must be a whole number from ${range}, got: ${days}`);
}
