import { KmsAlias } from "@cdktf/provider-aws/lib/kms-alias";
import { KmsKey } from "@cdktf/provider-aws/lib/kms-key";
import { Annotations } from "cdktf";
import { Construct } from "constructs";
import { defaults } from "../shared/defaults";
import type { PolicyStatement } from "../shared/policy-statement";
import { renderPolicy } from "../shared/render-policy";
import { terraformText } from "../shared/terraform-text";

/** Properties of an {@link EncryptionKey}. */
export interface EncryptionKeyProps {
  /** Name behind `alias/`, unique in the account and Region. */
  readonly aliasName: string;

  /** What the key encrypts, for people. */
  readonly description: string;

  /** The key policy. One statement must let the account administer the key. */
  readonly statements: readonly PolicyStatement[];

  /**
   * Whether Terraform refuses to destroy the key, without which nothing that it encrypted can be read.
   *
   * @default true
   */
  readonly preventDestroy?: boolean;
}

/**
 * A symmetric customer key with an alias, rotated every year, deleted no sooner than 30 days after somebody asks for it.
 *
 * @see https://docs.aws.amazon.com/kms/latest/developerguide/concepts.html
 */
export class EncryptionKey extends Construct {
  /** ARN of the key, known after it is made. */
  public readonly keyArn: string;

  /** The key itself; its policy is part of it, so what depends on the key depends on the policy. */
  public readonly resource: KmsKey;

  constructor(scope: Construct, id: string, props: EncryptionKeyProps) {
    super(scope, id);

    const policy = renderPolicy("key", props.statements);
    if (policy.warning !== undefined) Annotations.of(this).addWarning(policy.warning);

    this.resource = new KmsKey(this, "Resource", {
      description: terraformText(props.description),
      policy: policy.terraform,
      enableKeyRotation: true,
      deletionWindowInDays: defaults.keyDeletionDays.value,
      lifecycle: (props.preventDestroy ?? true) ? { preventDestroy: true } : undefined,
    });
    new KmsAlias(this, "Alias", { name: `alias/${props.aliasName}`, targetKeyId: this.resource.keyId });

    this.keyArn = this.resource.arn;
  }
}
