import type { RecordField, RecordType } from "../../../queries/record-schema";

/** How one value of a record is turned into a value of a table row. */
export type ValuePlan =
  | { readonly kind: "string" | "json" }
  | { readonly kind: "struct"; readonly members: MemberTable }
  | { readonly kind: "array"; readonly element: ValuePlan }
  | { readonly kind: "map"; readonly value: ValuePlan };

/** A member of an object: its column or struct field, and where the object at hand has its value. */
export interface MemberPlan {
  readonly index: number;
  /** As the JSON writes it, for messages. */
  readonly name: string;
  readonly lowerName: Buffer;
  /** `"name":` */
  readonly label: Buffer;
  readonly value: ValuePlan;
  /** Whether the row holds it; some members are only looked at. */
  readonly wanted: boolean;
}

/** The known members of an object, found by a hash of their lower-case name. */
export interface MemberTable {
  readonly members: readonly MemberPlan[];
  readonly byHash: ReadonlyMap<number, readonly MemberPlan[]>;
  /** Where the values of the object at hand start and end; 0 for a member that it has not. */
  readonly starts: Int32Array;
  readonly ends: Int32Array;
}

/** Members that the reader looks at whether or not the row holds them. */
const looked = new Set(["eventtime", "eventcategory", "eventtype"]);
const lookedForPartition = new Set(["recipientaccountid", "awsregion", "useridentity"]);

/**
 * The plan of a record.
 *
 * @param columns lower-case names of the columns that are asked for; all when absent
 */
export function recordPlan(fields: readonly RecordField[], columns?: ReadonlySet<string>): MemberTable {
  const kept = fields.filter(({ name }) => {
    const lower = name.toLowerCase();
    return columns === undefined || columns.has(lower) || looked.has(lower) || lookedForPartition.has(lower);
  });
  return memberTable(kept, (name) => columns === undefined || columns.has(name));
}

/** One step of the hash of a lower-case name. */
export function hashStep(hash: number, lowerByte: number): number {
  return Math.imul(hash, 31) + lowerByte;
}

function memberTable(fields: readonly RecordField[], isWanted: (name: string) => boolean): MemberTable {
  const members = fields.map(({ name, type }, index): MemberPlan => {
    const lower = name.toLowerCase();
    const label = Buffer.from(`${JSON.stringify(lower)}:`);
    return {
      index,
      name,
      lowerName: Buffer.from(lower),
      label,
      value: valuePlan(type),
      wanted: isWanted(lower),
    };
  });
  const byHash = new Map<number, MemberPlan[]>();
  for (const member of members) {
    const hash = member.lowerName.reduce(hashStep, 0) | 0;
    byHash.set(hash, [...(byHash.get(hash) ?? []), member]);
  }
  return { members, byHash, starts: new Int32Array(members.length), ends: new Int32Array(members.length) };
}

function valuePlan(type: RecordType): ValuePlan {
  if (type === "string" || type === "json") return { kind: type };
  if ("struct" in type) return { kind: "struct", members: memberTable(type.struct, () => true) };
  if ("array" in type) return { kind: "array", element: valuePlan(type.array) };
  return { kind: "map", value: valuePlan(type.map) };
}
