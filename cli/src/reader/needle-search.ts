const SOLIDUS = 0x2f;

/** Finds in raw log text the places that may hold one of a few JSON strings. */
export interface NeedleSearch {
  /**
   * Positions in `bytes[0, end)`, ascending, of every needle, and of every `\u00xx` escape that stands for a byte of a
   * needle: text could be hidden behind it, so whoever asks must look closer there.
   */
  find(bytes: Buffer, end: number): number[];
}

/**
 * A search for a few anchors that together are in every needle. `Buffer.indexOf` of a text shorter than seven bytes jumps
 * from one of its first byte to the next, with the processor's vector instructions: an anchor that starts with a byte that
 * log text seldom has is found at 4 to 15 GB/s, needles themselves at 2 to 3. Which bytes are seldom is taken from the first
 * text that is searched.
 *
 * @param needles texts as JSON writes them, not empty
 */
export function needleSearch(needles: readonly string[]): NeedleSearch {
  const all = needles.map((needle) => Buffer.from(needle, "utf8"));
  const hiding = new Set<number>(all.flatMap((needle) => [...needle]));
  let anchors: readonly Anchor[] | undefined;

  const find = (bytes: Buffer, end: number): number[] => {
    const text = bytes.length === end ? bytes : bytes.subarray(0, end);
    anchors ??= chooseAnchors(all, text.subarray(0, sampleSize));
    const found = new Set<number>();
    for (const anchor of anchors) findAnchor(text, anchor, found);
    findEscapes(text, hiding, found);
    return [...found].sort((a, b) => a - b);
  };
  return { find };
}

/** Longer texts are searched in another, slower way. */
const longestAnchor = 6;
/** Text that is enough to tell common bytes from rare ones. */
const sampleSize = 1 << 16;

interface Anchor {
  readonly text: Buffer;
  /** The needles that it stands in, and where. */
  readonly places: readonly { readonly needle: Buffer; readonly offset: number }[];
}

/** Takes, until every needle has one, the anchor that costs least for each needle it adds. */
function chooseAnchors(needles: readonly Buffer[], sample: Uint8Array): Anchor[] {
  const frequency = new Float64Array(256).fill(1);
  for (const byte of sample) frequency[byte]! += 1;
  const candidates = [...new Set(needles.flatMap(substrings))].map((text) => Buffer.from(text, "latin1"));
  const chosen: Anchor[] = [];
  let left = needles;
  while (left.length > 0) {
    const price = (anchor: Buffer) => frequency[anchor[0]!]! / left.filter((needle) => needle.includes(anchor)).length;
    const best = candidates.reduce((least, candidate) => (price(candidate) < price(least) ? candidate : least));
    const covered = left.filter((needle) => needle.includes(best));
    chosen.push({ text: best, places: covered.map((needle) => ({ needle, offset: needle.indexOf(best) })) });
    left = left.filter((needle) => !covered.includes(needle));
  }
  return chosen;
}

/** Longest first: of anchors at the same price the one that says most is taken. */
function substrings(needle: Buffer): string[] {
  const texts: string[] = [];
  for (let length = Math.min(longestAnchor, needle.length); length >= Math.min(3, needle.length); length -= 1) {
    for (let start = 0; start + length <= needle.length; start += 1) {
      texts.push(needle.toString("latin1", start, start + length));
    }
  }
  return texts;
}

function findAnchor(text: Buffer, anchor: Anchor, found: Set<number>): void {
  for (let at = text.indexOf(anchor.text); at >= 0; at = text.indexOf(anchor.text, at + 1)) {
    for (const { needle, offset } of anchor.places) {
      const start = at - offset;
      if (
        start >= 0 &&
        text.compare(needle, 0, needle.length, start, Math.min(text.length, start + needle.length)) === 0
      ) {
        found.add(start);
      }
    }
  }
}

/** `\u0073` is an `s`: a parser sees the needle, a search for its bytes does not. */
function findEscapes(text: Buffer, hiding: ReadonlySet<number>, found: Set<number>): void {
  for (let at = text.indexOf("\\u00"); at >= 0; at = text.indexOf("\\u00", at + 1)) {
    if (hiding.has(Number.parseInt(text.toString("latin1", at + 4, at + 6), 16))) found.add(at);
  }
  if (!hiding.has(SOLIDUS)) return;
  // the solidus may be escaped by a backslash alone
  for (let at = text.indexOf("\\/"); at >= 0; at = text.indexOf("\\/", at + 1)) found.add(at);
}
