import { AwsProvider } from "@cdktf/provider-aws/lib/provider";
import { TerraformStack, Testing } from "cdktf";
import type { IConstruct } from "constructs";

/** A block of a synthesized stack, with Terraform's names. */
// eslint-disable-next-line @typescript-eslint/no-explicit-any -- tests look into blocks of all kinds
export type Block = Record<string, any>;

/** A synthesized stack, to look into. */
export interface Synthesized {
  /** All of `cdk.tf.json`. */
  readonly json: Block;
  /** Resources of a type, by address without the type. */
  all(type: string): Record<string, Block>;
  /** The only resource of a type. Fails if there are several, or none. */
  only(type: string): Block;
  /** The resource whose construct ends in this path, as in `LogBucket/Resource`. Fails if there are several, or none. */
  at(type: string, path: string): Block;
  /** Addresses of all resources, sorted: `aws_kms_key.log_key`. */
  readonly addresses: readonly string[];
}

/** Synthesizes a stack of its own, filled by the test, with all checks of constructs. */
export function synthesize(fill: (stack: TerraformStack) => void): Synthesized {
  const stack = new TerraformStack(Testing.app(), "test");
  new AwsProvider(stack, "aws", { region: "us-east-1" });
  fill(stack);
  return synthesized(stack);
}

/** Synthesizes a stack, with all checks of constructs. */
export function synthesized(stack: TerraformStack): Synthesized {
  const json: Block = JSON.parse(Testing.synth(stack, true));
  const resources: Record<string, Record<string, Block>> = json.resource ?? {};
  const all = (type: string) => resources[type] ?? {};
  const one = (type: string, matching: Block[], what: string) => {
    if (matching.length !== 1 || matching[0] === undefined) throw new Error(`${matching.length} ${type} ${what}`);
    return matching[0];
  };
  return {
    json,
    all,
    only: (type) => one(type, Object.values(all(type)), "in the stack"),
    at: (type, path) =>
      one(
        type,
        Object.entries(all(type))
          .filter(([address]) => address.replace(/_[0-9A-F]{8}$/, "").endsWith(`_${inAddress(path)}`))
          .map(([, block]) => block),
        `at ${path}`,
      ),
    addresses: Object.entries(resources)
      .flatMap(([type, byAddress]) => Object.keys(byAddress).map((address) => `${type}.${address}`))
      .sort(),
  };
}

/** How cdktf writes a path in an address: without a last "Resource". */
function inAddress(path: string): string {
  return path.replace(/\/Resource$/, "").replaceAll("/", "_");
}

/** A policy of a block, parsed as Terraform would evaluate it: escaped templates are templates again. */
export function policyOf(block: Block, attribute = "policy"): { Version: string; Statement: Block[] } {
  return JSON.parse(String(block[attribute]).replaceAll("$${", "${").replaceAll("%%{", "%{"));
}

/** Warnings of a construct and of everything below it. */
export function warningsOf(construct: IConstruct): string[] {
  const metadata = construct.node.findAll().flatMap(({ node }) => node.metadata);
  return metadata.filter(({ type }) => type === "@cdktf/warn").map(({ data }) => data);
}
