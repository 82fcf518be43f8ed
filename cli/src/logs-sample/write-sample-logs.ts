import { logLayout, type LogLayout } from "../../../modules/shared/log-layout";
import { awsIds } from "./aws-ids";
import type { Call } from "./call";
import { deliverRegion, type LogFile } from "./deliver-region";
import { digestChain, sha256, type DigestedFile } from "./digest-chain";
import { createFileWriter, type FileWriter } from "./file-writer";
import { isoTime } from "./iso-time";
import { createOrganization, type Account } from "./organization";
import { planStories } from "./plan-stories";
import { createRandom } from "./random";
import { checkSampleOptions, type SampleOptions, type SampleSummary } from "./sample-options";
import { dayMs, sampleWindows, type SampleWindow } from "./sample-windows";

const homeRegion = "us-east-1";
const trailName = "sms-trail";
const bucketName = "sample-sms-trail-logs";

/** How an account's events are spread over its three Regions. */
const regionShares = [0.5, 0.35, 0.15];

/**
 * Writes the log tree of a made-up organization: the keys, files and records that its trail would have delivered while
 * servers moved to AWS, first with SMS, then with MGN, in the middle of everyday life. The same options give the same files,
 * byte by byte (compressed bytes: on the same version of Node).
 *
 * @throws Error for an option out of range, or when a file cannot be written
 */
export async function writeSampleLogs(options: SampleOptions): Promise<SampleSummary> {
  checkSampleOptions(options);
  const organization = createOrganization(options);
  const layout = logLayout({ bucketName, organizationId: organization.id });
  const windows = sampleWindows(options.days, options.firstDay);
  const stories = byRegionDay(planStories(organization, windows, options));
  const logs = createFileWriter(options.out);
  const digests = createFileWriter(options.out);
  const count = { files: 0, digestFiles: 0, events: 0, migrationEvents: 0, duplicates: 0, late: 0, rawBytes: 0 };

  const accounts: { id: string; name: string; events: number }[] = [];
  for (const account of organization.accounts) {
    const before = count.events;
    for (const region of regionsOf(account, stories)) {
      for (const window of windows) {
        const files: DigestedFile[] = [];
        for (const file of filesOf(options, account, region, window, stories)) {
          const written = await writeLogFile(logs, layout, options.seed, account.id, region, file);
          files.push(written);
          count.files += 1;
          count.events += file.records.length;
          count.migrationEvents += file.records.filter((record) => record.migration).length;
          count.duplicates += file.duplicates;
          count.late += file.late;
          count.rawBytes += written.rawBytes;
        }
        if (options.digests === false) continue;
        const props = { layout, seed: options.seed, account: account.id, region, homeRegion, trailName };
        for (const digest of digestChain(props, files)) {
          await digests.write(digest.key, digest.text);
          count.digestFiles += 1;
        }
      }
    }
    accounts.push({ id: account.id, name: account.name, events: count.events - before });
  }

  await digests.finish();
  const bytes = await logs.finish();
  const last = windows[windows.length - 1];
  return {
    ...count,
    bytes,
    organizationId: organization.id,
    accounts,
    firstDay: isoTime(windows[0]?.start ?? 0).slice(0, 10),
    lastDay: isoTime((last?.start ?? 0) + ((last?.days ?? 1) - 1) * dayMs).slice(0, 10),
  };
}

function* filesOf(
  options: SampleOptions,
  account: Account,
  region: string,
  window: SampleWindow,
  stories: ReadonlyMap<string, Call[]>,
): Generator<LogFile> {
  const share = regionShares[account.regions.indexOf(region)] ?? 0;
  for (let day = 0; day < window.days; day += 1) {
    const start = window.start + day * dayMs;
    const calls = stories.get(regionDay(account.id, region, start)) ?? [];
    const noise = Math.round(options.eventsPerDay * share);
    yield* deliverRegion({ seed: options.seed, account, region, start, noise, calls });
  }
}

async function writeLogFile(
  writer: FileWriter,
  layout: LogLayout,
  seed: number,
  account: string,
  region: string,
  file: LogFile,
): Promise<DigestedFile & { rawBytes: number }> {
  const text = `{"Records":[${file.records.map((record) => record.text).join(",")}]}`;
  const hash = sha256(text);
  const delivered = isoTime(file.delivered);
  const stamp = `${delivered.slice(0, 16).replaceAll(/[-:]/g, "")}Z`;
  // the content decides the name, so that files of the same minute differ
  const unique = awsIds.fileName(createRandom(seed, "file", hash));
  const key = `${layout.logKeyPrefix(account, region, delivered.slice(0, 10).replaceAll("-", "/"))}${account}_CloudTrail_${region}_${stamp}_${unique}.json.gz`;
  await writer.write(key, text);
  const times = file.records.map((record) => record.time);
  return {
    key,
    hash,
    delivered: file.delivered,
    oldest: Math.min(...times),
    newest: Math.max(...times),
    rawBytes: Buffer.byteLength(text),
  };
}

/** The account's own Regions, then those that only its stories touch. */
function regionsOf(account: Account, stories: ReadonlyMap<string, Call[]>): readonly string[] {
  const touched = [...stories.values()].flatMap(([call]) => (call?.account === account.id ? [call.region] : []));
  return [...new Set([...account.regions, ...touched.sort()])];
}

function regionDay(account: string, region: string, time: number): string {
  return `${account}/${region}/${Math.floor(time / dayMs)}`;
}

function byRegionDay(calls: readonly Call[]): ReadonlyMap<string, Call[]> {
  const days = new Map<string, Call[]>();
  for (const call of calls) {
    const key = regionDay(call.account, call.region, call.time);
    const day = days.get(key);
    if (day) day.push(call);
    else days.set(key, [call]);
  }
  for (const day of days.values()) day.sort((a, b) => a.time - b.time);
  return days;
}
