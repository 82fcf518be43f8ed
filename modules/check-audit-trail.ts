import type { AuditTrailProps } from "./audit-trail";
import { parseRegionalArn } from "./shared/arns";
import { bucketNameRule } from "./shared/bucket-name-rule";
import { checkAll } from "./shared/check-all";
import { checkKeyArn, checkTopicArn } from "./shared/check-arn";
import { checkPlace } from "./shared/check-place";
import { checkRule } from "./shared/check-rule";
import { checkTrail } from "./shared/check-trails";

/**
 * Checks what the types cannot.
 *
 * @throws Error with everything that would make another trail than the archive lets in, or none, a line each
 */
export function checkAuditTrail(props: AuditTrailProps): void {
  const { where, trail, layout, kmsKeyArn, topicArn } = props;
  checkAll(
    () => checkPlace("where", where),
    () => checkTrail("trail", trail),
    () => checkRule("layout.bucketName", layout.bucketName, bucketNameRule),
    () => checkKeyArn("kmsKeyArn", kmsKeyArn),
    () => void (topicArn === undefined || checkTopicArn("topicArn", topicArn)),
    ...samePlaceChecks(props),
  );
}

/** The trail's ARN is computed, so what it is computed of must be true of the trail that is made. */
function samePlaceChecks({ where, trail, layout, topicArn }: AuditTrailProps): (() => void)[] {
  const same = (name: string, of: string, value: string, got: string) => () => {
    if (value !== got) throw new Error(`${name} must be ${of} (${value}), got: '${got}'`);
  };
  const topic = topicArn === undefined ? undefined : parseRegionalArn(topicArn);
  return [
    same("trail.partition", "where.partition", where.partition, trail.partition),
    same("trail.homeRegion", "where.region, in which the trail is made", where.region, trail.homeRegion),
    ...(topic ? [same("topicArn's partition", "where.partition", where.partition, topic.partition)] : []),
    () => {
      if (layout.organizationId !== undefined || trail.accountId === where.accountId) return;
      const rule = `must be where.accountId (${where.accountId}) without layout.organizationId`;
      throw new Error(
        `trail.accountId ${rule}: only a delegate makes another account's trail, got: '${trail.accountId}'`,
      );
    },
  ];
}
