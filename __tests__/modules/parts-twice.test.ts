import { AuditTrail } from "../../modules/audit-trail";
import { LogArchive } from "../../modules/log-archive";
import { LogQueries } from "../../modules/log-queries";
import { auditTrailProps, logArchiveProps, logQueriesProps } from "../support/part-props";
import { synthesize } from "../support/synthesized";

test.each([
  ["log archives", (scope: never, id: string, n?: string) => new LogArchive(scope, id, logArchiveProps(n))],
  ["trails", (scope: never, id: string, n?: string) => new AuditTrail(scope, id, auditTrailProps(n))],
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
