/** What to write. The same options always give the same files. */
export interface SampleOptions {
  /** Folder to write into; made when it is missing. The keys of the log files start here. */
  readonly out: string;

  /** Any whole number: another seed, another organization. */
  readonly seed: number;

  /** Number of accounts, from 1. The first is the management account. */
  readonly accounts: number;

  /**
   * Number of days with events, from 1. Without {@link firstDay} they are spread over the eras of the two services (see
   * `sampleWindows`); with it they follow each other.
   */
  readonly days: number;

  /** Events of one account on one day, besides the migrations' own. */
  readonly eventsPerDay: number;

  /**
   * Id of the organization, part of every key.
   *
   * @default - made from the seed; none when there is one account
   */
  readonly organizationId?: string;

  /**
   * First day, `yyyy-MM-dd`.
   *
   * @default - the days are spread over the eras of SMS and MGN
   */
  readonly firstDay?: string;

  /**
   * Share of all events that belongs to migrations, from 0 to 0.5. Stories are told whole, again and again while they fit.
   *
   * @default - every story is told once, in each era that knows it
   */
  readonly migrationShare?: number;

  /**
   * Whether hourly digest files lie beside the log files.
   *
   * @default true
   */
  readonly digests?: boolean;
}

/** What was written. */
export interface SampleSummary {
  /** Log files, without the digest files. */
  readonly files: number;
  readonly digestFiles: number;
  /** Records, copies included. */
  readonly events: number;
  /** Records of the two services, of calls that they made, and of calls of their roles; copies included. */
  readonly migrationEvents: number;
  /** Records that a second file holds again. */
  readonly duplicates: number;
  /** Records delivered on a later day than usual. */
  readonly late: number;
  /** Compressed bytes of the log files. */
  readonly bytes: number;
  /** Bytes of the log files before compression. */
  readonly rawBytes: number;
  readonly organizationId?: string;
  readonly accounts: readonly { readonly id: string; readonly name: string; readonly events: number }[];
  /** First and last day of events, `yyyy-MM-dd`. */
  readonly firstDay: string;
  readonly lastDay: string;
}

/** @throws Error naming the option, the rule and what was got */
export function checkSampleOptions(options: SampleOptions): void {
  wholeNumber("seed", options.seed, Number.MIN_SAFE_INTEGER, Number.MAX_SAFE_INTEGER);
  wholeNumber("accounts", options.accounts, 1, 1000);
  wholeNumber("days", options.days, 1, 3650);
  wholeNumber("events-per-day", options.eventsPerDay, 1, 10_000_000);
  const { organizationId, firstDay, migrationShare } = options;
  if (organizationId !== undefined && !/^o-[a-z0-9]{10,32}$/.test(organizationId))
    throw new Error(`organization id must be o- and 10 to 32 small letters or digits, got: ${organizationId}`);
  if (firstDay !== undefined && !isDay(firstDay))
    throw new Error(`first day must be a day from 2016-11-14 on, like 2018-09-04, got: ${firstDay}`);
  if (migrationShare !== undefined && !(migrationShare >= 0 && migrationShare <= 0.5))
    throw new Error(`migration share must be from 0 to 0.5, got: ${migrationShare}`);
}

function wholeNumber(name: string, value: number, low: number, high: number): void {
  if (!Number.isSafeInteger(value) || value < low || value > high)
    throw new Error(`${name} must be a whole number from ${low} to ${high}, got: ${value}`);
}

function isDay(text: string): boolean {
  const time = /^\d{4}-\d\d-\d\d$/.test(text) ? Date.parse(`${text}T00:00:00Z`) : NaN;
  return !Number.isNaN(time) && new Date(time).toISOString().startsWith(text) && text >= "2016-11-14";
}
