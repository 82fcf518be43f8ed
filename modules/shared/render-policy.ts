import type { PolicyStatement } from "./policy-statement";
import { terraformText } from "./terraform-text";

/** What a policy is attached to; each has its own limit of size. */
export type PolicyKind =
  "bucket" | "key" | "topic" | "queue" | "role" | "role-trust" | "service-control" | "resource-control";

/** A policy as text, in its two forms, and how much of its budget it takes. */
export interface RenderedPolicy {
  /** The policy document: literal JSON. */
  readonly json: string;
  /** The same, safe in Terraform's JSON. */
  readonly terraform: string;
  /** Size in bytes, each reference counted as the longest ARN it could become. */
  readonly bytes: number;
  /** Said when the policy takes 80 % of its budget or more. */
  readonly warning?: string;
}

interface Budget {
  readonly bytes: number;
  readonly wayOut: string;
}

const organization =
  "one organization trail, or trails let in by their organization, keep it small at any number of accounts";

/**
 * Bytes that AWS accepts for each kind of policy.
 *
 * @see https://docs.aws.amazon.com/AmazonS3/latest/userguide/bucket-policies.html 20 KB
 * @see https://docs.aws.amazon.com/kms/latest/developerguide/resource-limits.html 32 KB
 * @see https://docs.aws.amazon.com/sns/latest/dg/sns-access-policy-language-api-permissions-reference.html 30 KB
 * @see https://docs.aws.amazon.com/AWSSimpleQueueService/latest/SQSDeveloperGuide/quotas-policies.html 8,192 bytes
 * @see https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_iam-quotas.html 10,240 and 2,048 characters
 * @see https://docs.aws.amazon.com/organizations/latest/userguide/orgs_reference_limits.html 5,120 characters
 */
const budgets: Readonly<Record<PolicyKind, Budget>> = {
  bucket: { bytes: 20_480, wayOut: organization },
  key: { bytes: 32_768, wayOut: organization },
  topic: { bytes: 30_720, wayOut: organization },
  queue: { bytes: 8_192, wayOut: "name the topics that may send, not the accounts" },
  role: { bytes: 10_240, wayOut: "name prefixes with a wildcard instead of single resources" },
  "role-trust": { bytes: 2_048, wayOut: "trust fewer principals" },
  "service-control": { bytes: 5_120, wayOut: "attach a second policy for some of the resources" },
  "resource-control": { bytes: 5_120, wayOut: "attach a second policy for some of the buckets" },
};

/** ARNs that a reference can become here are of keys, topics and buckets; a topic's is the longest. */
const longestReference = "x".repeat(320);

/**
 * Renders statements as the one policy of a resource.
 *
 * @throws Error when the policy is over AWS's limit, has no statement, or uses a Sid twice
 */
export function renderPolicy(kind: PolicyKind, statements: readonly PolicyStatement[]): RenderedPolicy {
  checkSids(kind, statements);
  const json = JSON.stringify({ Version: "2012-10-17", Statement: statements });
  const bytes = Buffer.byteLength(json.replace(/\$\{TfToken\[[^\]]*\]\}/g, longestReference));
  const budget = budgets[kind];
  if (bytes > budget.bytes) {
    throw new Error(`${kind} policy has ${count(bytes)} bytes, AWS accepts ${count(budget.bytes)}: ${budget.wayOut}`);
  }
  const warning =
    bytes * 5 >= budget.bytes * 4
      ? `${kind} policy has ${count(bytes)} of the ${count(budget.bytes)} bytes that AWS accepts: ${budget.wayOut}`
      : undefined;
  return { json, terraform: terraformText(json), bytes, ...(warning === undefined ? {} : { warning }) };
}

function checkSids(kind: PolicyKind, statements: readonly PolicyStatement[]): void {
  if (statements.length === 0) throw new Error(`${kind} policy has no statement`);
  const seen = new Set<string>();
  for (const { Sid } of statements) {
    if (!/^[A-Za-z0-9]+$/.test(Sid))
      throw new Error(`Sid of a ${kind} policy must be letters and digits, got: '${Sid}'`);
    if (seen.has(Sid)) throw new Error(`Sid must be unique in a ${kind} policy, got twice: ${Sid}`);
    seen.add(Sid);
  }
}

function count(bytes: number): string {
  return bytes.toLocaleString("en-US");
}
