import type { LogLayout } from "../shared/log-layout";
import type { Settings } from "./resolve-settings";
import { logAccountIds } from "./settings-accounts";
import { otherSourceLayout, settingsLayout } from "./settings-layout";

/** One source of log files, and the accounts, Regions and days that its table has partitions for. */
export interface SettingsSource {
  readonly layout: LogLayout;
  readonly accounts: { readonly type: "enum" | "injected"; readonly accountIds: readonly string[] };
  readonly regions: readonly string[];
  /** First delivery date, yyyy-MM-dd. */
  readonly firstDay: string;
  /** Last delivery date; the present day without it. */
  readonly lastDay?: string;
  /** Key that its log files are encrypted with, where the settings name it. */
  readonly kmsKeyArn?: string;
  /** Whether its trail records Insights. */
  readonly insights?: boolean;
}

/** Every source of log files that the settings name: the trail's bucket first. */
export function settingsSources(settings: Settings): readonly [SettingsSource, ...SettingsSource[]] {
  const { accountProjection, regions, firstDay, lastDay, otherSources } = settings.queries;
  return [
    {
      layout: settingsLayout(settings),
      accounts: { type: accountProjection, accountIds: logAccountIds(settings) },
      ...{ regions, firstDay, lastDay },
      insights: (settings.trail.insights ?? []).length > 0,
    },
    ...otherSources.map((source) => ({
      layout: otherSourceLayout(source),
      accounts: { type: accountProjection, accountIds: [...source.accountIds].sort() },
      regions: source.regions ?? regions,
      firstDay: source.firstDay,
      lastDay: source.lastDay,
      kmsKeyArn: source.keyArn,
    })),
  ];
}
