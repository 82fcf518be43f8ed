import { z } from "zod";
import type { SettingPath } from "./settings-issue";
import { settingsSchema } from "./settings-schema";

/** The part of JSON Schema that the settings' schema uses. */
export interface JsonSchema {
  readonly type?: string;
  readonly description?: string;
  readonly default?: unknown;
  readonly const?: unknown;
  readonly pattern?: string;
  readonly enum?: readonly unknown[];
  readonly examples?: readonly unknown[];
  readonly properties?: Readonly<Record<string, JsonSchema>>;
  readonly required?: readonly string[];
  readonly items?: JsonSchema;
  readonly oneOf?: readonly JsonSchema[];
  readonly additionalProperties?: boolean | JsonSchema;
}

/** JSON Schema (2020-12) of `sms-trail.yaml`, for editors. */
export function settingsJsonSchema(): JsonSchema {
  return z.toJSONSchema(settingsSchema, { io: "input" }) as JsonSchema;
}

/** The schemas that describe the setting at a path: several where variants differ, none for a setting that does not exist. */
export function schemasAt(path: SettingPath, schema: JsonSchema = settingsJsonSchema()): readonly JsonSchema[] {
  return path.reduce<readonly JsonSchema[]>(
    (schemas, part) =>
      schemas
        .flatMap(withVariants)
        .flatMap((each) => (typeof part === "number" ? each.items : each.properties?.[part]) ?? []),
    [schema],
  );
}

/** Keys that the mapping at a path may have. */
export function keysAt(path: SettingPath): readonly string[] {
  const keys = schemasAt(path)
    .flatMap(withVariants)
    .flatMap(({ properties = {} }) => Object.keys(properties));
  return [...new Set(keys)];
}

function withVariants(schema: JsonSchema): readonly JsonSchema[] {
  return [schema, ...(schema.oneOf ?? []).filter(({ properties }) => properties)];
}
