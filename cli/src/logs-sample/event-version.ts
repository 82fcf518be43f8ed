/** First days (milliseconds) of the record versions, newest first. AWS changed them Region by Region; these are the days here. */
const firstDays: readonly (readonly [number, string])[] = [
  [Date.UTC(2024, 9, 1), "1.11"],
  [Date.UTC(2024, 3, 1), "1.10"],
  [Date.UTC(2023, 6, 10, 12), "1.09"],
  [Date.UTC(2020, 11, 1), "1.08"],
  [Date.UTC(2020, 4, 1), "1.07"],
  [Date.UTC(2019, 8, 1), "1.06"],
  [Date.UTC(2016, 11, 1), "1.05"],
];

/**
 * Version of the record format at a time; older services lagged behind, which `lag` (in [0, 1)) decides record by record.
 *
 * @see https://docs.aws.amazon.com/awscloudtrail/latest/userguide/cloudtrail-event-reference-record-contents.html
 */
export function eventVersion(time: number, lag: number): string {
  const now = firstDays.findIndex(([day]) => time >= day);
  if (now < 0) return "1.04";
  const older = lag < 0.06 && now + 1 < firstDays.length ? now + 1 : now;
  return firstDays[older]?.[1] ?? "1.05";
}

/** Whether a version is at least another: numbers, not text (1.10 comes after 1.9). */
export function isVersionAtLeast(version: string, other: string): boolean {
  return minor(version) >= minor(other);
}

function minor(version: string): number {
  return Number(version.slice(version.indexOf(".") + 1));
}
