import type { Call } from "./call";
import { timeOfDay } from "./hours-of-day";
import { isMigrationCall } from "./is-migration-call";
import { noiseCalls } from "./noise/noise-calls";
import type { Account } from "./organization";
import { createRandom, type Random } from "./random";
import { renderRecord } from "./render-record";
import { dayMs } from "./sample-windows";

/** One record on its way into a log file. */
export interface Delivered {
  readonly text: string;
  readonly time: number;
  readonly migration: boolean;
}

/** One log file to be written. */
export interface LogFile {
  /** Minute of delivery, milliseconds since 1970. */
  readonly delivered: number;
  readonly records: readonly Delivered[];
  readonly duplicates: number;
  readonly late: number;
}

/** One account's events of one Region on one day. */
export interface RegionDay {
  readonly seed: number;
  readonly account: Account;
  readonly region: string;
  /** First moment of the day. */
  readonly start: number;
  /** Events of the background. */
  readonly noise: number;
  /** Calls of the stories on this day, in the order of time. */
  readonly calls: readonly Call[];
}

/**
 * The log files of a day as CloudTrail delivers them: a few minutes after the calls, records in no order, some in a second
 * file again, some days late. One file is in memory at a time.
 */
export function* deliverRegion(day: RegionDay): Generator<LogFile> {
  const random = createRandom(day.seed, "day", day.account.id, day.region, `${day.start}`);
  const sizes = fileSizes(day.noise, random);
  const nextDay: Delivered[] = [];
  const late: Delivered[] = [];
  let again: Delivered[] = [];
  let told = 0;
  let done = 0;

  for (const [i, size] of sizes.entries()) {
    const from = day.start + timeOfDay(done / Math.max(day.noise, 1));
    done += size;
    const last = i === sizes.length - 1;
    const until = last ? day.start + dayMs : day.start + timeOfDay(done / day.noise);
    const calls = noiseCalls({ account: day.account, region: day.region, time: from }, until, size, random);
    const stories = told;
    while (told < day.calls.length && (day.calls[told] as Call).time < until) told += 1;
    calls.push(...day.calls.slice(stories, told));

    const records: Delivered[] = [...again];
    const duplicates = again.length;
    again = [];
    for (const [n, call] of calls.entries()) {
      const record = { text: renderRecord(call, random), time: call.time, migration: isMigrationCall(call) };
      const fate = random.float();
      // every 31st call of a story comes twice, every 47th late: few, but never none
      const story = n < size ? 0 : stories + n - size + 1;
      if (fate < 0.001 || story % 47 === 46) late.push(record);
      else records.push(record);
      if (fate > 0.998 || story % 31 === 30)
        (fate > 0.9993 || story % 62 === 61 || last ? nextDay : again).push(record);
    }
    if (records.length > 0)
      yield {
        delivered: minuteOf(until + random.between(3, 594) * 1000),
        records: shuffle(records, random),
        duplicates,
        late: 0,
      };
  }
  if (nextDay.length > 0) {
    const delivered = minuteOf(day.start + dayMs + random.between(600, 43_200) * 1000);
    yield { delivered, records: shuffle(nextDay, random), duplicates: nextDay.length, late: 0 };
  }
  if (late.length > 0) {
    const delivered = minuteOf(day.start + random.between(2, 5) * dayMs + random.between(3600, 80_000) * 1000);
    yield { delivered, records: shuffle(late, random), duplicates: 0, late: late.length };
  }
}

/** Sizes of a day's files: many small, most of some dozens, few large; public log files look so. */
function fileSizes(total: number, random: Random): readonly number[] {
  const sizes: number[] = [];
  for (let rest = total; rest > 0;) {
    const kind = random.float();
    const size =
      kind < 0.25
        ? random.between(1, 8)
        : kind < 0.65
          ? random.between(10, 80)
          : kind < 0.94
            ? random.between(80, 200)
            : random.between(200, 600);
    sizes.push(Math.min(size, rest));
    rest -= size;
  }
  return sizes.length > 0 ? sizes : [0];
}

/** The five-minute stamp that file names carry. */
function minuteOf(time: number): number {
  return time - (time % 300_000) + 300_000;
}

function shuffle<T>(list: T[], random: Random): T[] {
  for (let i = list.length - 1; i > 0; i -= 1) {
    const j = random.between(0, i);
    [list[i], list[j]] = [list[j] as T, list[i] as T];
  }
  return list;
}
