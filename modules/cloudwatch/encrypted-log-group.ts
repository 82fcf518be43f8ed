import { CloudwatchLogGroup } from "@cdktf/provider-aws/lib/cloudwatch-log-group";
import { Construct } from "constructs";

/** Properties of an {@link EncryptedLogGroup}. */
export interface EncryptedLogGroupProps {
  /** Name of the log group, of its account and Region; no ARN. */
  readonly logGroupName: string;

  /** ARN of a key in the same Region; its policy must let CloudWatch Logs use it for this group. */
  readonly kmsKeyArn: string;

  /** Days that log events are kept: one of the numbers that CloudWatch Logs takes. */
  readonly retentionDays: LogRetentionDays;

  /**
   * Whether Terraform refuses to destroy the group and what is in it.
   *
   * @default true
   */
  readonly preventDestroy?: boolean;
}

/**
 * The numbers of days that CloudWatch Logs takes, a year and longer: what an audit can live with.
 *
 * @see https://docs.aws.amazon.com/AmazonCloudWatchLogs/latest/APIReference/API_PutRetentionPolicy.html
 */
export type LogRetentionDays = 365 | 400 | 545 | 731 | 1096 | 1827 | 2192 | 2557 | 2922 | 3288 | 3653;

/** A CloudWatch Logs group that a customer key encrypts. */
export class EncryptedLogGroup extends Construct {
  /** ARN of the group, without `:*` behind it; known after it is made. */
  public readonly logGroupArn: string;

  /** The group itself. */
  public readonly resource: CloudwatchLogGroup;

  constructor(scope: Construct, id: string, props: EncryptedLogGroupProps) {
    super(scope, id);
    checkLogGroupName(props.logGroupName);

    this.resource = new CloudwatchLogGroup(this, "Resource", {
      name: props.logGroupName,
      kmsKeyId: props.kmsKeyArn,
      retentionInDays: props.retentionDays,
      lifecycle: (props.preventDestroy ?? true) ? { preventDestroy: true } : undefined,
    });

    this.logGroupArn = this.resource.arn;
  }
}

/** An ARN would be one of another account's or Region's: a trail takes only a group of the account that makes it. */
function checkLogGroupName(name: string): void {
  if (/^[\w/.#-]{1,512}$/.test(name)) return;
  const rule = "must be a name of 1 to 512 letters, digits and signs of . - _ / #, in the account that makes the trail";
  throw new Error(`logGroupName ${rule}, got: '${name}'`);
}
