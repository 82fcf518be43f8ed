import type { EmulatedAccount } from "./aws-client-config";

/** How an execution ended. */
export interface EndedExecution {
  readonly status: string;
  readonly error?: string;
  readonly cause?: string;
}

const services = { states: "AWSStepFunctions", athena: "AmazonAthena", sqs: "AmazonSQS" } as const;

/** Calls of services that speak JSON, as the root of an account of the emulator; the suite has no SDK for Step Functions. */
export function jsonCalls({ id, endpoint }: EmulatedAccount) {
  return async <Answer>(service: keyof typeof services, operation: string, body: object): Promise<Answer> => {
    const credential = `Credential=${id}/20260101/us-east-1/${service}/aws4_request`;
    const response = await fetch(endpoint, {
      method: "POST",
      headers: {
        "Content-Type": "application/x-amz-json-1.0",
        "X-Amz-Target": `${services[service]}.${operation}`,
        Authorization: `AWS4-HMAC-SHA256 ${credential}, SignedHeaders=host, Signature=0`,
      },
      body: JSON.stringify(body),
    });
    const text = await response.text();
    if (!response.ok) throw new Error(`${service} ${operation}: ${text}`);
    return JSON.parse(text === "" ? "{}" : text);
  };
}

/** Runs a state machine once, to its end. */
export async function execute(
  call: ReturnType<typeof jsonCalls>,
  props: { readonly name: string; readonly definition: object; readonly roleArn: string; readonly input: object },
): Promise<EndedExecution> {
  const { name, roleArn, input } = props;
  const definition = JSON.stringify(props.definition);
  const machine = { name, definition, roleArn };
  const { stateMachineArn } = await call<{ stateMachineArn: string }>("states", "CreateStateMachine", machine);
  const start = { stateMachineArn, input: JSON.stringify(input) };
  const { executionArn } = await call<{ executionArn: string }>("states", "StartExecution", start);
  for (;;) {
    const execution = await call<EndedExecution>("states", "DescribeExecution", { executionArn });
    if (execution.status !== "RUNNING") return execution;
    await new Promise((resolve) => setTimeout(resolve, 200));
  }
}
