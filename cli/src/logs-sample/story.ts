import type { Stage } from "./stage";

/** Something that happened, told as the calls that CloudTrail saw of it. */
export interface Story {
  /** What happened, in a few words. */
  readonly title: string;
  /** First and last moment at which it can have happened, milliseconds since 1970. */
  readonly era: readonly [number, number];
  /** The part of a window that it takes, as shares: stories of one project follow each other. */
  readonly part: readonly [number, number];
  tell(stage: Stage): void;
}
