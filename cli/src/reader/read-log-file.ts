import { isUtf8 } from "node:buffer";
import type { RecordField } from "../../../queries/record-schema";
import { ByteOutput } from "./byte-output";
import { JsonScanner } from "./json-scanner";
import { logFileBytes } from "./log-file-bytes";
import { type LogVisitor, LogWalker } from "./log-walker";
import { type NeedleSearch, needleSearch } from "./needle-search";
import type { Problem } from "./problem";
import { recordPlan } from "./record-plan";
import { RecordWriter } from "./record-writer";

/** One file to read. */
export interface LogFileToRead {
  /** Position in the list of all files. */
  readonly index: number;
  /** Where it is. */
  readonly path: string;
  /** What the column `"$path"` says. */
  readonly name: string;
  /** Partition of its records. @default - each record's own account, Region and day */
  readonly place?: { readonly account: string; readonly region: string; readonly deliveryDate: string };
}

/** What to read of the files. */
export interface ReadingPlan {
  /** JSON strings of which a record must hold one to matter. @default - every record matters */
  readonly needles?: readonly string[];
  /** Lower-case names of the columns that are asked for, `log_account` among them. @default - all */
  readonly columns?: readonly string[];
}

/** What was found in one file. */
export interface LogFileReport {
  readonly index: number;
  /** Rows written. */
  rows: number;
  /** Bytes of the longest row. */
  longest: number;
  /** Records that are not of API calls and so not in the table. */
  insights: number;
  digest: boolean;
  /** Whether the file has problems and no record could be read. */
  unreadable: boolean;
  problems: Problem[];
}

/** How many problems of one file are told one by one. */
const problemsPerFile = 20;

const OPEN_OBJECT = 0x7b;

/** Text of a file that is held at once: more where few records become rows than where all do. */
const heldText = { withNeedles: 24 * 1024 * 1024, withoutNeedles: 6 * 1024 * 1024 };

/**
 * Reads log files one after the other and appends their rows to `out`, one JSON object a line.
 *
 * @param relieve called now and then while a big file is read, so that `out` can be emptied
 */
export function logFileReader(
  fields: readonly RecordField[],
  plan: ReadingPlan,
  out: ByteOutput,
  relieve: (report: LogFileReport) => Promise<void> = async () => {},
) {
  const search = plan.needles === undefined ? undefined : needleSearch(plan.needles);
  const bytesOf = logFileBytes(search === undefined ? heldText.withoutNeedles : heldText.withNeedles, search?.room);
  const scanner = new JsonScanner();
  const columns = plan.columns === undefined ? undefined : new Set(plan.columns);
  const members = recordPlan(fields, columns);

  return {
    /** Reads one file. Never throws: what is wrong with the file is in the report. */
    async read(file: LogFileToRead): Promise<LogFileReport> {
      const report: LogFileReport = {
        index: file.index,
        rows: 0,
        longest: 0,
        insights: 0,
        digest: false,
        unreadable: false,
        problems: [],
      };
      let visitor: RowVisitor | undefined;
      try {
        const whole = bytesOf.whole(file.path);
        const hits = whole && search?.find(whole.bytes, whole.end);
        // without a hit only the form of the text is looked at: enough to tell a log file from anything else
        if (whole !== undefined && hits?.length === 0 && looksWhole(whole.bytes, whole.end)) return report;
        visitor = new RowVisitor(file, report, members, out, columns);
        const faults: string[] = [];
        if (whole === undefined) {
          await readPieces(
            bytesOf.pieces(file.path, (fault) => faults.push(fault)),
            faults,
            scanner,
            visitor,
            search,
            () => relieve(report),
          );
        } else readWhole(whole.bytes, whole.end, scanner, visitor, hits);
      } catch (error) {
        visitor ??= new RowVisitor(file, report, members, out, columns);
        visitor.problem(`can't be read: ${(error as Error).message}`);
      }
      visitor.finish();
      return report;
    },
  };
}

function readWhole(
  bytes: Buffer,
  end: number,
  scanner: JsonScanner,
  visitor: RowVisitor,
  hits: readonly number[] | undefined,
): void {
  if (end === 0) return visitor.problem("is empty");
  scanner.reset(bytes, end);
  visitor.matters = hits === undefined ? undefined : rangeTest(hits);
  const walker = new LogWalker(scanner, visitor);
  walker.walk(0, 0, true);
  if (!walker.sawValue && visitor.clean) visitor.problem("holds nothing but white space");
}

/** Positions are asked for in ascending order, as the walker meets the records. */
function rangeTest(hits: readonly number[]): (from: number, to: number) => boolean {
  let next = 0;
  return (from, to) => {
    while (next < hits.length && hits[next]! < from) next += 1;
    return next < hits.length && hits[next]! < to;
  };
}

async function readPieces(
  pieces: AsyncGenerator<Buffer>,
  faults: readonly string[],
  scanner: JsonScanner,
  visitor: RowVisitor,
  search: NeedleSearch | undefined,
  relieve: () => Promise<void>,
): Promise<void> {
  const walker = new LogWalker(scanner, visitor);
  const held = new ByteOutput(1 << 20);
  let offset = 0;
  let length = 0;
  const walk = (last: boolean) => {
    scanner.reset(held.bytes, held.length);
    const hits = search?.find(held.bytes, held.length);
    visitor.matters = hits === undefined ? undefined : rangeTest(hits);
    const done = walker.walk(0, offset, last);
    held.bytes.copyWithin(0, done, held.length);
    held.length -= done;
    offset += done;
  };
  // a piece is walked over when it has grown by half, so that one huge record is not walked over again and again
  let walkedAt = 0;
  for await (const piece of pieces) {
    length += piece.length;
    held.append(piece);
    if (held.length < Math.max(1 << 19, walkedAt * 1.5)) continue;
    walk(false);
    walkedAt = held.length;
    await relieve();
  }
  // a record that the cut went through is no second fault
  visitor.cut = faults.length > 0;
  walk(true);
  for (const fault of faults) visitor.problem(fault);
  if (length === 0 && visitor.clean) visitor.problem("is empty");
  else if (!walker.sawValue && visitor.clean) visitor.problem("holds nothing but white space");
}

/** Whether text starts and ends as CloudTrail's own files do. */
function looksWhole(bytes: Buffer, end: number): boolean {
  let last = end;
  while (last > 0 && bytes[last - 1]! <= 0x20) last -= 1;
  return bytes.toString("latin1", 0, 12) === '{"Records":[' && bytes.toString("latin1", last - 2, last) === "]}";
}

/** Makes rows of the records that the walker meets. */
class RowVisitor implements LogVisitor {
  /** Whether the bytes `[from, to)` can hold a record that is asked for. */
  public matters: ((from: number, to: number) => boolean) | undefined;
  /** Whether the data is known to be cut: then the fault of its last record is not told as well. */
  public cut = false;

  private readonly writer: RecordWriter;
  private readonly head: Buffer;
  private records = 0;
  private told = 0;

  constructor(
    private readonly file: LogFileToRead,
    private readonly report: LogFileReport,
    members: ReturnType<typeof recordPlan>,
    private readonly out: ByteOutput,
    private readonly columns: ReadonlySet<string> | undefined,
  ) {
    this.writer = new RecordWriter(members, out, (message) => this.tell({ message, record: this.records }));
    this.head = file.place === undefined ? Buffer.alloc(0) : rowHead(file.name, file.place, columns);
  }

  public get clean(): boolean {
    return this.told === 0;
  }

  public record(scanner: JsonScanner, from: number): number {
    const { matters, report, writer } = this;
    if (scanner.bytes[from] !== OPEN_OBJECT) return this.notARecord(scanner, from);
    if (matters !== undefined) {
      const end = scanner.skipValue(from);
      if (end < 0 || !matters(from, end)) {
        if (end >= 0) this.records += 1;
        return end;
      }
    }
    const before = this.told;
    this.records += 1;
    const end = writer.collect(scanner, from);
    if (end < 0) {
      // it will be met again when more bytes are there
      this.records -= 1;
      this.forget(before);
      return -1;
    }
    if (writer.isOtherKind(scanner)) {
      report.insights += 1;
      return end;
    }
    if (!writer.hasTime(scanner))
      this.tell({ message: "has no eventTime: its event_time is NULL", record: this.records });
    this.writeRow(scanner);
    return end;
  }

  public digest(): void {
    this.report.digest = true;
  }

  public problem(message: string): void {
    if (this.cut && message === "the JSON ends early") return;
    const read = this.records === 1 ? "1 record" : `${this.records} records`;
    this.tell({ message: this.records > 0 ? `${message} (after ${read})` : message });
  }

  /** Sums up. */
  public finish(): void {
    this.report.unreadable = this.told > 0 && this.records === 0;
    const more = this.told - this.report.problems.length;
    if (more > 0) this.report.problems.push({ message: `and ${more} more problems` });
  }

  private writeRow(scanner: JsonScanner): void {
    const start = this.out.length;
    const head =
      this.file.place === undefined ? rowHead(this.file.name, this.writer.place(scanner), this.columns) : this.head;
    this.writer.write(scanner, head);
    const row = this.out.bytes.subarray(start, this.out.length);
    if (!isUtf8(row)) {
      this.tell({ message: "is not valid UTF-8: bad bytes read as U+FFFD", record: this.records });
      const replaced = Buffer.from(row.toString("utf8"));
      this.out.length = start;
      this.out.append(replaced);
    }
    this.report.rows += 1;
    this.report.longest = Math.max(this.report.longest, this.out.length - start);
  }

  private notARecord(scanner: JsonScanner, from: number): number {
    const end = scanner.skipValue(from);
    if (end < 0) return -1;
    this.records += 1;
    this.tell({ message: "is not an object", record: this.records });
    return end;
  }

  private tell(problem: Problem): void {
    this.told += 1;
    if (this.report.problems.length < problemsPerFile) this.report.problems.push(problem);
  }

  private forget(told: number): void {
    this.report.problems.length = Math.min(this.report.problems.length, told);
    this.told = told;
  }
}

/** `{` and the columns that the file decides, as far as they are asked for; the account always is. */
function rowHead(
  name: string,
  place: { account: string; region: string; deliveryDate: string },
  columns: ReadonlySet<string> | undefined,
): Buffer {
  const all = { log_account: place.account, log_region: place.region, delivery_date: place.deliveryDate, $path: name };
  const asked = Object.entries(all).filter(([column]) => columns?.has(column) ?? true);
  return Buffer.from(JSON.stringify(Object.fromEntries(asked)).slice(0, -1));
}
