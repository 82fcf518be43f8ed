import type { Partition } from "../shared/regions";
import type { SettingPath } from "./settings-issue";
import type { SettingsInput } from "./settings-schema";
import { valueAt } from "./value-at";

type Partly<T> = T extends readonly (infer Item)[]
  ? readonly (Partly<Item> | undefined)[]
  : T extends object
    ? { readonly [K in keyof T]?: Partly<T[K]> | undefined }
    : T;

/**
 * Settings of which anything may be missing, but what is there has the right kind and keeps its own rules. A setting with a
 * fault is `undefined`; one that the file does not have is absent, see {@link isAbsent}.
 */
export type SoundSettings = Partly<SettingsInput>;

/** Takes out everything with a fault of its own: rules about several settings can then look at the rest. */
export function soundPart(value: unknown, faults: readonly SettingPath[]): SoundSettings {
  const copy = structuredClone(value);
  for (const path of faults) {
    const parent = valueAt(copy, path.slice(0, -1));
    const key = path.at(-1);
    if (typeof parent !== "object" || parent === null || key === undefined) continue;
    (parent as Record<string | number, unknown>)[key] = undefined;
  }
  return copy as SoundSettings;
}

/** Whether the file leaves a setting out, so that its default holds. A faulty setting is not absent: nothing is known of it. */
export function isAbsent(settings: SoundSettings, path: readonly string[]): boolean {
  let current: unknown = settings;
  for (const key of path) {
    if (typeof current !== "object" || current === null) return false;
    if (!Object.hasOwn(current, key)) return true;
    current = (current as Record<string, unknown>)[key];
  }
  return false;
}

/** The settings' partition; `undefined` when the file has one that does not exist. */
export function soundPartition(settings: SoundSettings): Partition | undefined {
  return isAbsent(settings, ["partition"]) ? "aws" : settings.partition;
}
