/**
 * A statement of a policy, in the words of IAM's JSON: rendering adds nothing and loses nothing.
 *
 * @see https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_elements.html
 */
export interface PolicyStatement {
  /** Name of the statement, letters and digits; unique in its policy. */
  readonly Sid: string;
  readonly Effect: "Allow" | "Deny";
  /** Who. Left out in the policies of a role, which are about the role itself. */
  readonly Principal?: PolicyPrincipal;
  readonly Action: string | readonly string[];
  /** What. Left out in a role's trust policy, which is about the role itself. */
  readonly Resource?: string | readonly string[];
  /** Operator, condition key, accepted values. */
  readonly Condition?: PolicyConditions;
}

/** Everybody, services by their principal's name, or accounts, roles and users by ARN. */
export type PolicyPrincipal = "*" | { readonly Service: string } | { readonly AWS: string | readonly string[] };

/** Conditions of a statement: all operators and keys must hold, one of the values. */
export type PolicyConditions = Readonly<Record<string, Readonly<Record<string, string | readonly string[]>>>>;

/** One value as itself, several as a list: the form that AWS's pages and consoles show. */
export function oneOrMany(values: readonly string[]): string | readonly string[] {
  return values.length === 1 && values[0] !== undefined ? values[0] : values;
}
