/** Work in an hour of the day against the others, UTC: nights are quieter, but programs never sleep. */
const work = [4, 4, 3, 3, 3, 4, 5, 8, 11, 13, 13, 12, 11, 12, 13, 12, 11, 9, 8, 7, 6, 6, 5, 5];
const total = work.reduce((sum, hour) => sum + hour, 0);

/** Milliseconds into the day by which this share (0 to 1) of the day's calls has been made. */
export function timeOfDay(share: number): number {
  let rest = share * total;
  for (const [hour, amount] of work.entries()) {
    if (rest < amount) return Math.floor((hour + rest / amount) * 3_600_000);
    rest -= amount;
  }
  return 86_400_000 - 1;
}
