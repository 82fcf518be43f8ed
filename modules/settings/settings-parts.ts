import type { Account, Settings } from "./resolve-settings";
import { memberTrails, registeredDelegate, settingsTrail, type SettingsTrail } from "./settings-trails";

/** Name of the deployment that `main.ts` makes: of its stack, and the beginning of the names of several. */
export const deploymentName = "sms-trail";

/** What one account's owner deploys: the log archive, the registration of a delegated administrator, a trail, or the queries. */
export type SettingsPart = {
  /** Name of the part, with `stacks: per-account` the end of its stack's name. */
  readonly name: string;
  /** The account that it stands in. */
  readonly account: Account;
} & (
  | { readonly kind: "log-archive" | "queries" }
  | {
      readonly kind: "trail";
      readonly trail: SettingsTrail;
    }
  | { readonly kind: "delegation"; readonly delegate: Account }
);

/** The parts that the settings ask for, in the order that they are deployed in. */
export function settingsParts(settings: Settings): readonly SettingsPart[] {
  const { accounts, existing } = settings;
  const trails = [
    ...(existing.trail ? [] : [{ name: "trail", trail: settingsTrail(settings) }]),
    ...memberTrails(settings).map((trail) => ({ name: `trail-${trail.maker.id}`, trail })),
  ];
  const delegate = registeredDelegate(settings);
  return [
    { name: "log-archive", kind: "log-archive", account: accounts.logArchive },
    ...(delegate ? [{ name: "delegation", kind: "delegation" as const, account: accounts.management, delegate }] : []),
    ...trails.map(({ name, trail }) => ({ name, kind: "trail" as const, account: trail.maker, trail })),
    { name: "queries", kind: "queries", account: accounts.audit },
  ];
}
