import { AuditTrail } from "../../modules/audit-trail";
import { LogArchive } from "../../modules/log-archive";
import { LogDeliveryQueue } from "../../modules/log-delivery-queue";
import { LogQueries } from "../../modules/log-queries";
import { MemberTrail } from "../../modules/member-trail";
import { archive, auditTrailProps, logArchiveProps, logQueriesProps } from "../support/part-props";
import { synthesize } from "../support/synthesized";

const memberTrailProps = (n = "") => {
  const { trail, ...props } = auditTrailProps(n);
  return { ...props, trailName: trail.trailName };
};
const queueProps = (n = "") =>
  ({ where: archive, queueName: `siem${n}`, topicArn: auditTrailProps().topicArn ?? "", retentionDays: 4 }) as const;

test.each([
  ["log archives", (scope: never, id: string, n?: string) => new LogArchive(scope, id, logArchiveProps(n))],
  ["trails", (scope: never, id: string, n?: string) => new AuditTrail(scope, id, auditTrailProps(n))],
  ["trails of members", (scope: never, id: string, n?: string) => new MemberTrail(scope, id, memberTrailProps(n))],
  ["queues of consumers", (scope: never, id: string, n?: string) => new LogDeliveryQueue(scope, id, queueProps(n))],
  ["queries", (scope: never, id: string, n?: string) => new LogQueries(scope, id, logQueriesProps(n))],
])("two %s in one stack lose no resource", (_, build) => {
  const one = synthesize((scope) => build(scope as never, "First"));
  const two = synthesize((scope) => {
    build(scope as never, "First");
    build(scope as never, "Second", "-2");
  });
  expect(one.addresses.length).toBeGreaterThan(0);
  expect(two.addresses).toHaveLength(2 * one.addresses.length);
  expect(two.addresses).toEqual(expect.arrayContaining([...one.addresses]));
});
