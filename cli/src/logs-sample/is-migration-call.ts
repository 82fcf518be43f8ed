import type { Call } from "./call";

const services: readonly unknown[] = ["sms.amazonaws.com", "mgn.amazonaws.com"];
const roles: readonly unknown[] = [
  "AWSServiceRoleForSMS",
  "sms",
  "sms-launch",
  "AWSServiceRoleForApplicationMigrationService",
];

/** Whether a call is one of the two services', or was made by one of them or in one of their roles. */
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
