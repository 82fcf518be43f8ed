import { metadata, pipe, type GenericSchema } from "valibot";

/** What JSON Schema says of a setting besides its kind. */
interface Documentation {
  readonly title?: string;
  readonly description?: string;
  readonly examples?: readonly unknown[];
  readonly [keyword: string]: unknown;
}

/** A schema with words for editors, and for messages that show an example. */
export function documented<const Schema extends GenericSchema>(schema: Schema, documentation: Documentation): Schema {
  return pipe(schema, metadata(documentation)) as unknown as Schema;
}
