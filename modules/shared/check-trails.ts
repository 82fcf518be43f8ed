import type { TrailIdentity } from "./arns";
import { checkAll } from "./check-all";
import { checkPlace } from "./check-place";
import { checkRule } from "./check-rule";
import { areOfOrganization, type DeliveringTrails } from "./delivering-trails";
import { partitions } from "./regions";
import { trailNameRule } from "./trail-name-rule";

/**
 * Checks what decides a trail's ARN.
 *
 * @param name property that has it, for the message
 * @throws Error when no trail could have that ARN
 */
export function checkTrail(name: string, { partition, homeRegion, accountId, trailName }: TrailIdentity): void {
  checkAll(
    () => checkPlace(name, { partition, accountId, region: homeRegion }, "homeRegion"),
    () => checkRule(`${name}.trailName`, trailName, trailNameRule),
  );
}

/**
 * Checks the trails that an archive lets in.
 *
 * @throws Error when there is none, or one that could be none, or whose partition is another than the archive's
 */
export function checkTrails(name: string, trails: DeliveringTrails, partition: TrailIdentity["partition"]): void {
  if (areOfOrganization(trails)) {
    checkTrail(name, { ...trails, accountId: "000000000000" });
    if (/^o-[a-z0-9]{10,32}$/.test(trails.ofOrganization)) return;
    const rule = "must be 'o-' and 10 to 32 lower-case letters or digits";
    throw new Error(`${name}.ofOrganization ${rule}, got: '${trails.ofOrganization}'`);
  }
  if (trails.length === 0) throw new Error(`${name} must name at least one trail, or nothing could be delivered`);
  checkAll(
    ...trails.map((trail, index) => () => checkTrail(`${name}[${index}]`, trail)),
    ...trails.map((trail, index) => () => {
      if (trail.partition === partition || !partitions.includes(partition)) return;
      const got = `got: '${trail.partition}'`;
      throw new Error(`${name}[${index}].partition must be that of the archive (${partition}), ${got}`);
    }),
  );
}
