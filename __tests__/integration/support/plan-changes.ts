/** What `terraform show -json` says of a plan, as far as it is looked at. */
export interface PlanJson {
  readonly resource_changes?: readonly {
    readonly address: string;
    readonly change: {
      readonly actions: readonly string[];
      readonly before: unknown;
      readonly after: unknown;
      readonly importing?: { readonly id: string };
    };
  }[];
  readonly output_changes?: Readonly<Record<string, { readonly actions: readonly string[] }>>;
}

/** A resource that a plan touches. */
export interface PlannedChange {
  readonly address: string;
  /** `update`, `create`, `delete, create`, … */
  readonly actions: string;
  /** For an update: each attribute that changes, as `path: before → after`. */
  readonly attributes: readonly string[];
  /** Whether it is there already and becomes Terraform's. */
  readonly isImported: boolean;
}

/** Everything that a plan touches or imports; what it only reads or leaves alone is not there. */
export function plannedChanges(plan: PlanJson): PlannedChange[] {
  const touched = (plan.resource_changes ?? []).filter(
    ({ change }) => change.importing !== undefined || !["no-op", "read"].includes(change.actions.join()),
  );
  return touched.map(({ address, change: { actions, before, after, importing } }) => ({
    address,
    actions: actions.join(", "),
    attributes: actions.join() === "update" ? differences("", before, after) : [],
    isImported: importing !== undefined,
  }));
}

function differences(path: string, before: unknown, after: unknown): string[] {
  if (JSON.stringify(before) === JSON.stringify(after)) return [];
  if (!isBlock(before) || !isBlock(after)) return [`${path}: ${JSON.stringify(before)} → ${JSON.stringify(after)}`];
  const inside = (key: string) => (Array.isArray(before) ? `${path}[${key}]` : `${path}${path && "."}${key}`);
  const keys = [...new Set([...Object.keys(before), ...Object.keys(after)])];
  return keys.flatMap((key) => differences(inside(key), before[key], after[key]));
}

function isBlock(value: unknown): value is Record<string, unknown> {
  return typeof value === "object" && value !== null;
}
