/**
 * Cheaper classes of S3 for older objects.
 *
 * @see https://docs.aws.amazon.com/AmazonS3/latest/userguide/lifecycle-transition-general-considerations.html
 * @see https://docs.aws.amazon.com/athena/latest/ug/querying-glacier.html Athena skips objects that have to be restored, without an error
 */

/** Classes that are read at once, from the dearest to store to the cheapest. */
export const readableClasses = ["STANDARD_IA", "INTELLIGENT_TIERING", "ONEZONE_IA", "GLACIER_IR"] as const;

/** Classes whose objects have to be restored before they can be read. */
export const unreadableClasses = ["GLACIER", "DEEP_ARCHIVE"] as const;

/** The words that a class asks for whose objects Athena skips. */
export const unreadableAcknowledgement = "queries skip these log files without an error";

/** One step down. */
export type StorageTransition =
  | { readonly afterDays: number; readonly storageClass: (typeof readableClasses)[number] }
  | {
      readonly afterDays: number;
      readonly storageClass: (typeof unreadableClasses)[number];
      /** {@link unreadableAcknowledgement}, word for word. */
      readonly acknowledgement: typeof unreadableAcknowledgement;
    };

/** Steps in the order of their days. */
export type StorageTransitions = readonly StorageTransition[];

/** Every class, from the dearest to store to the cheapest: S3 only goes down. */
const classes: readonly string[] = [...readableClasses, ...unreadableClasses];

/** Days that an object has to stay before these classes take it. */
const minimumDays: Readonly<Record<string, number>> = { STANDARD_IA: 30, ONEZONE_IA: 30 };

/**
 * Steps as a lifecycle rule has them.
 *
 * @throws Error when S3 would refuse them, they come too late to save anything, or Athena would skip files unsaid
 */
export function lifecycleTransitions(
  transitions: StorageTransitions,
  expireAfterDays: number,
): { days: number; storageClass: string }[] {
  transitions.forEach((transition, index) => {
    const { afterDays, storageClass } = transition;
    const at = `transitions[${index}]`;
    const previous = transitions[index - 1];
    if (!classes.includes(storageClass)) {
      throw new Error(`${at}.storageClass must be one of ${classes.join(", ")}, got: ${storageClass}`);
    }
    const least = minimumDays[storageClass] ?? 0;
    if (!Number.isInteger(afterDays) || afterDays < least) {
      throw new Error(
        `${at}.afterDays must be a whole number of at least ${least} for ${storageClass}, got: ${afterDays}`,
      );
    }
    if (afterDays >= expireAfterDays) {
      throw new Error(
        `${at}.afterDays must be less than the days that objects are kept (${expireAfterDays}), got: ${afterDays}`,
      );
    }
    if (
      previous &&
      (previous.afterDays >= afterDays || classes.indexOf(previous.storageClass) >= classes.indexOf(storageClass))
    ) {
      throw new Error(
        `${at} must be later and cheaper than the one before it, got: ${storageClass} after ${afterDays} days`,
      );
    }
    if (!("acknowledgement" in transition) && unreadableClasses.some((unreadable) => unreadable === storageClass)) {
      throw new Error(`${at}.acknowledgement must be '${unreadableAcknowledgement}' for ${storageClass}, got none`);
    }
    if ("acknowledgement" in transition && transition.acknowledgement !== unreadableAcknowledgement) {
      const got = `got: '${String(transition.acknowledgement)}'`;
      throw new Error(`${at}.acknowledgement must be '${unreadableAcknowledgement}' for ${storageClass}, ${got}`);
    }
  });
  return transitions.map(({ afterDays, storageClass }) => ({ days: afterDays, storageClass }));
}
