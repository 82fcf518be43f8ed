const BACKSLASH = 0x5c;

/** Finds in raw log text the places that may hold one of a few JSON strings. */
export interface NeedleSearch {
  /**
   * Positions in `bytes[0, end)`, ascending, of every needle, and of every `\u00xx` escape that stands for a byte of a
   * needle: text could be hidden behind it, so whoever asks must look closer there.
   */
  find(bytes: Uint8Array, end: number): number[];
}

/**
 * A search for all needles in one pass: any run of `window` bytes holds a multiple of four and the byte behind it; so a
 * look at two bytes in each four, through a table of the pairs that a window of each needle has, misses none. Of each
 * needle the window is taken whose pairs are rarest in the first text that is searched. Nine calls of `Buffer.indexOf`
 * for nine needles take five times as long.
 *
 * @param needles texts as JSON writes them; ones of less than five bytes are found by `indexOf`
 */
export function needleSearch(needles: readonly string[]): NeedleSearch {
  const all = needles.map((needle) => Buffer.from(needle, "utf8"));
  const long = all.filter(({ length }) => length >= window);
  const short = all.filter(({ length }) => length < window);
  const hiding = new Set<number>(all.flatMap((needle) => [...needle]));
  let table: PairTable | undefined;

  const find = (bytes: Uint8Array, end: number): number[] => {
    const found: number[] = [];
    if (long.length > 0) {
      table ??= pairTable(long, bytes.subarray(0, Math.min(end, sampleSize)));
      findPairs(bytes, end, table, found);
    }
    for (const needle of short) findPlain(bytes, end, needle, found);
    findEscapes(bytes, end, hiding, found);
    return found.length > 1 ? found.sort((a, b) => a - b) : found;
  };
  return { find };
}

/** Bytes that a needle must have so that one of its pairs falls on a multiple of four. */
const window = 5;
/** Text that is enough to tell common pairs from rare ones. */
const sampleSize = 1 << 17;

interface PairEntry {
  readonly needle: Buffer;
  /** Where in the needle the pair stands. */
  readonly offset: number;
}

interface PairTable {
  /** 1 for each pair of bytes, the first one low, that stands in a window. */
  readonly isCandidate: Uint8Array;
  readonly entries: readonly (readonly PairEntry[] | undefined)[];
}

function pairTable(needles: readonly Buffer[], sample: Uint8Array): PairTable {
  const frequency = new Uint32Array(1 << 16);
  for (let at = 0; at + 1 < sample.length; at += 1) frequency[sample[at]! | (sample[at + 1]! << 8)]! += 1;
  const isCandidate = new Uint8Array(1 << 16);
  const entries = new Array<PairEntry[] | undefined>(1 << 16).fill(undefined);
  // the shortest have the least choice; what they must look for costs the others nothing
  for (const needle of [...needles].sort((a, b) => a.length - b.length)) {
    const start = rarestWindow(needle, (pair) => (isCandidate[pair] === 1 ? 0 : frequency[pair]!));
    for (let offset = start; offset < start + window - 1; offset += 1) {
      const pair = needle[offset]! | (needle[offset + 1]! << 8);
      isCandidate[pair] = 1;
      entries[pair] = [...(entries[pair] ?? []), { needle, offset }];
    }
  }
  return { isCandidate, entries };
}

function rarestWindow(needle: Buffer, cost: (pair: number) => number): number {
  let best = 0;
  let least = Infinity;
  for (let start = 0; start + window <= needle.length; start += 1) {
    let sum = 0;
    for (let at = start; at < start + window - 1; at += 1) sum += cost(needle[at]! | (needle[at + 1]! << 8));
    if (sum < least) [best, least] = [start, sum];
  }
  return best;
}

function findPairs(bytes: Uint8Array, end: number, table: PairTable, found: number[]): void {
  if (bytes.byteOffset % 2 !== 0) return findPairs(new Uint8Array(bytes.subarray(0, end)), end, table, found);
  const { isCandidate, entries } = table;
  const pairs = new Uint16Array(bytes.buffer, bytes.byteOffset, end >> 1);
  const count = pairs.length;
  let index = 0;
  for (; index + 6 < count; index += 8) {
    const any =
      isCandidate[pairs[index]!]! |
      isCandidate[pairs[index + 2]!]! |
      isCandidate[pairs[index + 4]!]! |
      isCandidate[pairs[index + 6]!]!;
    if (any === 0) continue;
    for (let each = index; each < index + 8; each += 2) {
      if (isCandidate[pairs[each]!] !== 0) verify(bytes, end, each * 2, entries[pairs[each]!]!, found);
    }
  }
  for (; index < count; index += 2) {
    if (isCandidate[pairs[index]!] !== 0) verify(bytes, end, index * 2, entries[pairs[index]!]!, found);
  }
}

function verify(bytes: Uint8Array, end: number, at: number, entries: readonly PairEntry[], found: number[]): void {
  for (let index = 0; index < entries.length; index += 1) {
    const { needle, offset } = entries[index]!;
    const start = at - offset;
    if (start < 0 || start + needle.length > end) continue;
    let length = 0;
    while (length < needle.length && bytes[start + length] === needle[length]) length += 1;
    if (length === needle.length) found.push(start);
  }
}

function findPlain(bytes: Uint8Array, end: number, needle: Buffer, found: number[]): void {
  const text = Buffer.from(bytes.buffer, bytes.byteOffset, end);
  for (let at = text.indexOf(needle); at >= 0; at = text.indexOf(needle, at + 1)) found.push(at);
}

/** `\u0073` is an `s`: a parser sees the needle, a search for its bytes does not. */
function findEscapes(bytes: Uint8Array, end: number, hiding: ReadonlySet<number>, found: number[]): void {
  const text = Buffer.from(bytes.buffer, bytes.byteOffset, end);
  for (let at = text.indexOf(BACKSLASH); at >= 0; at = text.indexOf(BACKSLASH, at + 2)) {
    // the solidus may be escaped by a backslash alone
    if (bytes[at + 1] === 0x2f && hiding.has(0x2f)) found.push(at);
    if (bytes[at + 1] !== 0x75 || bytes[at + 2] !== 0x30 || bytes[at + 3] !== 0x30) continue;
    const code = Number.parseInt(text.toString("latin1", at + 4, at + 6), 16);
    if (hiding.has(code)) found.push(at);
  }
}
