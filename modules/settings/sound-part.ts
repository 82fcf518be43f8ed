import type { SettingPath } from "./settings-issue";
import type { SettingsInput } from "./settings-schema";
import { valueAt } from "./value-at";

type Partly<T> = T extends readonly (infer Item)[]
  ? readonly (Partly<Item> | undefined)[]
  : T extends object
    ? { readonly [K in keyof T]?: Partly<T[K]> }
    : T;

/** Settings of which anything may be missing, but what is there has the right kind and keeps its own rules. */
export type SoundSettings = Partly<SettingsInput>;

/** What is left when everything with a fault of its own is taken out: rules about several settings can then look at the rest. */
export function soundPart(value: unknown, faults: readonly SettingPath[]): SoundSettings {
  const copy = structuredClone(value);
  for (const path of faults) {
    const parent = valueAt(copy, path.slice(0, -1));
    const key = path.at(-1);
    if (typeof parent !== "object" || parent === null || key === undefined) continue;
    if (Array.isArray(parent)) parent[Number(key)] = undefined;
    else delete (parent as Record<string, unknown>)[String(key)];
  }
  return copy as SoundSettings;
}
