import type { AttachedPolicy } from "./attached-policies";

type Document = AttachedPolicy["document"];

/** A policy without one condition key, for each that it has. */
export function weakened(document: Document): { readonly without: string; readonly document: Document }[] {
  return document.Statement.flatMap(({ Sid, Condition = {} }, at) =>
    Object.entries<Record<string, unknown>>(Condition).flatMap(([operator, keys]) =>
      Object.keys(keys).map((key) => {
        const copy: Document = structuredClone(document);
        delete copy.Statement[at]?.Condition[operator][key];
        return { without: `${Sid} without ${operator} ${key}`, document: copy };
      }),
    ),
  );
}
