import type { Call, Caller, Request } from "./call";
import type { MigrationProject } from "./migration-project";
import type { Organization } from "./organization";
import type { Random } from "./random";

/** Where a story is told: its place, its time, and who takes part. */
export interface Stage {
  readonly organization: Organization;
  readonly project: MigrationProject;
  readonly random: Random;
  /** First and last moment of the story, milliseconds since 1970. */
  readonly start: number;
  readonly end: number;
  /** The moment at a share (0 to 1) of the story. */
  time(progress: number): number;
  /** One call, in the project's account and Region unless said otherwise; IAM is recorded in us-east-1. */
  call(
    progress: number,
    caller: Caller,
    request: Request,
    where?: { readonly account?: string; readonly region?: string },
  ): void;
}

/** A stage, and the calls that were made on it so far. */
export function createStage(props: Omit<Stage, "time" | "call">): {
  readonly stage: Stage;
  readonly calls: readonly Call[];
} {
  const calls: Call[] = [];
  const { project, start, end } = props;
  const time = (progress: number) => Math.floor(start + Math.min(progress, 0.9999) * (end - start));
  return {
    calls,
    stage: {
      ...props,
      time,
      call: (progress, caller, request, where) => {
        const region = request.source === "iam.amazonaws.com" ? "us-east-1" : (where?.region ?? project.region);
        calls.push({ ...request, caller, time: time(progress), account: where?.account ?? project.account.id, region });
      },
    },
  };
}
