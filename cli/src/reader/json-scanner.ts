const QUOTE = 0x22;
const BACKSLASH = 0x5c;
const COMMA = 0x2c;
const COLON = 0x3a;
const OPEN_OBJECT = 0x7b;
const CLOSE_OBJECT = 0x7d;
const OPEN_ARRAY = 0x5b;
const CLOSE_ARRAY = 0x5d;

/** Nesting that no CloudTrail record comes near; more would exhaust the stack. */
const deepest = 500;

const literals: Readonly<Record<number, Buffer>> = {
  0x74: Buffer.from("true"),
  0x66: Buffer.from("false"),
  0x6e: Buffer.from("null"),
};

/**
 * Finds where JSON values end, in bytes and without building them, so that a number keeps its text and a record that
 * cannot matter costs no more than a walk over its bytes. Strict: what `JSON.parse` refuses is refused here.
 *
 * A method returns the position behind what it read, or -1 with `fault` and `faultAt` set; the fault {@link endsEarly}
 * means that more bytes could make it right.
 */
export class JsonScanner {
  public bytes: Uint8Array = Buffer.alloc(0);
  public end = 0;
  public fault = "";
  public faultAt = 0;

  /** Points the scanner at other bytes. */
  public reset(bytes: Uint8Array, end: number): void {
    this.bytes = bytes;
    this.end = end;
    this.fault = "";
  }

  /** Position of the next byte that is not white space; `end` when there is none. */
  public skipSpace(from: number): number {
    let at = from;
    while (at < this.end) {
      const byte = this.bytes[at]!;
      if (byte !== 0x20 && byte !== 0x0a && byte !== 0x0d && byte !== 0x09) break;
      at += 1;
    }
    return at;
  }

  /** Walks over the value that starts at `from`, where white space has been skipped. */
  public skipValue(from: number, depth = 0): number {
    if (from >= this.end) return this.fail(endsEarly, from);
    const first = this.bytes[from]!;
    if (first === QUOTE) return this.skipString(from);
    if (first === OPEN_OBJECT) return this.skipObject(from, depth);
    if (first === OPEN_ARRAY) return this.skipArray(from, depth);
    const literal = literals[first];
    return literal === undefined ? this.skipNumber(from) : this.skipLiteral(from, literal);
  }

  /** Walks over the string whose opening quote is at `from`. */
  public skipString(from: number): number {
    const { bytes, end } = this;
    let at = from + 1;
    while (at < end) {
      const byte = bytes[at]!;
      if (byte === QUOTE) return at + 1;
      if (byte === BACKSLASH) {
        const behind = this.skipEscape(at);
        if (behind < 0) return -1;
        at = behind;
      } else if (byte < 0x20) {
        return this.fail("control character in a string", at);
      } else {
        at += 1;
      }
    }
    return this.fail(endsEarly, end);
  }

  /** Expects `byte` after white space. */
  public expect(byte: number, from: number): number {
    const at = this.skipSpace(from);
    if (at >= this.end) return this.fail(endsEarly, at);
    return this.bytes[at] === byte ? at + 1 : this.fail(`'${String.fromCharCode(byte)}' expected`, at);
  }

  /** Says that the bytes at `at` are wrong. */
  public fail(fault: string, at: number): -1 {
    this.fault = fault;
    this.faultAt = at;
    return -1;
  }

  private skipObject(from: number, depth: number): number {
    if (depth > deepest) return this.fail("nested too deeply", from);
    let at = this.skipSpace(from + 1);
    if (this.bytes[at] === CLOSE_OBJECT && at < this.end) return at + 1;
    for (;;) {
      if (at >= this.end) return this.fail(endsEarly, at);
      if (this.bytes[at] !== QUOTE) return this.fail("a key in quotes expected", at);
      at = this.skipString(at);
      if (at < 0) return -1;
      at = this.bytes[at] === COLON && at < this.end ? at + 1 : this.expect(COLON, at);
      if (at < 0) return -1;
      at = this.skipValue(this.skipSpace(at), depth + 1);
      if (at < 0) return -1;
      at = this.skipSpace(at);
      if (at >= this.end) return this.fail(endsEarly, at);
      const byte = this.bytes[at]!;
      if (byte === CLOSE_OBJECT) return at + 1;
      if (byte !== COMMA) return this.fail("',' or '}' expected", at);
      at = this.skipSpace(at + 1);
    }
  }

  private skipArray(from: number, depth: number): number {
    if (depth > deepest) return this.fail("nested too deeply", from);
    let at = this.skipSpace(from + 1);
    if (this.bytes[at] === CLOSE_ARRAY && at < this.end) return at + 1;
    for (;;) {
      at = this.skipValue(at, depth + 1);
      if (at < 0) return -1;
      at = this.skipSpace(at);
      if (at >= this.end) return this.fail(endsEarly, at);
      const byte = this.bytes[at]!;
      if (byte === CLOSE_ARRAY) return at + 1;
      if (byte !== COMMA) return this.fail("',' or ']' expected", at);
      at = this.skipSpace(at + 1);
    }
  }

  private skipEscape(at: number): number {
    if (at + 1 >= this.end) return this.fail(endsEarly, this.end);
    const kind = this.bytes[at + 1]!;
    if (kind !== 0x75) return '"\\/bfnrt'.includes(String.fromCharCode(kind)) ? at + 2 : this.fail("bad escape", at);
    for (let digit = at + 2; digit < at + 6; digit += 1) {
      if (digit >= this.end) return this.fail(endsEarly, this.end);
      if (!isHexDigit(this.bytes[digit]!)) return this.fail("bad \\u escape", at);
    }
    return at + 6;
  }

  private skipLiteral(from: number, literal: Buffer): number {
    for (let offset = 0; offset < literal.length; offset += 1) {
      if (from + offset >= this.end) return this.fail(endsEarly, this.end);
      if (this.bytes[from + offset] !== literal[offset]) return this.fail("a value expected", from);
    }
    return from + literal.length;
  }

  private skipNumber(from: number): number {
    let at = from;
    while (at < this.end && isNumberByte(this.bytes[at]!)) at += 1;
    // the bytes of a number could go on where the buffer ends; a record's number never is its last byte
    if (at === this.end && at > from) return this.fail(endsEarly, at);
    const text = Buffer.from(this.bytes.buffer, this.bytes.byteOffset + from, at - from).toString("latin1");
    return /^-?(0|[1-9][0-9]*)(\.[0-9]+)?([eE][+-]?[0-9]+)?$/.test(text) ? at : this.fail("a value expected", from);
  }
}

/** The fault of bytes that are right as far as they go. */
export const endsEarly = "the JSON ends early";

function isHexDigit(byte: number): boolean {
  return (byte >= 0x30 && byte <= 0x39) || ((byte | 0x20) >= 0x61 && (byte | 0x20) <= 0x66);
}

function isNumberByte(byte: number): boolean {
  return (byte >= 0x30 && byte <= 0x39) || byte === 0x2d || byte === 0x2b || byte === 0x2e || (byte | 0x20) === 0x65;
}
