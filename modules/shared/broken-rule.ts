/** A rule that a value breaks, in words that stand after the setting's path: `must be …`. */
export interface BrokenRule {
  /** What the value must be; lower case, no full stop. */
  readonly rule: string;
  /** What the writer of the file does now. */
  readonly fix: string;
}
