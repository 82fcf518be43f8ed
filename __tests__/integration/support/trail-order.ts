import type { PresetStack } from "./presets";

/** Addresses of a stack's resources whose policy lets CloudTrail in, and of what its role may do. */
export function policiesBeforeTrail({ json }: Pick<PresetStack, "json">): string[] {
  const blocks = Object.entries<Record<string, { policy?: string }>>(json.resource);
  return blocks.flatMap(([type, named]) =>
    Object.entries(named)
      .filter(([, { policy }]) => type === "aws_iam_role_policy" || policy?.includes("cloudtrail.amazonaws.com"))
      .map(([name]) => `${type}.${name}`),
  );
}

/** What `terraform apply` says it had not made when it began to make a trail, but for which CloudTrail is refused. */
export function trailBeforeItsPolicies(stack: PresetStack, applied: string): string[] {
  const trails = Object.keys(stack.json.resource.aws_cloudtrail ?? {});
  return trails.flatMap((trail) => {
    const before = applied.split(`aws_cloudtrail.${trail}: Creating...`)[0] ?? "";
    return policiesBeforeTrail(stack).filter((address) => !before.includes(`${address}: Creation complete`));
  });
}
