import { ByteOutput } from "./byte-output";

const QUOTE = 0x22;
const BACKSLASH = 0x5c;

/** Appends the JSON string at `[from, to)`, quotes included, so that every JSON parser takes it. */
export function writeString(out: ByteOutput, bytes: Uint8Array, from: number, to: number): void {
  for (let at = from + 1; at < to - 1; at += 1) {
    // a \u escape may be half of a surrogate pair, which strict parsers refuse: decode and encode it anew
    if (bytes[at] === BACKSLASH && bytes[++at] === 0x75) {
      out.append(Buffer.from(canonicalString(bytes, from, to)));
      return;
    }
  }
  out.append(bytes, from, to);
}

/**
 * Appends the JSON value at `[from, to)` as a JSON string that holds its text: white space outside strings removed,
 * escapes in the form that serializers write (`é`, not `\u00e9`), everything else (number text, key order, duplicate
 * keys) byte for byte. This is what CloudTrailInputFormat makes of requestParameters and its like.
 */
export function writeJsonText(out: ByteOutput, bytes: Uint8Array, from: number, to: number): void {
  // a quote becomes two bytes, a byte that is no UTF-8 becomes three
  out.reserve(3 * (to - from) + 2);
  const target = out.bytes;
  let length = out.length;
  target[length++] = QUOTE;
  let at = from;
  while (at < to) {
    const byte = bytes[at]!;
    if (byte === QUOTE) {
      const behind = stringEnd(bytes, at);
      if (behind < 0) {
        const text = Buffer.from(canonicalString(bytes, at, -behind));
        for (const part of text) {
          if (part === QUOTE || part === BACKSLASH) target[length++] = BACKSLASH;
          target[length++] = part;
        }
        at = -behind;
      } else {
        target[length++] = BACKSLASH;
        target[length++] = QUOTE;
        for (at += 1; at < behind - 1; at += 1) target[length++] = bytes[at]!;
        target[length++] = BACKSLASH;
        target[length++] = QUOTE;
        at = behind;
      }
    } else {
      if (byte > 0x20) target[length++] = byte;
      at += 1;
    }
  }
  target[length++] = QUOTE;
  out.length = length;
}

/** Position behind the string that opens at `from`; negative when it holds an escape. */
function stringEnd(bytes: Uint8Array, from: number): number {
  let escaped = false;
  for (let at = from + 1; ; at += 1) {
    const byte = bytes[at]!;
    if (byte === QUOTE) return escaped ? -(at + 1) : at + 1;
    if (byte === BACKSLASH) {
      escaped = true;
      at += 1;
    }
  }
}

/** The JSON string at `[from, to)` decoded and encoded again, half surrogate pairs replaced by U+FFFD. */
function canonicalString(bytes: Uint8Array, from: number, to: number): string {
  const text = Buffer.from(bytes.buffer, bytes.byteOffset + from, to - from).toString("utf8");
  return JSON.stringify((JSON.parse(text) as string).replace(/\p{Surrogate}/gu, "\ufffd"));
}
