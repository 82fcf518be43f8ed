import { curatedCases } from "./curated-cases";
import type { Deployment } from "./deployment";
import { everyCase } from "./every-case";
import { guardCases, memberCases } from "./landing-zone-cases";
import { archiveSubscribesCases } from "./notice-cases";
import type { PolicyCase } from "./policy-case";

/** How a preset is held against the cases: what it looks like from outside, said without the library. */
export interface PresetSimulation {
  /** As those see it whose trail delivers: each account with a trail of its own sees another deployment. */
  readonly seenBy: readonly Deployment[];
  /** What the preset calls something, and what the cases call it. */
  readonly names: Readonly<Record<string, string>>;
  /**
   * Cases besides those of every deployment.
   *
   * @default - none
   */
  readonly more?: (deployment: Deployment) => PolicyCase[];
  /**
   * Titles of cases that this preset decides otherwise on purpose.
   *
   * @default - none
   */
  readonly otherwise?: readonly string[];
}

const accounts = {
  ...{ management: "111111111111", logArchive: "222222222222", audit: "333333333333", member: "444444444444" },
  ...{ prefix: "", yaml: "" },
};
const inOrganization = (preset: string, more: Partial<Deployment> = {}): Deployment => ({
  ...{ name: preset, partition: "aws", region: "us-east-1", organizationId: "o-exampleorgid", ...accounts, ...more },
});
const alone = (preset: string): Deployment => ({
  ...inOrganization(preset, { logArchive: accounts.management, audit: accounts.management, organizationId: undefined }),
  member: accounts.management,
});

const membersReadTheirOwn = [
  "a member account reads",
  "a member account lists",
  "a member account decrypts",
  "the management account decrypts",
];
/** The key of a landing zone's topic is the landing zone's, and the archive knows nothing about it. */
const topicOfOthers = ["CloudTrail publishes to the encrypted topic"];
const guarded = ["an administrator of its account changes the log key"];

/** Every preset of examples/. */
export const presetSimulations: Readonly<Record<string, PresetSimulation>> = {
  "single-account": { seenBy: [alone("single-account")], names: { "example-sms-trail-logs": "logs" } },
  "main-stack": { seenBy: [alone("main-stack")], names: { "example-sms-trail-logs": "logs" } },
  "curated-history": {
    seenBy: [alone("curated-history")],
    names: { "example-sms-trail-logs": "logs" },
    more: curatedCases,
  },
  adopt: {
    seenBy: [alone("adopt")],
    names: {
      "example-company-logs": "logs",
      "company-trail-notices": "sms-trail-log-delivery",
      "company-trail": "sms-trail",
    },
  },
  organization: { seenBy: [inOrganization("organization")], names: { "example-org-sms-trail-logs": "logs" } },
  "delegated-administrator": {
    seenBy: [inOrganization("delegated-administrator", { delegate: "777777777777" })],
    names: { "example-delegated-logs": "logs" },
  },
  china: {
    seenBy: [inOrganization("china", { partition: "aws-cn", region: "cn-north-1" })],
    names: { "example-cn-logs": "logs" },
    more: memberCases,
    otherwise: membersReadTheirOwn,
  },
  govcloud: {
    seenBy: [inOrganization("govcloud", { partition: "aws-us-gov", region: "us-gov-west-1" })],
    names: { "example-gov-logs": "logs" },
    more: guardedBy("sms-trail-deploy"),
    otherwise: guarded,
  },
  "guarded-organization": {
    seenBy: [inOrganization("guarded-organization")],
    names: { "example-guarded-logs": "logs" },
    more: (deployment) => [...guardedBy("sms-trail-deploy", "break-glass")(deployment), ...memberCases(deployment)],
    otherwise: [...guarded, ...membersReadTheirOwn],
  },
  existing: {
    seenBy: [inOrganization("existing", { prefix: "landing-zone/" })],
    names: { "example-landing-zone-logs": "logs", ...named("landing-zone-trail", "landing-zone-log-delivery") },
    otherwise: topicOfOthers,
  },
  "control-tower": {
    seenBy: [inOrganization("control-tower", { prefix: "o-exampleorgid/", topicAccount: accounts.audit })],
    names: {
      "aws-controltower-logs-222222222222-us-east-1": "logs",
      "example-control-tower-query-results": "logs-query-results",
      ...named("aws-controltower-BaselineCloudTrail", "aws-controltower-AllConfigNotifications"),
    },
    more: archiveSubscribesCases,
    otherwise: [...topicOfOthers, "the log archive account publishes by its own IAM policies"],
  },
  "queries-only": {
    seenBy: [inOrganization("queries-only", { region: "eu-central-1" })],
    names: { "example-org-query-results": "logs-query-results" },
  },
  "three-stacks": {
    seenBy: [inOrganization("three-stacks", { region: "eu-central-1" })],
    names: { "example-org-logs": "logs", "example-org-query-results": "logs-query-results" },
    more: (deployment) => [...guardedBy("sms-trail-deploy")(deployment), ...memberCases(deployment)],
    otherwise: [...guarded, ...membersReadTheirOwn],
  },
  "three-stacks-program": {
    seenBy: [inOrganization("three-stacks-program", { region: "eu-central-1" })],
    names: { "example-org-logs": "logs", "example-org-query-results": "logs-query-results" },
    more: (deployment) => [...guardedBy("sms-trail-deploy")(deployment), ...memberCases(deployment)],
    otherwise: [...guarded, ...membersReadTheirOwn],
  },
  accounts: {
    seenBy: ["111111111111", "444444444444", "555555555555"].map((id) => ({
      ...inOrganization("accounts", { management: id, member: id, organizationId: undefined }),
      region: "eu-central-1",
    })),
    names: { "example-central-logs": "logs" },
  },
  "member-trails": {
    seenBy: ["444444444444", "555555555555", "666666666666"].map((id) => ({
      ...inOrganization("member-trails", { management: id, member: id, organizationId: undefined }),
      audit: accounts.logArchive,
    })),
    names: { "example-central-logs": "logs" },
    // nobody asks questions in this one
    otherwise: ["S3 delivers access logs of logs-query-results to logs-access-logs"],
  },
};

/** Cases of a preset, as one deployment sees it. */
export function presetCases(
  { more = () => [], otherwise = [] }: PresetSimulation,
  deployment: Deployment,
): readonly PolicyCase[] {
  const usual = Object.values(everyCase).flatMap((casesOf) => casesOf(deployment));
  return [...usual.filter(({ title }) => !otherwise.includes(title)), ...more(deployment)];
}

function guardedBy(...roles: string[]) {
  return (deployment: Deployment): PolicyCase[] => {
    const { excepted, others } = guardCases(deployment);
    const isNamed = ({ request }: PolicyCase) => roles.some((role) => String(request.principal).endsWith(`/${role}`));
    return [...excepted.filter(isNamed), ...others];
  };
}

function named(trail: string, topic: string): Readonly<Record<string, string>> {
  return { [trail]: "sms-trail", [topic]: "sms-trail-log-delivery" };
}
