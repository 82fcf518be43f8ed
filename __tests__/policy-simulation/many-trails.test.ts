import { LogArchive } from "../../modules/log-archive";
import { logLayout } from "../../modules/shared/log-layout";
import { logArchiveProps } from "../support/part-props";
import { synthesize } from "../support/synthesized";
import { deliveryCases } from "./support/bucket-cases";
import { decideCases } from "./support/decide-cases";
import type { Deployment } from "./support/deployment";
import { policiesOfArchive } from "./support/archive-policies";
import { logKeyCases } from "./support/key-cases";
import { topicCases } from "./support/notice-cases";
import type { PolicyCase } from "./support/policy-case";

jest.setTimeout(60_000);

const region = "eu-central-1";
const where = { partition: "aws", region, accountId: "222222222222" } as const;
const accountId = (at: number) => String(700_000_000_000 + at);

/** An archive that trails of so many accounts deliver to, without an organization. */
function archiveOf(count: number) {
  const { json } = synthesize(
    (stack) =>
      new LogArchive(stack, "LogArchive", {
        ...logArchiveProps(),
        where,
        layout: logLayout({ bucketName: "logs" }),
        trails: Array.from({ length: count }, (_, at) => ({
          partition: "aws",
          homeRegion: region,
          accountId: accountId(at),
          trailName: "sms-trail",
        })),
        topic: { create: { topicName: "sms-trail-log-delivery" } },
      }),
  );
  return policiesOfArchive(json, where);
}

/** The archive as one of the accounts sees it. */
const seenBy = (account: string): Deployment => ({
  name: "trails of many accounts",
  partition: "aws",
  region,
  management: account,
  logArchive: where.accountId,
  audit: where.accountId,
  member: account,
  prefix: "",
  yaml: "",
});

const isByCloudTrail = ({ request }: PolicyCase) => request.principal === "cloudtrail.amazonaws.com";

/**
 * What very many trails give up for a policy that AWS still takes. CloudTrail decides it by itself: the folder is that of the trail's
 * account, the encryption context is the trail.
 */
const givenUp = [
  "CloudTrail delivers below AWSLogs/ of an account that is none of the trail's",
  "CloudTrail delivers to another organization's folder",
  "CloudTrail encrypts with another account's trail in the encryption context",
];

test.each([
  [3, []],
  [50, []],
  [51, givenUp],
  [300, givenUp],
])("of %i trails each delivers, encrypts and publishes, and no other does", async (count, without) => {
  const policies = archiveOf(count);
  for (const account of [accountId(0), accountId(count - 1)]) {
    const cases = [deliveryCases, logKeyCases, topicCases]
      .flatMap((casesOf) => casesOf(seenBy(account)))
      .filter((one) => isByCloudTrail(one) && !without.includes(one.title));
    expect(cases.length).toBeGreaterThan(40);
    const { given, expected } = await decideCases(policies, cases);
    expect(given).toEqual(expected);
  }
});
