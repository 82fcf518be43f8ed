/** A rule that a value breaks, in words that stand after the setting's path: `must be …`. */
export interface BrokenRule {
  /** What the value must be; lower case, no full stop. */
  readonly rule: string;

  /** What the writer of the file does now. */
  readonly fix: string;

  /** @default - the value */
  readonly got?: string;

  /**
   * Key of a mapping's value that breaks the rule.
   *
   * @default - the value itself does
   */
  readonly key?: string;

  /** Whether it is the key itself that breaks the rule, and not its value. */
  readonly atKey?: boolean;
}
