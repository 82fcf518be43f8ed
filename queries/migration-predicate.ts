import { migrationRoles } from "./migration-roles";
import { eventSources } from "./operations";
import { sqlLiteral } from "./sql-text";

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
  const sources = Object.values(eventSources);
  // comparisons, not IN: the embedded engine turns a long list into a join, which keeps the condition away from the scan
  const comparisons = [
    ...sources.map((source) => `eventsource = ${sqlLiteral(source)}`),
    ...sources.map((source) => `useridentity.invokedby = ${sqlLiteral(source)}`),
    ...roleNames(options).map((role) => `useridentity.sessioncontext.sessionissuer.username = ${sqlLiteral(role)}`),
  ];
  return `(${comparisons.join(" OR ")})`;
}

/**
 * JSON strings, with their quotes, of which every record that satisfies {@link migrationPredicate} contains at least one:
 * a reader may skip bytes that hold none of them (CloudTrail writes these plain names without escapes).
 */
export function migrationNeedles(options: MigrationOptions = {}): string[] {
  return [...Object.values(eventSources), ...roleNames(options)].map((name) => JSON.stringify(name));
}
