import { stateKey } from "../../../modules/shared/state-key";
import type { Account, Settings } from "../../../modules/settings/settings";
import { deploymentName, settingsParts, type SettingsPart } from "../../../modules/settings/settings-parts";
import { settingsStatements } from "../../../modules/stacks/settings-statements";
import { computedNames } from "./computed-names";
import { defaultsInForce } from "./defaults-in-force";
import type { ExplainedStack, Explanation } from "./explanation";
import { archiveWords, queriesWords, trailWords } from "./part-words";

/**
 * What settings mean.
 *
 * @param file the mapping that the file holds, without any default
 */
export function explainSettings(settings: Settings, file: Readonly<Record<string, unknown>>): Explanation {
  return {
    stacks: explainedStacks(settings),
    names: computedNames(settings),
    defaults: defaultsInForce(settings, file),
    requiredStatements: settingsStatements(settings),
  };
}

function explainedStacks(settings: Settings): readonly ExplainedStack[] {
  const parts = settingsParts(settings);
  if (settings.stacks === "one") {
    const state = stateOf(settings, deploymentName);
    return [{ name: deploymentName, state, variables: {}, parts: parts.map((part) => explainedPart(settings, part)) }];
  }
  return parts.map((part) => ({
    name: `${deploymentName}-${part.name}`,
    state: stateOf(settings, `${deploymentName}-${part.name}`, part.name),
    variables: variablesOf(settings, part),
    parts: [explainedPart(settings, part)],
  }));
}

function variablesOf({ existing }: Settings, { kind }: SettingsPart): Readonly<Record<string, string>> {
  if (kind !== "trail" || existing.keyArn !== undefined) return {};
  return { log_key_arn: `output log_key_arn of stack ${deploymentName}-log-archive` };
}

function stateOf({ backend }: Settings, stack: string, part?: string): string {
  if (backend.type === "local") return `terraform.${stack}.tfstate`;
  return `s3://${backend.bucket}/${part === undefined ? backend.key : stateKey(backend.key, part)}`;
}

const partNames = {
  "log-archive": "log archive",
  delegation: "delegation",
  trail: "trail",
  queries: "queries",
} as const;

function explainedPart(settings: Settings, part: SettingsPart): ExplainedStack["parts"][number] {
  const { account, kind } = part;
  return {
    part: partNames[kind],
    accountId: account.id,
    accountName: account.name,
    access: accessWords(account),
    makes: makes(settings, part),
  };
}

function makes(settings: Settings, part: SettingsPart): readonly string[] {
  switch (part.kind) {
    case "log-archive":
      return archiveWords(settings);
    case "delegation":
      return [
        `registration of account ${part.delegate.id} (${part.delegate.name}) as delegated administrator of CloudTrail`,
      ];
    case "trail":
      return trailWords(settings, part.trail);
    case "queries":
      return queriesWords(settings);
  }
}

function accessWords({ access }: Account): string {
  if (access === undefined) return "the credentials of the environment";
  return "profile" in access ? `profile ${access.profile}` : `role ${access.role}`;
}
