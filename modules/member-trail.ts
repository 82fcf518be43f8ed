import { Construct } from "constructs";
import { AuditTrail, type AuditTrailProps } from "./audit-trail";
import type { TrailIdentity } from "./shared/arns";

/** Properties of a {@link MemberTrail}. */
export interface MemberTrailProps extends Omit<AuditTrailProps, "trail"> {
  /** Name of the trail, the same in every account: the archive's policies stay small only then. */
  readonly trailName: string;
}

/**
 * The trail of one account that delivers to the archive of another: for accounts without an organization trail, a stack for each. The
 * archive must name it among its trails, see {@link memberTrailIdentity}.
 *
 * @see https://docs.aws.amazon.com/awscloudtrail/latest/userguide/cloudtrail-receive-logs-from-multiple-accounts.html
 */
export class MemberTrail extends Construct {
  /** ARN of the trail, known before it is made. */
  public readonly trailArn: string;

  public readonly auditTrail: AuditTrail;

  constructor(scope: Construct, id: string, { trailName, ...props }: MemberTrailProps) {
    super(scope, id);
    const { organizationId } = props.layout;
    if (organizationId !== undefined) {
      const rule = "must have no organizationId, because one account's files have no such folder";
      throw new Error(`layout ${rule}; for Control Tower's layout write it as prefix, got: ${organizationId}`);
    }

    this.auditTrail = new AuditTrail(this, "Trail", { ...props, trail: memberTrailIdentity({ trailName, ...props }) });
    this.trailArn = this.auditTrail.trailArn;
  }
}

/** The trail that a {@link MemberTrail} makes, as the archive's `trails` name it. */
export function memberTrailIdentity({
  where,
  trailName,
}: Pick<MemberTrailProps, "where" | "trailName">): TrailIdentity {
  const { partition, region, accountId } = where;
  return { partition, homeRegion: region, accountId, trailName };
}
