import { runSimulation, type EvaluationResult, type SimulationRequestPrincipal } from "@cloud-copilot/iam-simulate";
import type { AttachedPolicy } from "./attached-policies";

/** A request as AWS sees it when it decides. */
export interface PolicyRequest {
  /** Address of what is asked for, or of the role that asks. */
  readonly of: string;
  readonly principal: SimulationRequestPrincipal;
  readonly action: string;
  readonly resource: string;
  readonly context: Readonly<Record<string, string | string[] | undefined>>;
  /**
   * What the caller's own IAM policy allows, on everything.
   *
   * @default - nothing
   */
  readonly callerMay?: string;
}

/** AWS's decision, and the Sids of the statements that applied. */
export interface Decision {
  readonly result: EvaluationResult;
  readonly sids: readonly string[];
}

/**
 * Decides a request. Two things that the simulator does not know travel under other names, in policy and request alike: it drops
 * `kms:EncryptionContext:…` keys, which become tags of the request, and takes no principal of the domain `amazonaws.com.cn` for a service.
 *
 * @throws Error when the simulator refuses policy or request, or drops a condition key that the policy looks at
 */
export async function simulate(policy: AttachedPolicy, request: PolicyRequest): Promise<Decision> {
  const { principal, action, resource, callerMay } = request;
  const document = inItsWords(policy.document);
  const simulation = await runSimulation(
    {
      request: {
        principal: inItsWords(principal),
        action,
        resource: { resource, accountId: policy.accountId },
        contextVariables: inItsWords(present(request.context)),
      },
      identityPolicies:
        policy.type === "role"
          ? [{ name: "role", policy: document }]
          : callerMay === undefined
            ? []
            : [{ name: "caller", policy: allow(callerMay) }],
      serviceControlPolicies: [],
      resourceControlPolicies: [],
      resourcePolicy: policy.type === "role" ? delegating(resource, policy.accountId) : document,
    },
    {},
  );
  if (simulation.resultType !== "single") {
    const why = simulation.resultType === "error" ? JSON.stringify(simulation.errors) : "the resource has a wildcard";
    throw new Error(`${request.of} ${action} ${resource}: ${why}`);
  }
  const { analysis, ignoredContextKeys = [] } = simulation.result;
  const used = JSON.stringify(document).toLowerCase();
  const dropped = ignoredContextKeys.filter((key) => used.includes(`"${key.toLowerCase()}"`));
  if (dropped.length > 0) throw new Error(`${request.of} ${action}: the simulator dropped ${dropped.join(", ")}`);

  const { identityAnalysis, resourceAnalysis } = analysis;
  const decided = policy.type === "role" ? identityAnalysis : resourceAnalysis;
  return {
    result: simulation.overallResult,
    sids: [...(decided?.allowStatements ?? []), ...(decided?.denyStatements ?? [])].map(({ statement }) =>
      String(statement.sid()),
    ),
  };
}

function present(context: PolicyRequest["context"]): Record<string, string | string[]> {
  const entries = Object.entries(context);
  return Object.fromEntries(entries.filter((entry): entry is [string, string | string[]] => entry[1] !== undefined));
}

function inItsWords<T>(value: T): T {
  const text = JSON.stringify(value)
    .replaceAll('"kms:EncryptionContext:', '"aws:RequestTag/kmsctx-')
    .replaceAll('.amazonaws.com.cn"', '.in-china.amazonaws.com"');
  return JSON.parse(text);
}

/** IAM policies count for a key only where its key policy says so, as that of every key that is made here does. */
function delegating(resource: string, accountId: string) {
  const [, partition, service] = resource.split(":");
  if (service !== "kms") return undefined;
  const principal = { AWS: `arn:${partition}:iam::${accountId}:root` };
  return {
    Version: "2012-10-17",
    Statement: [{ Effect: "Allow", Principal: principal, Action: "kms:*", Resource: "*" }],
  };
}

function allow(action: string) {
  return { Version: "2012-10-17", Statement: [{ Effect: "Allow", Action: action, Resource: "*" }] };
}
