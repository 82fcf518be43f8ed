import { migrationRoles } from "./migration-roles";
import { eventSources } from "./operations";
import { sqlList } from "./sql-text";

/** Which records concern a migration. */
export interface MigrationOptions {
  /**
   * Names of further roles that SMS was given (its `roleName` may be any), besides the known ones.
   *
   * @default - only the known roles
   */
  readonly migrationRoles?: readonly string[];
}

function roleNames(options: MigrationOptions): readonly string[] {
  return [...new Set([...migrationRoles.sms, ...migrationRoles.mgn, ...(options.migrationRoles ?? [])])];
}

/**
 * Condition over the raw table's columns that the WHERE of `migration_events` starts with: the call went to SMS or MGN, was made
 * by one of them, or was made with one of their roles.
 */
export function migrationPredicate(options: MigrationOptions = {}): string {
  const sources = sqlList(Object.values(eventSources));
  return `(eventsource IN (${sources}) OR useridentity.invokedby IN (${sources}) OR useridentity.sessioncontext.sessionissuer.username IN (${sqlList(roleNames(options))}))`;
}

/**
 * JSON strings, with their quotes, of which every record that satisfies {@link migrationPredicate} contains at least one:
 * a reader may skip bytes that hold none of them (CloudTrail writes these plain names without escapes).
 */
export function migrationNeedles(options: MigrationOptions = {}): string[] {
  return [...Object.values(eventSources), ...roleNames(options)].map((name) => JSON.stringify(name));
}
