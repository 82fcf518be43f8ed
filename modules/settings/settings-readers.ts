import type { LogReader } from "../shared/log-reader";
import type { Settings } from "./resolve-settings";
import { auditElsewhere } from "./settings-accounts";
import { deliveringOrganization } from "./settings-trails";

/** Who reads the log files besides the log archive account: the audit account, where it is another, and whom the settings name. */
export function settingsReaders(settings: Settings): readonly LogReader[] {
  const { accounts, readers } = settings;
  const organization = deliveringOrganization(settings);
  return [
    ...(auditElsewhere(settings) ? [{ accountId: accounts.audit.id }] : []),
    ...readers.accountIds.map((accountId) => ({ accountId })),
    ...readers.organizationPaths.map((organizationPath) => ({ organizationPath })),
    ...(readers.membersReadTheirOwn && organization ? [{ membersOfOrganization: organization }] : []),
  ];
}
