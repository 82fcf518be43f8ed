import type { GenericSchema } from "valibot";

/** Refuses lists where a mapping belongs: valibot takes one for a mapping with the keys 0, 1 and so on. */
export function noList<const Schema extends GenericSchema>(schema: Schema): Schema {
  return {
    ...schema,
    "~run": (dataset, config) => schema["~run"](Array.isArray(dataset.value) ? { value: undefined } : dataset, config),
  };
}
