import { SchedulerSchedule } from "@cdktf/provider-aws/lib/scheduler-schedule";
import { SchedulerScheduleGroup } from "@cdktf/provider-aws/lib/scheduler-schedule-group";
import type { ITerraformDependable } from "cdktf";
import { Construct } from "constructs";
import { defaults } from "../shared/defaults";

/** Properties of a {@link DailySchedule}. */
export interface DailyScheduleProps {
  /** Name of the schedule, and of the group that it is alone in: a role can be limited to a group only. Up to 64 characters. */
  readonly scheduleName: string;

  /** Hour of the day, UTC, 0 to 23. */
  readonly hour: number;

  /** State machine that is started, without input. */
  readonly stateMachineArn: string;

  /** Role that EventBridge Scheduler takes on for it. */
  readonly roleArn: string;

  /** Queue for a start that could not be made. */
  readonly deadLetterQueueArn: string;

  /** What must exist before the first start: the policy of the role. */
  readonly waitFor: ITerraformDependable[];
}

/**
 * Starts a state machine once a day, within the half hour after the full hour.
 *
 * @see https://docs.aws.amazon.com/scheduler/latest/UserGuide/schedule-types.html
 */
export class DailySchedule extends Construct {
  constructor(scope: Construct, id: string, props: DailyScheduleProps) {
    super(scope, id);

    const group = new SchedulerScheduleGroup(this, "Group", { name: props.scheduleName });
    new SchedulerSchedule(this, "Resource", {
      name: props.scheduleName,
      groupName: group.name,
      scheduleExpression: `cron(0 ${props.hour} * * ? *)`,
      scheduleExpressionTimezone: "UTC",
      flexibleTimeWindow: { mode: "FLEXIBLE", maximumWindowInMinutes: 30 },
      target: {
        arn: props.stateMachineArn,
        roleArn: props.roleArn,
        input: "{}",
        deadLetterConfig: { arn: props.deadLetterQueueArn },
        retryPolicy: {
          maximumEventAgeInSeconds: defaults.scheduleRetrySeconds.value,
          maximumRetryAttempts: defaults.scheduleRetries.value,
        },
      },
      dependsOn: props.waitFor,
    });
  }
}
