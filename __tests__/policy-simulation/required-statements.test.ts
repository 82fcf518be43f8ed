import { LogArchive } from "../../modules/log-archive";
import { logLayout } from "../../modules/shared/log-layout";
import { logArchiveProps } from "../support/part-props";
import { synthesize } from "../support/synthesized";
import type { AttachedPolicy } from "./support/attached-policies";
import { deliveryCases, readerCases } from "./support/bucket-cases";
import { decideCases } from "./support/decide-cases";
import type { Deployment } from "./support/deployment";
import { logKeyCases } from "./support/key-cases";
import { topicCases } from "./support/notice-cases";

/** A landing zone's own bucket, key and topic; their policies hold nothing but what the archive asks their owner to add. */
const landingZone: Deployment = {
  name: "a landing zone's own resources",
  partition: "aws",
  region: "eu-central-1",
  management: "111111111111",
  logArchive: "222222222222",
  audit: "333333333333",
  member: "444444444444",
  organizationId: "o-exampleorgid",
  prefix: "",
  yaml: "",
};
const where = { partition: "aws", region: landingZone.region, accountId: landingZone.logArchive } as const;
const own = `${landingZone.region}:${landingZone.logArchive}`;

const addresses = {
  bucket: "aws_s3_bucket.log_bucket",
  key: "aws_kms_key.log_key",
  topic: "aws_sns_topic.delivery_topic",
};

function requiredPolicies(): Map<string, AttachedPolicy> {
  const policies = new Map<string, AttachedPolicy>();
  synthesize((stack) => {
    const { requiredStatements } = new LogArchive(stack, "LogArchive", {
      ...logArchiveProps(),
      where,
      layout: logLayout({ bucketName: "logs", organizationId: landingZone.organizationId }),
      trails: [
        {
          partition: "aws",
          homeRegion: landingZone.region,
          accountId: landingZone.management,
          trailName: "sms-trail",
        },
      ],
      bucket: { existing: "named-by-layout" },
      key: { existing: { keyArn: `arn:aws:kms:${own}:key/11111111-2222-3333-4444-555555555555` } },
      topic: { existing: { topicArn: `arn:aws:sns:${own}:sms-trail-log-delivery` } },
      readers: [{ accountId: landingZone.audit }],
    });
    for (const { kind, statements } of requiredStatements) {
      const document = { Version: "2012-10-17", Statement: statements.map((statement) => ({ ...statement })) };
      policies.set(addresses[kind], { of: addresses[kind], type: "resource", accountId: where.accountId, document });
    }
  });
  return policies;
}

/** A topic of the landing zone has a key of the landing zone's, about which the archive knows nothing. */
const ofTheTopicsKey = "CloudTrail publishes to the encrypted topic";

test("the statements that a landing zone has to add let in CloudTrail and the readers, and nobody else", async () => {
  const policies = requiredPolicies();
  expect([...policies.keys()].sort()).toEqual(Object.values(addresses).sort());
  const foreign = ["cloudtrail.amazonaws.com", `arn:aws:iam::${landingZone.audit}:role/Someone`];
  const cases = [deliveryCases, readerCases, logKeyCases, topicCases]
    .flatMap((casesOf) => casesOf(landingZone))
    .filter(({ title }) => title !== ofTheTopicsKey)
    // that nothing comes without TLS is for the owner to say
    .filter(({ expected, request }) => expected !== "ExplicitlyDenied" && foreign.includes(String(request.principal)));
  expect(cases.filter(({ expected }) => expected === "Allowed").length).toBeGreaterThan(8);
  const { given, expected } = await decideCases(policies, cases);
  expect(given).toEqual(expected);
});
