/** A time as records hold it: `2018-09-04T16:34:49Z`. */
export function isoTime(time: number): string {
  return `${new Date(time).toISOString().slice(0, 19)}Z`;
}
