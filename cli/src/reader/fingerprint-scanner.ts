/**
 * A scanner in WebAssembly: tells where in some bytes one of a few four-byte fingerprints may stand. JavaScript has no
 * vector instructions, and `Buffer.indexOf` knows one needle at a time; this looks for all of them at once, 16 bytes a step
 * (the "Teddy" way of Hyperscan: two table look-ups for each byte of the fingerprint, one for each half of the byte).
 */
export interface FingerprintScanner {
  /** Calls back, in ascending order, for every place in `bytes[0, end)` where a fingerprint may start. */
  scan(bytes: Uint8Array, end: number, candidate: (at: number) => void): void;

  /** Memory for a text of `size` bytes, which is searched without being copied. There is one: the one before it is gone. */
  room(size: number): Buffer;
}

/** What is used of a global that neither TypeScript's library without a browser nor Node's types declare. */
declare const WebAssembly: {
  readonly Memory: new (limits: { initial: number }) => { readonly buffer: ArrayBuffer; grow(pages: number): number };
  readonly Module: new (bytes: Uint8Array) => object;
  readonly Instance: new (module: object, imports: object) => { readonly exports: Record<string, unknown> };
};

const width = 4;
const tablesAt = 0;
const resumeAt = 256;
const placesAt = 1024;
const placesEnd = 65536 - 64;
const pageSize = 65536;
const textAt = pageSize;
/** Small enough to stay in the processor's cache while it is searched. */
const blockSize = 1 << 17;
const roomAt = textAt + blockSize + pageSize;
/** Zeros behind a text: no fingerprint ends in them, but for one that is followed by anything. */
const zeros = 32;

/** @param fingerprints groups of at most four bytes each; a shorter one is followed by anything */
export function fingerprintScanner(fingerprints: readonly Uint8Array[]): FingerprintScanner {
  const memory = new WebAssembly.Memory({ initial: roomAt / pageSize });
  const instance = new WebAssembly.Instance(new WebAssembly.Module(scannerModule()), { m: { m: memory } });
  const find = instance.exports.f as (from: number, to: number) => number;
  let bytes8 = new Uint8Array(memory.buffer);
  let bytes32 = new Int32Array(memory.buffer);
  bytes8.set(tables(fingerprints), tablesAt);

  /** Looks at `memory[at, at + length)`, which begins at `start` of the text; places of the text before `start` are no candidates. */
  const look = (at: number, length: number, start: number, candidate: (at: number) => void) => {
    // a place is where a fingerprint ends
    const last = at + length + width - 1;
    for (let from = at; from < last; from = bytes32[resumeAt >> 2]!) {
      const places = find(from, last);
      for (let place = placesAt; place < places; place += 4) {
        const begins = bytes32[place >> 2]! - (width - 1) - at;
        if (begins >= 0 && begins < length) candidate(begins + start);
      }
    }
  };

  return {
    scan(bytes, end, candidate) {
      if (bytes.buffer === memory.buffer && bytes.byteOffset === roomAt) {
        bytes8.fill(0, roomAt + end, roomAt + end + zeros);
        return look(roomAt, end, 0, candidate);
      }
      for (let start = 0; start < end; start += blockSize) {
        const stop = Math.min(start + blockSize, end);
        // the next block's first bytes complete a fingerprint that begins in this one
        const read = Math.min(stop + width - 1, end);
        bytes8.set(bytes.subarray(start, read), textAt);
        bytes8.fill(0, textAt + read - start, textAt + read - start + zeros);
        look(textAt, stop - start, start, candidate);
      }
    },
    room(size) {
      const pages = Math.ceil((roomAt + size + zeros - memory.buffer.byteLength) / pageSize);
      if (pages > 0) {
        memory.grow(pages);
        bytes8 = new Uint8Array(memory.buffer);
        bytes32 = new Int32Array(memory.buffer);
      }
      return Buffer.from(memory.buffer, roomAt, size);
    },
  };
}

/** For each byte of the fingerprints two tables of 16: which groups fit the low half of a byte, and which the high half. */
function tables(fingerprints: readonly Uint8Array[]): Uint8Array {
  const result = new Uint8Array(width * 32);
  for (const [i, fingerprint] of fingerprints.entries()) {
    const group = 1 << (i % 8);
    for (let position = 0; position < width; position += 1) {
      const [low, high] = [position * 32, position * 32 + 16];
      const byte = fingerprint[position];
      for (let half = 0; half < 16; half += 1) {
        if (byte === undefined || (byte & 15) === half) result[low + half]! |= group;
        if (byte === undefined || byte >> 4 === half) result[high + half]! |= group;
      }
    }
  }
  return result;
}

/**
 * The module, written by hand (WebAssembly core specification 2.0, https://www.w3.org/TR/wasm-core-2/):
 *
 *   places = placesAt
 *   before[position] = fits of the 16 bytes before from
 *   while (from < to && places < placesEnd):
 *     fits[position] = low[position][byte & 15] & high[position][byte >> 4]   (16 bytes at once)
 *     all = AND over the four positions of fits[position], each moved on to where the fingerprint ends, over from before[position]
 *     for each byte of all that is not 0: store its place
 *     before = fits; from += 16
 *   store from at resumeAt; return places
 */
function scannerModule(): Uint8Array {
  const [from, to, places, bits] = [0, 1, 2, 3];
  const table = (index: number) => 4 + index; // eight locals
  const fits = (position: number) => 12 + position; // four
  const before = (position: number) => 16 + position; // three
  const [text, low, high, all] = [19, 20, 21, 22];
  const get = (local: number) => [0x20, local];
  const set = (local: number) => [0x21, local];
  const i32 = (value: number) => [0x41, ...signed(value)];
  const simd = (opcode: number) => [0xfd, ...unsigned(opcode)];
  const load = (offset: number) => [...simd(0), 0, ...unsigned(offset)];
  const constant = (byte: number) => [...simd(12), ...new Array<number>(16).fill(byte)];
  const swizzle = simd(0x0e);
  const and = simd(0x4e);
  const anyTrue = simd(0x53);
  const notEqual = simd(0x24);
  const bitmask = simd(0x64);
  // of 16 bits at once: x86 has no shift of bytes
  const shiftRight = simd(0x8d);
  // prettier-ignore
  const halves = [
    ...set(text),
    ...get(text), ...constant(15), ...and, ...set(low),
    ...get(text), ...i32(4), ...shiftRight, ...constant(15), ...and, ...set(high),
  ];
  // prettier-ignore
  const fit = (position: number) => [
    ...get(table(position * 2)), ...get(low), ...swizzle, ...get(table(position * 2 + 1)), ...get(high), ...swizzle, ...and,
  ];
  // prettier-ignore
  const movedOn = (position: number) => [
    ...get(before(position)), ...get(fits(position)),
    ...simd(13), ...Array.from({ length: 16 }, (_, lane) => 16 - (width - 1 - position) + lane), // i8x16.shuffle
  ];
  // prettier-ignore
  const code = [
    ...[0, 1, 2, 3, 4, 5, 6, 7].flatMap((index) => [...i32(0), ...load(tablesAt + index * 16), ...set(table(index))]),
    ...i32(placesAt), ...set(places),
    ...get(from), ...i32(16), 0x6b, ...load(0), ...halves,
    ...[0, 1, 2].flatMap((position) => [...fit(position), ...set(before(position))]),
    0x02, 0x40, // block
    0x03, 0x40, // loop
    ...get(from), ...get(to), 0x4e, 0x0d, 1, // from >= to: out
    ...get(places), ...i32(placesEnd), 0x4e, 0x0d, 1, // no room: out
    ...get(from), ...load(0), ...halves,
    ...[0, 1, 2, 3].flatMap((position) => [...fit(position), ...set(fits(position))]),
    ...get(fits(3)), ...[0, 1, 2].flatMap((position) => [...movedOn(position), ...and]), ...set(all),
    ...[0, 1, 2].flatMap((position) => [...get(fits(position)), ...set(before(position))]),
    ...get(all), ...anyTrue, 0x04, 0x40, // if
    ...get(all), ...constant(0), ...notEqual, ...bitmask, ...set(bits),
    0x03, 0x40, // loop over the bits
    ...get(places), ...get(from), ...get(bits), 0x68, 0x6a, 0x36, 2, 0, // store from + trailing zeros
    ...get(places), ...i32(4), 0x6a, ...set(places),
    ...get(bits), ...get(bits), ...i32(1), 0x6b, 0x71, 0x22, bits, 0x0d, 0, // drop the lowest bit, again while any
    0x0b, 0x0b,
    ...get(from), ...i32(16), 0x6a, ...set(from),
    0x0c, 0, 0x0b, 0x0b,
    ...i32(0), ...get(from), 0x36, 2, ...unsigned(resumeAt),
    ...get(places), 0x0b,
  ];
  const locals = [2, 2, 0x7f, 19, 0x7b]; // places, bits; the rest are vectors
  const body = [...locals, ...code];
  const section = (id: number, content: readonly number[]) => [id, ...unsigned(content.length), ...content];
  // prettier-ignore
  return Uint8Array.from([
    0, 0x61, 0x73, 0x6d, 1, 0, 0, 0,
    ...section(1, [1, 0x60, 2, 0x7f, 0x7f, 1, 0x7f]), // (i32, i32) -> i32
    ...section(2, [1, 1, 0x6d, 1, 0x6d, 2, 0, 1]), // memory "m" "m"
    ...section(3, [1, 0]),
    ...section(7, [1, 1, 0x66, 0, 0]), // export "f"
    ...section(10, [1, ...unsigned(body.length), ...body]),
  ]);
}

/** LEB128, unsigned and signed. */
function unsigned(value: number): number[] {
  return value < 128 ? [value] : [(value & 127) | 128, ...unsigned(value >>> 7)];
}

function signed(value: number): number[] {
  return value >= -64 && value < 64 ? [value & 127] : [(value & 127) | 128, ...signed(value >> 7)];
}
