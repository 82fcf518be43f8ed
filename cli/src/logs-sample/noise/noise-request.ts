import type { Request } from "../call";
import type { Account } from "../organization";
import type { Random } from "../random";

/** Where and when a call of the background is made. */
export interface NoisePlace {
  readonly account: Account;
  readonly region: string;
  /** Milliseconds since 1970. */
  readonly time: number;
}

/** Makes one call of a kind, never the same twice. */
export type NoiseRequest = (place: NoisePlace, random: Random) => Request;
