import { IamRole } from "@cdktf/provider-aws/lib/iam-role";
import { IamRolePolicy } from "@cdktf/provider-aws/lib/iam-role-policy";
import { Construct } from "constructs";
import type { PolicyStatement } from "../shared/policy-statement";
import { renderPolicy } from "../shared/render-policy";
import { terraformText } from "../shared/terraform-text";

/** Properties of a {@link ServiceRole}. */
export interface ServiceRoleProps {
  /** Name of the role, unique in the account, up to 64 characters. */
  readonly roleName: string;

  /** What the role is for, for people. */
  readonly description: string;

  /** Who takes on the role. */
  readonly trust: PolicyStatement;

  /** What the role may do. */
  readonly statements: readonly PolicyStatement[];
}

/** A role that an AWS service takes on, with one policy inside. */
export class ServiceRole extends Construct {
  /** ARN of the role, known after the role and its policy are made. */
  public readonly roleArn: string;

  /** The role's policy; wait for it before a service uses the role. */
  public readonly policy: IamRolePolicy;

  constructor(scope: Construct, id: string, props: ServiceRoleProps) {
    super(scope, id);

    const role = new IamRole(this, "Resource", {
      name: props.roleName,
      description: terraformText(props.description),
      assumeRolePolicy: renderPolicy("role-trust", [props.trust]).terraform,
    });
    this.policy = new IamRolePolicy(this, "Policy", {
      name: "default",
      role: role.name,
      policy: renderPolicy("role", props.statements).terraform,
    });

    this.roleArn = role.arn;
  }
}
