/** A parameter of a saved query. */
export interface QueryParameter {
  readonly name: string;

  /** `date`: yyyy-MM-dd. `accounts`, `regions`: lists that choose partitions. `text`, `integer`: one literal. */
  readonly type: "date" | "accounts" | "regions" | "text" | "integer";

  /**
   * Value when the caller gives none, as its text.
   *
   * @default - the parameter does not narrow the answer (dates, accounts, Regions) or must be given (text, integer)
   */
  readonly default?: string;

  readonly doc: string;
}
