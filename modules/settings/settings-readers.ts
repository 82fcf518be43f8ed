import type { LogReader } from "../shared/log-reader";
import type { Settings } from "./resolve-settings";
import { auditElsewhere } from "./settings-accounts";

/** Who reads the log files besides the log archive account: the audit account, where it is another, and whom the settings name. */
export function settingsReaders(settings: Settings): readonly LogReader[] {
  const { accounts, organization, readers } = settings;
  return [
    ...(auditElsewhere(settings) ? [{ accountId: accounts.audit.id }] : []),
    ...readers.accountIds.map((accountId) => ({ accountId })),
    ...readers.organizationPaths.map((organizationPath) => ({ organizationPath })),
    ...(readers.membersReadTheirOwn && organization ? [{ membersOfOrganization: organization.id }] : []),
  ];
}
