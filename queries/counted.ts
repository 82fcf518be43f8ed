/**
 * A whole number with its digits in groups of three: `1,234,567`. What `toLocaleString("en-US")` gives, without loading what that knows of
 * languages, which takes tens of milliseconds in each synthesis.
 */
export function grouped(count: number): string {
  return String(count).replaceAll(/\B(?=(?:\d{3})+$)/g, ",");
}

/** How many of something: `1 file`, `1,234 files`. */
export function counted(count: number, noun: string): string {
  return `${grouped(count)} ${noun}${count === 1 ? "" : "s"}`;
}
