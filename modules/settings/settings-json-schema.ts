import { toJsonSchema } from "@valibot/to-json-schema";
import type { MetadataAction } from "valibot";
import type { SettingPath } from "./settings-issue";
import { settingsSchema } from "./settings-schema";
import { valueAt } from "./value-at";

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
  // made once: a file with many faults asks for it many times
  return (cached ??= toJsonSchema(settingsSchema, {
    target: "draft-2020-12",
    typeMode: "input",
    // words of their own, which JSON Schema cannot have
    ignoreActions: ["rules"],
    // what is said of a setting holds instead of what is said of its kind
    overrideAction: ({ valibotAction: action, jsonSchema }) =>
      action.type === "metadata"
        ? { ...jsonSchema, ...(action as MetadataAction<unknown, Record<string, unknown>>).metadata }
        : undefined,
    overrideSchema: ({ jsonSchema: { required, ...rest } }) => (required?.length === 0 ? rest : undefined),
  }) as JsonSchema);
}

let cached: JsonSchema | undefined;

/** The schema of the setting at a path, or `undefined` for one that does not exist; `value` chooses between variants. */
export function schemaAt(path: SettingPath, value: unknown): JsonSchema | undefined {
  return path.reduce<JsonSchema | undefined>(
    (schema, part, index) =>
      typeof part === "number" ? schema?.items : propertiesOf(schema, valueAt(value, path.slice(0, index)))[part],
    settingsJsonSchema(),
  );
}

/** Keys that the mapping at a path may have. */
export function keysAt(path: SettingPath, value: unknown): readonly string[] {
  return Object.keys(propertiesOf(schemaAt(path, value), valueAt(value, path)));
}

/** Properties of a mapping: of the variant that its values choose, or of all that they leave open. */
function propertiesOf(schema: JsonSchema | undefined, value: unknown): Readonly<Record<string, JsonSchema>> {
  const variants = (schema?.oneOf ?? []).map(({ properties = {} }) => properties);
  const chosen = variants.filter((properties) =>
    Object.entries(properties).every(
      ([key, { const: constant }]) => constant === undefined || [constant, undefined].includes(valueAt(value, [key])),
    ),
  );
  // the first variant wins where several have the same key: it is the simplest
  return Object.assign({}, schema?.properties, ...(chosen.length > 0 ? chosen : variants).reverse()) as Record<
    string,
    JsonSchema
  >;
}
