/** Log files may come this many days after their events: CloudTrail delivers again for 30 days after a fault of the bucket. */
export const lateDeliveryDays = 30;

/** The end of an open range. Partition projection ends at the present day, so an open end reads nothing more. */
export const openEnd = "9999-12-31";

/** Delivery dates, yyyy/MM/dd, that can hold events of the days from `from` to `to`, yyyy-MM-dd, both inclusive. */
export function deliveryRange(from: string, to: string = openEnd): { readonly first: string; readonly last: string } {
  return { first: slashed(from), last: slashed(dayAfter(to, lateDeliveryDays)) };
}

/** The day so many days later; never past the open end, where years get a fifth digit. */
export function dayAfter(day: string, days: number): string {
  const time = Date.parse(`${day}T00:00:00Z`) + days * 86_400_000;
  return time >= Date.parse(`${openEnd}T00:00:00Z`) ? openEnd : new Date(time).toISOString().slice(0, 10);
}

function slashed(day: string): string {
  return day.replaceAll("-", "/");
}
