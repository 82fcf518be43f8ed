import { endsEarly, type JsonScanner } from "./json-scanner";

const OPEN_OBJECT = 0x7b;
const CLOSE_OBJECT = 0x7d;
const OPEN_ARRAY = 0x5b;
const CLOSE_ARRAY = 0x5d;
const QUOTE = 0x22;
const COMMA = 0x2c;
const COLON = 0x3a;
const NEWLINE = 0x0a;

/** Told about what a log file holds, in the file's order. */
export interface LogVisitor {
  /** A record that opens at `from`: returns the position behind it, or -1 as the scanner does. */
  record(scanner: JsonScanner, from: number): number;
  /** A digest file. */
  digest(): void;
  /** Something that is no record; `message` is a sentence about the file. */
  problem(message: string): void;
}

type State = "top" | "elements" | "next-element" | "document" | "next-member";

/**
 * Walks over the text of a log file, whatever its form: `{"Records": […]}`, a bare record, an array of records, or any of
 * these one after the other (JSON Lines), on one line or pretty-printed. The text may come in pieces: what is not whole
 * yet is left, and read when more is there.
 */
export class LogWalker {
  private state: State = "top";
  private inDocument = false;
  /** After a fault, brackets that the lost text has opened are not told twice. */
  private afterFault = false;
  private anyValue = false;
  /** Whether what follows a fault has to be skipped up to the next line that starts a value. */
  private seeking = false;

  constructor(
    private readonly scanner: JsonScanner,
    private readonly visitor: LogVisitor,
  ) {}

  /** Whether the text held any JSON value at all. */
  public get sawValue(): boolean {
    return this.anyValue;
  }

  /**
   * Reads on at `from`, up to the scanner's end; returns how far it came.
   *
   * @param offset position in the file of the scanner's first byte, for messages
   * @param last whether no more text follows
   */
  public walk(from: number, offset: number, last: boolean): number {
    let at = this.seeking ? this.seek(from, last) : from;
    for (;;) {
      if (this.seeking) return at;
      at = this.scanner.skipSpace(at);
      if (at >= this.scanner.end && (this.state === "top" || !last)) return at;
      const next = this.step(at);
      if (next >= 0) at = next;
      else if (this.scanner.fault === endsEarly && !last) return at;
      else {
        this.tellFault(offset);
        at = this.seek(at, last);
      }
    }
  }

  private step(at: number): number {
    const { scanner } = this;
    const byte = scanner.bytes[at];
    if (at >= scanner.end) return scanner.fail(endsEarly, at);
    switch (this.state) {
      case "top":
        return this.topValue(at, byte!);
      case "elements":
        if (byte === CLOSE_ARRAY) return this.closeArray(at);
        return this.element(at);
      case "next-element":
        if (byte === CLOSE_ARRAY) return this.closeArray(at);
        if (byte !== COMMA) return scanner.fail("',' or ']' expected", at);
        return this.element(scanner.skipSpace(at + 1));
      case "document":
      case "next-member":
        return this.member(at, byte!);
    }
  }

  private topValue(at: number, byte: number): number {
    if (this.afterFault && (byte === CLOSE_OBJECT || byte === CLOSE_ARRAY || byte === COMMA)) return at + 1;
    // the mark that some editors put before UTF-8 text
    if (byte === 0xef && this.scanner.bytes[at + 1] === 0xbb && this.scanner.bytes[at + 2] === 0xbf) return at + 3;
    if (byte === OPEN_ARRAY) {
      this.anyValue = true;
      this.state = "elements";
      this.inDocument = false;
      return at + 1;
    }
    if (byte === OPEN_OBJECT) return this.topObject(at);
    const end = this.scanner.skipValue(at);
    if (end >= 0) {
      this.anyValue = true;
      this.visitor.problem("holds a value that is neither a record nor a list of records");
    }
    return end;
  }

  /** `{"Records": …` is entered; any other object is looked at as a whole. */
  private topObject(at: number): number {
    const { scanner } = this;
    const records = this.findRecords(at);
    if (records.position < 0) return -1;
    this.anyValue = true;
    if (records.found) {
      if (scanner.bytes[records.position] === OPEN_ARRAY) {
        this.state = "elements";
        this.inDocument = true;
        return records.position + 1;
      }
      const end = scanner.skipValue(records.position);
      if (end < 0) return -1;
      this.visitor.problem("`Records` is not a list");
      this.state = "next-member";
      return end;
    }
    if (records.keys.has("digestS3Object") || records.keys.has("digestStartTime")) {
      this.visitor.digest();
      return records.position;
    }
    if ([...records.keys].some((key) => recordKeys.has(key.toLowerCase()))) return this.visitor.record(scanner, at);
    this.visitor.problem("`Records` is missing");
    return records.position;
  }

  /** Looks for `Records` among the keys of the object at `at`: its value's position, or the position behind the object. */
  private findRecords(at: number): { position: number; found: boolean; keys: ReadonlySet<string> } {
    const { scanner } = this;
    const keys = new Set<string>();
    let position = scanner.skipSpace(at + 1);
    if (scanner.bytes[position] === CLOSE_OBJECT && position < scanner.end) {
      return { position: position + 1, found: false, keys };
    }
    for (;;) {
      if (position >= scanner.end) return { position: scanner.fail(endsEarly, position), found: false, keys };
      if (scanner.bytes[position] !== QUOTE) {
        return { position: scanner.fail("a key in quotes expected", position), found: false, keys };
      }
      const keyEnd = scanner.skipString(position);
      if (keyEnd < 0) return { position: -1, found: false, keys };
      const key = textBetween(scanner, position + 1, keyEnd - 1);
      keys.add(key);
      const colon = scanner.expect(COLON, keyEnd);
      if (colon < 0) return { position: -1, found: false, keys };
      const value = scanner.skipSpace(colon);
      if (value >= scanner.end) return { position: scanner.fail(endsEarly, value), found: false, keys };
      if (key === "Records") return { position: value, found: true, keys };
      const end = scanner.skipValue(value);
      if (end < 0) return { position: -1, found: false, keys };
      position = scanner.skipSpace(end);
      if (scanner.bytes[position] === CLOSE_OBJECT && position < scanner.end) {
        return { position: position + 1, found: false, keys };
      }
      const comma = scanner.expect(COMMA, position);
      if (comma < 0) return { position: -1, found: false, keys };
      position = scanner.skipSpace(comma);
    }
  }

  private element(at: number): number {
    const { scanner } = this;
    if (at >= scanner.end) return scanner.fail(endsEarly, at);
    const end = this.visitor.record(scanner, at);
    if (end >= 0) this.state = "next-element";
    return end;
  }

  private closeArray(at: number): number {
    this.state = this.inDocument ? "next-member" : "top";
    return at + 1;
  }

  /** What stands behind `Records` in the same object. */
  private member(at: number, byte: number): number {
    const { scanner } = this;
    if (this.state === "next-member" && byte === CLOSE_OBJECT) {
      this.state = "top";
      return at + 1;
    }
    let position = at;
    if (this.state === "next-member") {
      if (byte !== COMMA) return scanner.fail("',' or '}' expected", at);
      position = scanner.skipSpace(at + 1);
    }
    if (position >= scanner.end) return scanner.fail(endsEarly, position);
    if (scanner.bytes[position] !== QUOTE) return scanner.fail("a key in quotes expected", position);
    const keyEnd = scanner.skipString(position);
    const colon = keyEnd < 0 ? -1 : scanner.expect(COLON, keyEnd);
    if (colon < 0) return -1;
    const value = scanner.skipSpace(colon);
    if (value >= scanner.end) return scanner.fail(endsEarly, value);
    if (textBetween(scanner, position + 1, keyEnd - 1) === "Records" && scanner.bytes[value] === OPEN_ARRAY) {
      this.visitor.problem("`Records` occurs twice: both lists are read");
      this.state = "elements";
      return value + 1;
    }
    const end = scanner.skipValue(value);
    if (end >= 0) this.state = "next-member";
    return end;
  }

  private tellFault(offset: number): void {
    const { fault, faultAt } = this.scanner;
    this.visitor.problem(fault === endsEarly ? fault : `invalid JSON at byte ${offset + faultAt}: ${fault}`);
    this.state = "top";
    this.afterFault = true;
  }

  /** Behind a fault, goes to the next line that opens an object in its first column, as JSON Lines do. */
  private seek(from: number, last: boolean): number {
    const { bytes, end } = this.scanner;
    for (let at = bytes.indexOf(NEWLINE, from); at >= 0 && at < end; at = bytes.indexOf(NEWLINE, at + 1)) {
      this.seeking = at + 1 >= end && !last;
      if (this.seeking) return at;
      if (bytes[at + 1] === OPEN_OBJECT && at + 1 < end) return at + 1;
    }
    this.seeking = !last;
    return end;
  }
}

/** Keys that only a record has. */
const recordKeys = new Set(["eventtime", "eventsource", "eventname", "eventversion", "useridentity", "eventid"]);

function textBetween(scanner: JsonScanner, from: number, to: number): string {
  return Buffer.from(scanner.bytes.buffer, scanner.bytes.byteOffset + from, to - from).toString("utf8");
}
