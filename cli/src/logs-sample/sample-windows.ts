/** Milliseconds of a day. */
export const dayMs = 86_400_000;

/** A run of days with events. */
export interface SampleWindow {
  /** First moment, milliseconds since 1970. */
  readonly start: number;
  readonly days: number;
}

/** First moment of the day after SMS was retired. */
export const retirement = Date.UTC(2022, 3, 1);

/**
 * Anchor days of the eras, the most telling first. Around the retirement both services are at work, and a window there is
 * laid so that it begins before the retirement and ends after it.
 */
const anchors: readonly { readonly day: number; readonly centered: boolean }[] = [
  { day: retirement, centered: true }, // SMS ends, MGN is there
  { day: Date.UTC(2018, 8, 3), centered: false }, // SMS, records of version 1.05
  { day: Date.UTC(2025, 2, 10), centered: false }, // MGN, version 1.11
  { day: Date.UTC(2021, 0, 11), centered: false }, // SMS with applications and validation, 1.08
  { day: Date.UTC(2023, 6, 9), centered: false }, // MGN, 1.08 turns 1.09; the tail of SMS
];

/**
 * The runs of days that a tree covers, in the order of time: few days are spread over few eras, at least three days each
 * where there are enough, so that stories fit and records can come late. With a first day, one run from there on.
 */
export function sampleWindows(days: number, firstDay?: string): readonly SampleWindow[] {
  if (firstDay !== undefined) return [{ start: Date.parse(`${firstDay}T00:00:00Z`), days }];
  const eras = Math.max(1, Math.min(anchors.length, days <= 3 ? days : Math.max(3, Math.floor(days / 3))));
  return anchors
    .slice(0, eras)
    .map(({ day, centered }, era) => {
      const length = Math.floor(days / eras) + (era < days % eras ? 1 : 0);
      return { start: centered ? day - Math.floor(length / 2) * dayMs : day, days: length };
    })
    .sort((a, b) => a.start - b.start);
}
