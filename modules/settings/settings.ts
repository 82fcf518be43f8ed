/** The settings file `sms-trail.yaml`: what the rest of the library and its users need of it. */
export type { AccountAccess } from "./access-schema";
export { loadSettings, readSettingsText } from "./load-settings";
export { checkSettings, parseSettings } from "./parse-settings";
export type { Account, MemberAccount, Settings } from "./resolve-settings";
export { accountNames, isOrganization, logAccountIds, settingsAccounts } from "./settings-accounts";
export { problemLine, SettingsError } from "./settings-error";
export { settingsJsonSchema } from "./settings-json-schema";
export type { SettingsProblem } from "./settings-problem";
export type { SettingsInput } from "./settings-schema";
