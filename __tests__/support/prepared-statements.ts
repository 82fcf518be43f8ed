import type { Block, Synthesized } from "./synthesized";

/** Texts of a stack's prepared statements, by name: the instances of one resource come from a local. */
export function preparedStatements(stack: Pick<Synthesized, "json">): Record<string, Block> {
  const [resource] = Object.values<Block>(stack.json.resource.aws_athena_prepared_statement);
  const local = /^\$\{local\.(\w+)\}$/.exec(resource?.for_each)?.[1];
  if (local === undefined) throw new Error(`not a local: ${resource?.for_each}`);
  return stack.json.locals[local];
}
