import type { ByteOutput } from "./byte-output";
import { endsEarly, type JsonScanner } from "./json-scanner";
import { writeJsonText, writeString } from "./json-text-writer";
import { hashStep, type MemberPlan, type MemberTable, type ValuePlan } from "./record-plan";

const QUOTE = 0x22;
const BACKSLASH = 0x5c;
const COMMA = 0x2c;
const COLON = 0x3a;
const OPEN_OBJECT = 0x7b;
const CLOSE_OBJECT = 0x7d;
const OPEN_ARRAY = 0x5b;
const CLOSE_ARRAY = 0x5d;
const NULL = 0x6e;

/** Where a record's row stands in the table when its file's path does not say. */
export interface RecordPlace {
  readonly account: string;
  readonly region: string;
  readonly deliveryDate: string;
}

/**
 * Turns one record at a time into one row of the raw table, as a line of JSON whose keys are the table's lower-case
 * columns. Bytes go from the record to the row: no value is ever decoded into a JavaScript number or object.
 *
 * `report` is told what the row does not show: a key that occurs twice (the last one counts, as in Hive's JSON SerDe) and
 * a value of the wrong kind (read as NULL).
 */
export class RecordWriter {
  private readonly eventTime: MemberPlan | undefined;
  private readonly eventCategory: MemberPlan | undefined;
  private readonly eventType: MemberPlan | undefined;

  constructor(
    private readonly plan: MemberTable,
    private readonly out: ByteOutput,
    private readonly report: (message: string) => void,
  ) {
    this.eventTime = memberNamed(plan, "eventTime");
    this.eventCategory = memberNamed(plan, "eventCategory");
    this.eventType = memberNamed(plan, "eventType");
  }

  /** Finds the members of the record that opens at `from`; returns the position behind it, or -1 as the scanner does. */
  public collect(scanner: JsonScanner, from: number): number {
    return this.collectMembers(scanner, this.plan, from, "");
  }

  /** Whether the collected record says when it was. */
  public hasTime(scanner: JsonScanner): boolean {
    const start = this.eventTime === undefined ? 0 : this.plan.starts[this.eventTime.index]!;
    return start !== 0 && scanner.bytes[start] !== NULL;
  }

  /** Whether the collected record is of Insights or of network activity, and so no call that the table is about. */
  public isOtherKind(scanner: JsonScanner): boolean {
    return (
      otherCategories.some((text) => this.holds(scanner, this.eventCategory, text)) ||
      otherTypes.some((text) => this.holds(scanner, this.eventType, text))
    );
  }

  /** Account, Region and day that the collected record itself names. */
  public place(scanner: JsonScanner): RecordPlace {
    const text = (name: string) => textOf(scanner, this.plan, memberNamed(this.plan, name));
    return {
      account: text("recipientAccountId") ?? this.identityAccount(scanner) ?? "",
      region: text("awsRegion") ?? "",
      deliveryDate: (text("eventTime") ?? "").slice(0, 10).replaceAll("-", "/"),
    };
  }

  /** Writes the collected record behind `head`, which is `{` and the columns that the file decides. */
  public write(scanner: JsonScanner, head: Buffer): void {
    this.out.append(head);
    this.writeMembers(scanner, this.plan, true);
    this.out.reserve(2);
    this.out.push(CLOSE_OBJECT);
    this.out.push(0x0a);
  }

  private holds({ bytes }: JsonScanner, member: MemberPlan | undefined, text: Buffer): boolean {
    const start = member === undefined ? 0 : this.plan.starts[member.index]!;
    if (start === 0 || this.plan.ends[member!.index]! - start !== text.length) return false;
    for (let at = 0; at < text.length; at += 1) if (bytes[start + at] !== text[at]) return false;
    return true;
  }

  private identityAccount(scanner: JsonScanner): string | undefined {
    const identity = memberNamed(this.plan, "userIdentity");
    if (identity?.value.kind !== "struct") return undefined;
    const start = this.plan.starts[identity.index]!;
    if (start === 0 || scanner.bytes[start] !== OPEN_OBJECT) return undefined;
    const { members } = identity.value;
    this.collectMembers(scanner, members, start, "userIdentity.", false);
    return textOf(scanner, members, memberNamed(members, "accountId"));
  }

  private collectMembers(scanner: JsonScanner, table: MemberTable, from: number, path: string, reports = true): number {
    const { bytes, end } = scanner;
    table.starts.fill(0);
    let at = scanner.skipSpace(from + 1);
    if (bytes[at] === CLOSE_OBJECT && at < end) return at + 1;
    for (;;) {
      if (at >= end) return scanner.fail(endsEarly, at);
      if (bytes[at] !== QUOTE) return scanner.fail("a key in quotes expected", at);
      const key = at;
      at = scanner.skipString(at);
      if (at < 0) return -1;
      const member = findMember(table, bytes, key + 1, at - 1);
      at = bytes[at] === COLON && at < end ? at + 1 : scanner.expect(COLON, at);
      if (at < 0) return -1;
      const start = scanner.skipSpace(at);
      at = scanner.skipValue(start);
      if (at < 0) return -1;
      if (member !== undefined) {
        if (table.starts[member.index] !== 0 && reports) {
          this.report(`key ${path}${member.name} occurs twice (letter case aside): the last one counts`);
        }
        table.starts[member.index] = start;
        table.ends[member.index] = at;
      }
      at = scanner.skipSpace(at);
      if (at >= end) return scanner.fail(endsEarly, at);
      const byte = bytes[at]!;
      if (byte === CLOSE_OBJECT) return at + 1;
      if (byte !== COMMA) return scanner.fail("',' or '}' expected", at);
      at = scanner.skipSpace(at + 1);
    }
  }

  private writeMembers(scanner: JsonScanner, table: MemberTable, comma: boolean, path = ""): void {
    let separate = comma;
    for (const member of table.members) {
      const start = table.starts[member.index]!;
      if (start === 0 || !member.wanted || scanner.bytes[start] === NULL) continue;
      const before = this.out.length;
      this.out.reserve(1);
      if (separate) this.out.push(COMMA);
      this.out.append(member.label);
      if (this.writeValue(scanner, member.value, start, table.ends[member.index]!, `${path}${member.name}`)) {
        separate = true;
      } else {
        this.out.length = before;
      }
    }
  }

  /** Returns false, having reported why, when the value is of the wrong kind. */
  private writeValue(scanner: JsonScanner, plan: ValuePlan, start: number, end: number, path: string): boolean {
    const { bytes } = scanner;
    const first = bytes[start]!;
    switch (plan.kind) {
      case "string":
      case "json":
        if (first === QUOTE) writeString(this.out, bytes, start, end);
        else writeJsonText(this.out, bytes, start, end);
        return true;
      case "struct": {
        if (first !== OPEN_OBJECT) return this.refuse(path, first, "an object");
        this.collectMembers(scanner, plan.members, start, `${path}.`);
        this.out.append(openObject);
        this.writeMembers(scanner, plan.members, false, `${path}.`);
        this.out.append(closeObject);
        return true;
      }
      case "array":
        if (first !== OPEN_ARRAY) return this.refuse(path, first, "a list");
        this.writeArray(scanner, plan.element, start, path);
        return true;
      case "map":
        if (first !== OPEN_OBJECT) return this.refuse(path, first, "an object");
        this.writeMap(scanner, plan.value, start, path);
        return true;
    }
  }

  private writeArray(scanner: JsonScanner, element: ValuePlan, start: number, path: string): void {
    this.out.append(openArray);
    let at = scanner.skipSpace(start + 1);
    let separate = false;
    while (scanner.bytes[at] !== CLOSE_ARRAY) {
      const end = scanner.skipValue(at);
      if (separate) this.out.append(comma);
      separate = true;
      if (scanner.bytes[at] === NULL || !this.writeValue(scanner, element, at, end, path)) this.out.append(nullText);
      at = scanner.skipSpace(end);
      if (scanner.bytes[at] === COMMA) at = scanner.skipSpace(at + 1);
    }
    this.out.append(closeArray);
  }

  private writeMap(scanner: JsonScanner, value: ValuePlan, start: number, path: string): void {
    const { bytes } = scanner;
    const entries = new Map<string, readonly [keyEnd: number, start: number, end: number, key: number]>();
    let at = scanner.skipSpace(start + 1);
    while (bytes[at] !== CLOSE_OBJECT) {
      const keyEnd = scanner.skipString(at);
      const from = scanner.skipSpace(scanner.expect(COLON, keyEnd));
      const end = scanner.skipValue(from);
      const key = slice(bytes, at, keyEnd).toString("utf8");
      if (entries.has(key)) this.report(`key ${path}.${key} occurs twice: the last one counts`);
      entries.set(key, [keyEnd, from, end, at]);
      at = scanner.skipSpace(end);
      if (bytes[at] === COMMA) at = scanner.skipSpace(at + 1);
    }
    this.out.append(openObject);
    let separate = false;
    for (const [keyEnd, from, end, key] of entries.values()) {
      if (separate) this.out.append(comma);
      separate = true;
      writeString(this.out, bytes, key, keyEnd);
      this.out.append(colon);
      if (bytes[from] === NULL || !this.writeValue(scanner, value, from, end, path)) this.out.append(nullText);
    }
    this.out.append(closeObject);
  }

  private refuse(path: string, first: number, wanted: string): false {
    const got =
      first === QUOTE
        ? "text"
        : first === OPEN_OBJECT
          ? "an object"
          : first === OPEN_ARRAY
            ? "a list"
            : "a plain value";
    this.report(`${path} is ${got} where ${wanted} belongs: read as NULL`);
    return false;
  }
}

const otherCategories = [Buffer.from('"Insight"'), Buffer.from('"NetworkActivity"')];
const otherTypes = [Buffer.from('"AwsCloudTrailInsight"'), Buffer.from('"AwsVpceEvents"')];
const openObject = Buffer.from("{");
const closeObject = Buffer.from("}");
const openArray = Buffer.from("[");
const closeArray = Buffer.from("]");
const comma = Buffer.from(",");
const colon = Buffer.from(":");
const nullText = Buffer.from("null");

/** The member whose name is `bytes[from, to)` in any letter case. */
function findMember(table: MemberTable, bytes: Uint8Array, from: number, to: number): MemberPlan | undefined {
  let hash = 0;
  for (let at = from; at < to; at += 1) {
    const byte = bytes[at]!;
    if (byte === BACKSLASH) return findEscapedMember(table, bytes, from, to);
    hash = hashStep(hash, lower(byte));
  }
  const sameHash = table.byHash.get(hash | 0);
  if (sameHash === undefined) return undefined;
  for (let index = 0; index < sameHash.length; index += 1) {
    if (isName(sameHash[index]!.lowerName, bytes, from, to)) return sameHash[index];
  }
  return undefined;
}

function isName(lowerName: Buffer, bytes: Uint8Array, from: number, to: number): boolean {
  if (lowerName.length !== to - from) return false;
  for (let at = from; at < to; at += 1) if (lower(bytes[at]!) !== lowerName[at - from]) return false;
  return true;
}

function findEscapedMember(table: MemberTable, bytes: Uint8Array, from: number, to: number): MemberPlan | undefined {
  const key = JSON.parse(slice(bytes, from - 1, to + 1).toString("utf8")) as string;
  return table.members.find(({ name }) => name.toLowerCase() === key.toLowerCase());
}

function lower(byte: number): number {
  return byte >= 0x41 && byte <= 0x5a ? byte | 0x20 : byte;
}

function memberNamed({ members }: MemberTable, name: string): MemberPlan | undefined {
  return members.find((each) => each.name === name);
}

function textOf(scanner: JsonScanner, table: MemberTable, member: MemberPlan | undefined): string | undefined {
  const start = member === undefined ? 0 : table.starts[member.index]!;
  if (member === undefined || start === 0 || scanner.bytes[start] === NULL) return undefined;
  const text = slice(scanner.bytes, start, table.ends[member.index]!).toString("utf8");
  return text.startsWith('"') ? text.slice(1, -1) : text;
}

function slice(bytes: Uint8Array, from: number, to: number): Buffer {
  return Buffer.from(bytes.buffer, bytes.byteOffset + from, to - from);
}
