import { landingZone, type LandingZoneProps } from "./landing-zone";
import type { PresetLifecycleProps } from "./preset-lifecycle";
import { placedText } from "./presets";

interface TheirLandingZone {
  readonly kind: LandingZoneProps["kind"];
  readonly region: string;
  readonly accounts: Readonly<Record<string, string>>;
  readonly variables: Readonly<Record<string, string>>;
}

const accounts = { management: "111111111111", log_archive: "222222222222", topic: "222222222222" };

/** What stands before the presets that take over, by the names that examples/ has. */
const theirs: Readonly<Record<string, TheirLandingZone>> = {
  existing: {
    ...{ kind: "existing", region: "us-east-1", accounts },
    variables: {
      log_bucket: "example-landing-zone-logs",
      prefix: "landing-zone",
      old_bucket: "example-old-logs",
      topic: "landing-zone-log-delivery",
      trail: "landing-zone-trail",
    },
  },
  "control-tower": {
    ...{ kind: "existing", region: "us-east-1", accounts: { ...accounts, topic: "333333333333" } },
    variables: {
      log_bucket: "aws-controltower-logs-222222222222-us-east-1",
      topic: "aws-controltower-AllConfigNotifications",
      trail: "aws-controltower-BaselineCloudTrail",
    },
  },
  "queries-only": {
    ...{ kind: "existing", region: "eu-central-1", accounts },
    variables: { log_bucket: "example-org-logs", topic: "log-delivery", trail: "another-teams-trail" },
  },
  adopt: {
    ...{ kind: "adopt", region: "us-east-1", accounts: { management: "111111111111" } },
    variables: { log_bucket: "example-company-logs", topic: "company-trail-notices", trail: "company-trail" },
  },
};

/** The key of examples/, which KMS will not make by that name. */
const exampleKey = "arn:aws:kms:us-east-1:222222222222:key/11111111-2222-3333-4444-555555555555";

/** How the landing zone of a preset comes before it, where it needs one. */
export function theirLandingZone(
  name: string,
  number: number,
  endpoint: string,
): Pick<PresetLifecycleProps, "before" | "addRequired"> {
  const zone = theirs[name];
  if (zone === undefined) return {};
  const place = placedText(number);
  const placed = (texts: Readonly<Record<string, string>>) =>
    Object.fromEntries(Object.entries(texts).map(([key, text]) => [key, place(text)]));
  const { kind, region } = zone;
  const deployed = landingZone({
    ...{ kind, name, endpoint, region },
    ...{ accounts: placed(zone.accounts), variables: placed(zone.variables) },
  });
  return {
    async before() {
      const outputs: Readonly<Record<string, string>> = await deployed.apply();
      return Object.fromEntries(outputs.key_arn === undefined ? [] : [[exampleKey, outputs.key_arn]]);
    },
    addRequired: (statements) => deployed.apply({ required_statements: statements }),
  };
}
