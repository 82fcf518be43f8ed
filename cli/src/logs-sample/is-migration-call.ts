import { migrationRoles } from "../../../queries/migration-roles";
import { eventSources } from "../../../queries/operations";
import type { Call } from "./call";

const services: readonly unknown[] = Object.values(eventSources);
const roles: readonly unknown[] = Object.values(migrationRoles).flat();

/** Whether the view `migration_events` holds a call: one of the two services', or made by one of them or in one of their roles. */
export function isMigrationCall(call: Call): boolean {
  const { invokedBy, sessionContext } = call.caller.userIdentity as {
    invokedBy?: string;
    sessionContext?: { sessionIssuer?: { userName?: string } };
  };
  return (
    services.includes(call.source) ||
    services.includes(invokedBy) ||
    roles.includes(sessionContext?.sessionIssuer?.userName)
  );
}
