import type { PresetStack } from "./presets";

/** Addresses of a stack's resources whose policy lets CloudTrail in, and of what the role that it takes on may do. */
export function policiesBeforeTrail({ json }: Pick<PresetStack, "json">): string[] {
  const roles: Record<string, { assume_role_policy: string }> = json.resource.aws_iam_role ?? {};
  const itsRoles = Object.keys(roles).filter((name) => roles[name]?.assume_role_policy.includes(cloudTrail));
  const isItsRole = (role = "") => itsRoles.some((name) => role.includes(`aws_iam_role.${name}.`));
  const blocks = Object.entries<Record<string, { policy?: string; role?: string }>>(json.resource);
  return blocks.flatMap(([type, named]) =>
    Object.entries(named)
      .filter(([, { policy, role }]) =>
        type === "aws_iam_role_policy" ? isItsRole(role) : policy?.includes(cloudTrail),
      )
      .map(([name]) => `${type}.${name}`),
  );
}

const cloudTrail = "cloudtrail.amazonaws.com";

/** What `terraform apply` says it had not made, or changed, when it began with a trail, but for which CloudTrail is refused. */
export function trailBeforeItsPolicies(stack: PresetStack, applied: string): string[] {
  const trails = Object.keys(stack.json.resource.aws_cloudtrail ?? {});
  return trails.flatMap((trail) => {
    const begun = new RegExp(`aws_cloudtrail\\.${trail}: (Creating|Modifying)\\.\\.\\.`).exec(applied)?.index;
    if (begun === undefined) return [`no aws_cloudtrail.${trail}`];
    const before = applied.slice(0, begun);
    return policiesBeforeTrail(stack).filter(
      (address) => !new RegExp(`${address}: (Creation|Modifications) complete`).test(before),
    );
  });
}
