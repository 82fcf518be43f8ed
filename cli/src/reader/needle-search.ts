import { fingerprintScanner } from "./fingerprint-scanner";

const SOLIDUS = 0x2f;

/** Finds in raw log text the places that may hold one of a few JSON strings. */
export interface NeedleSearch {
  /**
   * Positions in `bytes[0, end)`, ascending, of every needle, and of every `\u00xx` escape that stands for a byte of a
   * needle: text could be hidden behind it, so whoever asks must look closer there.
   */
  find(bytes: Buffer, end: number): number[];

  /** Memory for a text of `size` bytes, in which it is searched fastest. There is one: the one before it is gone. */
  room(size: number): Buffer;
}

/**
 * A search for all needles at once: a scanner tells where their fingerprints stand, four bytes each, and only there the
 * needles themselves are compared.
 *
 * @param needles texts as JSON writes them, not empty
 */
export function needleSearch(needles: readonly string[]): NeedleSearch {
  const all = needles.map((needle) => Buffer.from(needle, "utf8"));
  const hiding = new Set<number>(all.flatMap((needle) => [...needle]));
  // a quotation mark tells nothing: log text is full of them
  const skipped = all.every((needle) => needle.length > fingerprintLength && needle[0] === QUOTATION_MARK) ? 1 : 0;
  const fingerprints = all.map((needle) => needle.subarray(skipped, skipped + fingerprintLength));
  const scanner = fingerprintScanner(distinct(fingerprints));

  const find = (bytes: Buffer, end: number): number[] => {
    const text = bytes.length === end ? bytes : bytes.subarray(0, end);
    const found = new Set<number>();
    scanner.scan(text, end, (at) => {
      const start = at - skipped;
      if (all.some((needle) => startsAt(text, needle, start))) found.add(start);
    });
    findEscapes(text, hiding, found);
    return [...found].sort((a, b) => a - b);
  };
  return { find, room: scanner.room };
}

const QUOTATION_MARK = 0x22;
const BACKSLASH = 0x5c;
const fingerprintLength = 4;

function distinct(texts: readonly Buffer[]): Buffer[] {
  return [...new Map(texts.map((text) => [text.toString("latin1"), text])).values()];
}

/** Byte by byte: most comparisons end at the first one, which no call of a built-in function would repay. */
function startsAt(text: Buffer, needle: Buffer, start: number): boolean {
  if (start < 0 || start + needle.length > text.length) return false;
  for (let i = 0; i < needle.length; i += 1) if (text[start + i] !== needle[i]) return false;
  return true;
}

/** `\u0073` is an `s`: a parser sees the needle, a search for its bytes does not. */
function findEscapes(text: Buffer, hiding: ReadonlySet<number>, found: Set<number>): void {
  // most log files have none, and are looked through once for it
  if (!text.includes(BACKSLASH)) return;
  for (let at = text.indexOf("\\u00"); at >= 0; at = text.indexOf("\\u00", at + 1)) {
    if (hiding.has(Number.parseInt(text.toString("latin1", at + 4, at + 6), 16))) found.add(at);
  }
  if (!hiding.has(SOLIDUS)) return;
  // the solidus may be escaped by a backslash alone
  for (let at = text.indexOf("\\/"); at >= 0; at = text.indexOf("\\/", at + 1)) found.add(at);
}
