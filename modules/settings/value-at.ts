import type { SettingPath } from "./settings-issue";

/** The value at a path of plain values, or `undefined` when there is none. */
export function valueAt(value: unknown, path: SettingPath): unknown {
  return path.reduce<unknown>(
    (current, part) =>
      typeof current === "object" && current !== null && Object.hasOwn(current, part)
        ? (current as Record<string | number, unknown>)[part]
        : undefined,
    value,
  );
}
