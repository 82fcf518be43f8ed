import { LogArchive } from "../../modules/log-archive";
import { logLayout } from "../../modules/shared/log-layout";
import { logArchiveProps } from "../support/part-props";
import { synthesize } from "../support/synthesized";
import { policiesOfArchive } from "./support/archive-policies";
import { deliveryCases } from "./support/bucket-cases";
import { decideCases } from "./support/decide-cases";
import type { Deployment } from "./support/deployment";
import { guardCases, memberCases, organizationPathCases, queueOwnerCases } from "./support/landing-zone-cases";
import { logKeyCases } from "./support/key-cases";
import { topicCases } from "./support/notice-cases";
import type { PolicyCase } from "./support/policy-case";
import { unnoticedConditions } from "./support/unnoticed-conditions";

/** A log archive as a landing zone has it: guarded, with every kind of reader, and a queue of another account. */
const archive: Deployment = {
  name: "a guarded archive",
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
const where = { partition: archive.partition, region: archive.region, accountId: archive.logArchive };

const { json } = synthesize(
  (stack) =>
    new LogArchive(stack, "LogArchive", {
      ...logArchiveProps(),
      where,
      layout: logLayout({ bucketName: "logs", organizationId: archive.organizationId }),
      trails: [{ partition: "aws", homeRegion: archive.region, accountId: archive.management, trailName: "sms-trail" }],
      topic: { create: { topicName: "sms-trail-log-delivery" } },
      readers: [
        { accountId: archive.audit },
        { organizationPath: "o-exampleorgid/r-root/ou-root-security/*" },
        { membersOfOrganization: "o-exampleorgid" },
      ],
      subscriptions: [
        { name: "siem", protocol: "sqs", queueArn: `arn:aws:sqs:${archive.region}:${archive.audit}:siem` },
      ],
      tamperGuard: {
        exceptPrincipalArns: [
          "arn:aws:iam::222222222222:role/sms-trail-deploy",
          "arn:aws:iam::222222222222:role/break-glass",
        ],
      },
    }),
);

const policies = policiesOfArchive(json, where);

const isByService = ({ request: { principal } }: PolicyCase) =>
  typeof principal === "string" && principal.endsWith(".amazonaws.com");
const byServices = [deliveryCases, logKeyCases, topicCases].flatMap((cases) => cases(archive)).filter(isByService);
const guarded = guardCases(archive);

async function expectAnswers(cases: readonly PolicyCase[]): Promise<void> {
  expect(cases.length).toBeGreaterThan(3);
  const { given, expected } = await decideCases(policies, cases);
  expect(given).toEqual(expected);
}

test("CloudTrail still delivers, encrypts and publishes", () => expectAnswers(byServices));

test("the deploy role still changes what protects the log files", () => expectAnswers(guarded.excepted));

test("nobody else weakens bucket, key or topic, root included", () => expectAnswers(guarded.others));

test("a member account reads its own log files, and no other's", () => expectAnswers(memberCases(archive)));

test("accounts below a path of the organization read every log file, others do not", () =>
  expectAnswers(organizationPathCases(archive)));

test("the owner of a queue subscribes that queue, and nothing else", () => expectAnswers(queueOwnerCases(archive)));

/** Alone, because one kind of reader would hide what another kind lost. */
test.each([
  ["the guard", /^(AccountAdministersKey|Deny\w*Tampering)$/, guarded.alone],
  ["members", /^Members/, memberCases(archive)],
  ["accounts below a path", /^OrganizationPaths/, organizationPathCases(archive, true)],
  ["owners of queues", /^QueueOwners/, queueOwnerCases(archive)],
])("no condition of %s could be left out without a case that notices", async (_, sids, cases) => {
  const only = new Map(
    [...policies].map(([of, policy]) => {
      const Statement = policy.document.Statement.filter(({ Sid }) => sids.test(Sid));
      return [of, { ...policy, document: { ...policy.document, Statement } }] as const;
    }),
  );
  const { given, expected } = await decideCases(only, cases);
  expect(given).toEqual(expected);
  expect(await unnoticedConditions(only, cases)).toEqual([]);
});
