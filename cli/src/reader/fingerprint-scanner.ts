/**
 * A scanner in WebAssembly: tells where in some bytes one of a few four-byte fingerprints may stand. JavaScript has no
 * vector instructions, and `Buffer.indexOf` knows one needle at a time; this looks for all of them at once, 16 bytes a step
 * (the "Teddy" way of Hyperscan: two table look-ups for each byte of the fingerprint, one for each half of the byte).
 */
export interface FingerprintScanner {
  /** Calls back, in ascending order, for every place in `bytes[0, end)` where a fingerprint may start. */
  scan(bytes: Uint8Array, end: number, candidate: (at: number) => void): void;
}

/** What is used of a global that neither TypeScript's library without a browser nor Node's types declare. */
declare const WebAssembly: {
  readonly Memory: new (limits: { initial: number }) => { readonly buffer: ArrayBuffer };
  readonly Module: new (bytes: Uint8Array) => object;
  readonly Instance: new (module: object, imports: object) => { readonly exports: Record<string, unknown> };
};

const width = 4;
const tablesAt = 0;
const resumeAt = 256;
const placesAt = 1024;
const placesEnd = 65536 - 64;
const textAt = 65536;
/** Small enough to stay in the processor's cache while it is searched. */
const blockSize = 1 << 17;

/** @param fingerprints groups of at most four bytes each; a shorter one is followed by anything */
export function fingerprintScanner(fingerprints: readonly Uint8Array[]): FingerprintScanner {
  const memory = new WebAssembly.Memory({ initial: 2 + blockSize / 65536 });
  const instance = new WebAssembly.Instance(new WebAssembly.Module(scannerModule()), { m: { m: memory } });
  const find = instance.exports.f as (from: number, to: number) => number;
  const bytes8 = new Uint8Array(memory.buffer);
  const bytes32 = new Int32Array(memory.buffer);
  bytes8.set(tables(fingerprints), tablesAt);

  return {
    scan(bytes, end, candidate) {
      for (let start = 0; start < end; start += blockSize) {
        const stop = Math.min(start + blockSize, end);
        // the next block's first bytes complete a fingerprint that begins in this one
        const read = Math.min(stop + width - 1, end);
        bytes8.set(bytes.subarray(start, read), textAt);
        bytes8.fill(0, textAt + read - start, textAt + read - start + 32);
        const last = textAt + stop - start;
        for (let from = textAt; from < last; from = bytes32[resumeAt >> 2]!) {
          const places = find(from, last);
          for (let place = placesAt; place < places; place += 4) {
            const at = bytes32[place >> 2]! - textAt + start;
            if (at < stop) candidate(at);
          }
        }
      }
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
 *   while (from < to && places < placesEnd):
 *     fits = AND over the four positions of low[position][byte & 15] & high[position][byte >> 4]   (16 bytes at once)
 *     for each byte of fits that is not 0: store its place
 *     from += 16
 *   store from at resumeAt; return places
 */
function scannerModule(): Uint8Array {
  const [from, to, places, bits, fits] = [0, 1, 2, 3, 12];
  const table = (index: number) => 4 + index; // eight locals
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
  const shiftRight = simd(0x6d);
  // prettier-ignore
  const position = (index: number) => [
    ...get(table(index * 2)), ...get(from), ...load(index), ...constant(15), ...and, ...swizzle,
    ...get(table(index * 2 + 1)), ...get(from), ...load(index), ...i32(4), ...shiftRight, ...swizzle,
    ...and,
  ];
  // prettier-ignore
  const code = [
    ...[0, 1, 2, 3, 4, 5, 6, 7].flatMap((index) => [...i32(0), ...load(tablesAt + index * 16), ...set(table(index))]),
    ...i32(placesAt), ...set(places),
    0x02, 0x40, // block
    0x03, 0x40, // loop
    ...get(from), ...get(to), 0x4e, 0x0d, 1, // from >= to: out
    ...get(places), ...i32(placesEnd), 0x4e, 0x0d, 1, // no room: out
    ...position(0), ...position(1), ...and, ...position(2), ...and, ...position(3), ...and, ...set(fits),
    ...get(fits), ...anyTrue, 0x04, 0x40, // if
    ...get(fits), ...constant(0), ...notEqual, ...bitmask, ...set(bits),
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
  const locals = [2, 2, 0x7f, 9, 0x7b]; // places, bits; eight tables and fits
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
