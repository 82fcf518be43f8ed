import type { RequiredStatements } from "../../../modules/archive-statements";

/** What settings mean, before anything is deployed. */
export interface Explanation {
  readonly stacks: readonly ExplainedStack[];
  /** Names and ARNs that are computed, by what they are of. */
  readonly names: Readonly<Record<string, string>>;
  /** Settings that the file leaves to their defaults. */
  readonly defaults: readonly DefaultInForce[];
  /** The exact statements that the owner of each resource that is not ours must add to its policy: the stack's output. */
  readonly requiredStatements: readonly RequiredStatements[];
}

/** A stack, and what it makes in which account. */
export interface ExplainedStack {
  readonly name: string;
  /** Where its state is. */
  readonly state: string;
  /** Variables that whoever deploys it gives, with where their values come from. */
  readonly variables: Readonly<Record<string, string>>;
  readonly parts: readonly {
    readonly part: string;
    readonly accountId: string;
    readonly accountName: string;
    /** How Terraform reaches the account. */
    readonly access: string;
    /** The resources, in words. */
    readonly makes: readonly string[];
  }[];
}

/** A setting's default. */
export interface DefaultInForce {
  readonly setting: string;
  readonly value: unknown;
  readonly reason?: string;
}
