import { isAlias, isMap, isScalar, isSeq } from "yaml";
import type { Document, Node } from "yaml";
import type { SettingPath } from "./settings-issue";
import { keyText } from "./yaml-location";

/** Something that YAML allows and settings do not. */
export interface StructureFault {
  readonly path: SettingPath;
  readonly offset: number;
  readonly message: string;
  /** Whether the plain values can't be trusted with it. */
  readonly fatal: boolean;
}

/** Keys that are given twice, keys that are no text, and aliases without an anchor. */
export function yamlStructureFaults(document: Document.Parsed, lineAt: (offset: number) => number): StructureFault[] {
  const faults: StructureFault[] = [];
  const fault = (node: Node, path: SettingPath, message: string, fatal: boolean) =>
    faults.push({ path, offset: node.range?.[0] ?? 0, message, fatal });

  const visit = (node: Node | null | undefined, path: SettingPath): void => {
    if (isAlias(node) && !node.resolve(document)) {
      fault(
        node,
        path,
        `must name an anchor above it; got *${node.source}; write &${node.source} before a value above`,
        true,
      );
    } else if (isSeq(node)) {
      node.items.forEach((item, index) => visit(item as Node, [...path, index]));
    } else if (isMap(node)) {
      const seen = new Map<string, Node>();
      for (const { key, value } of node.items as { key: Node; value: Node | null }[]) {
        if (!isScalar(key)) {
          fault(
            key,
            path,
            "must have words as keys; got a key that is a list, a mapping or an alias; write a word",
            true,
          );
          continue;
        }
        const text = keyText(key.value);
        const keyPath = [...path, text];
        const before = seen.get(text);
        if (before) {
          const line = lineAt(before.range?.[0] ?? 0);
          fault(key, keyPath, `must be given once; got it on line ${line} already; keep one of the two`, false);
        }
        if (text === "__proto__") fault(key, keyPath, "must be a setting; got an unknown key; remove it", true);
        seen.set(text, key);
        visit(value, keyPath);
      }
    }
  };
  visit(document.contents, []);
  return faults;
}
