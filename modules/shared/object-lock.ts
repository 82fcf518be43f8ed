/** The words that a COMPLIANCE lock asks for: it is the one thing here that cannot be undone. */
export const complianceAcknowledgement = "until the lock ends nobody can delete a log file, not even root or AWS";

/** How long every version of an object is kept from everybody who could delete it. */
export type ObjectLock =
  | {
      /** Who holds `s3:BypassGovernanceRetention` can still delete. */
      readonly mode: "GOVERNANCE";
      /** Days from delivery. */
      readonly days: number;
    }
  | {
      /** Nobody can delete, not even root: a mistake in `days` is paid for until they are over. */
      readonly mode: "COMPLIANCE";
      /** Days from delivery. */
      readonly days: number;
      /** {@link complianceAcknowledgement}, word for word. */
      readonly acknowledgement: typeof complianceAcknowledgement;
    };

/**
 * Checks what the type cannot: the days, and the words for callers without types.
 *
 * @throws Error when the lock is not a whole number of days, is longer than the retention, or COMPLIANCE was not acknowledged
 */
export function checkObjectLock(lock: ObjectLock, retentionDays: number): void {
  if (!Number.isInteger(lock.days) || lock.days < 1 || lock.days > 36_500) {
    throw new Error(`objectLock.days must be a whole number from 1 to 36,500, got: ${lock.days}`);
  }
  if (retentionDays < lock.days) {
    throw new Error(`retentionDays must be at least objectLock.days (${lock.days}), got: ${retentionDays}`);
  }
  if (lock.mode !== "COMPLIANCE" || lock.acknowledgement === complianceAcknowledgement) return;
  const said = `got: '${String(lock.acknowledgement)}'`;
  throw new Error(`objectLock.acknowledgement must be '${complianceAcknowledgement}' for mode COMPLIANCE, ${said}`);
}
