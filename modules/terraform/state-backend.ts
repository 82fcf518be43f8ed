import { isAbsolute, join, relative, resolve } from "node:path";
import { App, LocalBackend, S3Backend, type TerraformStack } from "cdktf";
import { stateKey } from "../shared/state-key";
import { terraformText } from "../shared/terraform-text";

/** Where Terraform keeps the state of a stack. */
export type StateBackend =
  /** A file where the program runs, as cdktf has it by default. */
  | { readonly type: "local" }
  /** An object in S3, locked while in use, encrypted. */
  | {
      readonly type: "s3";
      readonly bucket: string;
      readonly key: string;
      readonly region: string;
      readonly profile?: string;
      readonly kmsKeyId?: string;
    };

/**
 * Gives a stack its backend.
 *
 * @param part folder of the state's file in S3, for one of several stacks that share the settings of a backend
 */
export function useStateBackend(stack: TerraformStack, backend: StateBackend, part?: string): void {
  if (backend.type === "local") {
    new LocalBackend(stack, { path: statePath(stack) });
    return;
  }
  const { bucket, region } = backend;
  const s3 = new S3Backend(stack, {
    bucket,
    region,
    key: terraformText(part === undefined ? backend.key : stateKey(backend.key, part)),
    profile: backend.profile && terraformText(backend.profile),
    kmsKeyId: backend.kmsKeyId && terraformText(backend.kmsKeyId),
    encrypt: true,
  });
  // the bindings have no property for locking in S3 itself, which replaces the DynamoDB table
  s3.addOverride("use_lockfile", true);
}

/** The file that cdktf would take, but relative to the stack's folder: what is synthesized is then the same on every machine. */
function statePath(stack: TerraformStack): string {
  const file = `terraform.${stack.node.id}.tfstate`;
  const folder = App.of(stack).outdir;
  return isAbsolute(folder) ? resolve(file) : join(relative(resolve(folder, "stacks", stack.node.id), "."), file);
}
