import { SfnStateMachine } from "@cdktf/provider-aws/lib/sfn-state-machine";
import type { ITerraformDependable } from "cdktf";
import { Construct } from "constructs";
import { terraformText } from "../shared/terraform-text";

/** Properties of a {@link StateMachine}. */
export interface StateMachineProps {
  /** Name of the state machine, up to 80 characters. */
  readonly stateMachineName: string;

  /** Amazon States Language, as plain data. */
  readonly definition: object;

  /** Role that its executions take on. */
  readonly roleArn: string;

  /** What must exist before an execution can begin: the policy of the role. */
  readonly waitFor: ITerraformDependable[];
}

/**
 * A standard state machine: an execution may take a year, and its history is kept for 90 days.
 *
 * @see https://docs.aws.amazon.com/step-functions/latest/dg/choosing-workflow-type.html
 */
export class StateMachine extends Construct {
  /** ARN of the state machine, known after it is made. */
  public readonly stateMachineArn: string;

  constructor(scope: Construct, id: string, props: StateMachineProps) {
    super(scope, id);

    const machine = new SfnStateMachine(this, "Resource", {
      name: props.stateMachineName,
      type: "STANDARD",
      roleArn: props.roleArn,
      definition: terraformText(JSON.stringify(props.definition)),
      // Step Functions tests what the role may do while the state machine is being made
      dependsOn: props.waitFor,
    });

    this.stateMachineArn = machine.arn;
  }
}
