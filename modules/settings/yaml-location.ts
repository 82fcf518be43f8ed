import { isAlias, isMap, isScalar, isSeq } from "yaml";
import type { Document, Node, Pair } from "yaml";
import type { SettingPath } from "./settings-issue";

/** Where a path leads in a document: the value's node, and the key or list item that holds it. */
interface Found {
  readonly key?: Node;
  readonly value?: Node;
}

/** Offset in the text of a setting's key or value; for a setting that is missing, of the nearest parent that is there. */
export function offsetOf(document: Document.Parsed, path: SettingPath, at: "key" | "value"): number {
  for (let length = path.length; length > 0; length--) {
    const found = find(document, path.slice(0, length));
    // a mapping or a list begins on a line of its own: its key says more
    const value = isScalar(found?.value) && found.value.source !== "" ? found.value : undefined;
    const node = at === "value" && length === path.length ? (value ?? found?.key) : found?.key;
    if (node?.range) return node.range[0];
  }
  return document.contents?.range?.[0] ?? 0;
}

/** The scalar at a path, through aliases. */
export function scalarAt(document: Document.Parsed, path: SettingPath) {
  const value = find(document, path)?.value;
  return isScalar(value) ? value : undefined;
}

function find(document: Document.Parsed, path: SettingPath): Found | undefined {
  let found: Found | undefined = { value: document.contents ?? undefined };
  for (const part of path) {
    const container: Node | undefined = found?.value;
    if (isMap(container)) found = foundPair(document, lastPair(container.items as Pair<Node, Node | null>[], part));
    else if (isSeq(container) && typeof part === "number") {
      const item = container.items[part] as Node | undefined;
      found = item && { key: item, value: resolved(document, item) };
    } else return undefined;
  }
  return found;
}

/** Of a key that is there twice, the last one: its value is the one that counts. */
function lastPair(pairs: Pair<Node, Node | null>[], part: string | number): Pair<Node, Node | null> | undefined {
  return pairs.filter(({ key }) => isScalar(key) && keyText(key.value) === String(part)).at(-1);
}

function foundPair(document: Document.Parsed, pair: Pair<Node, Node | null> | undefined): Found | undefined {
  return pair && { key: pair.key, value: resolved(document, pair.value) };
}

function resolved(document: Document.Parsed, node: Node | null): Node | undefined {
  return (isAlias(node) ? node.resolve(document) : node) ?? undefined;
}

/** A key as plain values have it. */
export function keyText(key: unknown): string {
  return key === null ? "" : String(key);
}
