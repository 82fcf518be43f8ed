import type { BaseIssue, BaseValidation } from "valibot";
import type { BrokenRule } from "../shared/broken-rule";

/** An issue of {@link rules}. */
export interface RuleIssue<Value> extends BaseIssue<Value> {
  readonly kind: "validation";
  readonly type: "rules";
  readonly requirement: BrokenRule;
}

/** Rules in words of their own, for a value of the right kind: all that it breaks are reported, each with what to do. */
export function rules<Value>(
  broken: (value: Value) => readonly BrokenRule[],
): BaseValidation<Value, Value, RuleIssue<Value>> {
  return {
    kind: "validation",
    type: "rules",
    reference: rules,
    expects: null,
    async: false,
    "~run"(dataset) {
      if (!dataset.typed) return dataset;
      const issues = broken(dataset.value).map((requirement) => issueOf(requirement, dataset.value));
      return issues.length === 0 ? dataset : { ...dataset, issues: [...(dataset.issues ?? []), ...issues] };
    },
  } as BaseValidation<Value, Value, RuleIssue<Value>>;
}

function issueOf<Value>(requirement: BrokenRule, input: Value): RuleIssue<Value> {
  const { rule, key } = requirement;
  const at = { type: "object", origin: "value", input: input as Record<string, unknown>, key: key ?? "" } as const;
  return {
    ...{ kind: "validation", type: "rules", input, expected: null, received: "", message: rule, requirement },
    path: key === undefined ? undefined : [{ ...at, value: at.input[at.key] }],
  };
}
