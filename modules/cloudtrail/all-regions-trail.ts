import { Cloudtrail } from "@cdktf/provider-aws/lib/cloudtrail";
import { Annotations, type ITerraformDependable } from "cdktf";
import { Construct } from "constructs";
import type { Partition } from "../shared/arns";
import type { RecordedEvents } from "../shared/recorded-events";
import { eventSelectors, type EventSelectorConfig } from "./event-selectors";

/** Properties of an {@link AllRegionsTrail}. */
export interface AllRegionsTrailProps {
  /** Name of the trail. */
  readonly trailName: string;

  /** Bucket that CloudTrail delivers to; its policy must let this trail write there. */
  readonly bucketName: string;

  /**
   * Prefix of the objects, the one that the bucket policy names.
   *
   * @default - keys start with `AWSLogs/`
   */
  readonly prefix?: string;

  /** ARN of the key for log and digest files, in the bucket's Region; its policy must let this trail use it. */
  readonly kmsKeyArn: string;

  /** CloudWatch Logs group and the role that CloudTrail takes on to write there, both in the account that makes the trail. */
  readonly logGroup: { readonly logGroupArn: string; readonly roleArn: string };

  /**
   * Topic told about each delivered file: the name of one beside the trail, the ARN of any other.
   *
   * @default - nobody is notified
   */
  readonly snsTopicName?: string;

  /** Whether the trail records all accounts of the organization; only the management account or its delegate can make such a one. */
  readonly isOrganizationTrail: boolean;

  /**
   * Partition of the trail and of everything that it records, and the buckets that data events leave out: the one that the trail
   * delivers to and that of its access logs.
   */
  readonly partition: Partition;
  readonly deliveryBucketNames: readonly string[];

  /**
   * Data events and Insights, and management events if not all of them.
   *
   * @default - management events, all of them, and nothing else
   */
  readonly records?: RecordedEvents;

  /**
   * What must exist before the trail: the policies of its bucket, key and topic, where the same stack makes them.
   *
   * @default - the trail waits for nothing; what it needs is there
   */
  readonly waitFor?: ITerraformDependable[];
}

/**
 * Records management events, reads and writes, of every Region and of the global services, and lets everybody prove that the
 * log files are as they were delivered.
 *
 * @see https://docs.aws.amazon.com/awscloudtrail/latest/userguide/cloudtrail-concepts.html
 */
export class AllRegionsTrail extends Construct {
  /** The trail itself. */
  public readonly resource: Cloudtrail;

  constructor(scope: Construct, id: string, props: AllRegionsTrailProps) {
    super(scope, id);

    this.resource = new Cloudtrail(this, "Resource", {
      name: props.trailName,
      s3BucketName: props.bucketName,
      s3KeyPrefix: props.prefix,
      kmsKeyId: props.kmsKeyArn,
      snsTopicName: props.snsTopicName,
      cloudWatchLogsGroupArn: `${props.logGroup.logGroupArn}:*`,
      cloudWatchLogsRoleArn: props.logGroup.roleArn,
      isOrganizationTrail: props.isOrganizationTrail,
      isMultiRegionTrail: true,
      includeGlobalServiceEvents: true,
      enableLogFileValidation: true,
      enableLogging: true,
      ...this.selectors(props),
      // CloudTrail tests its access to bucket, key and topic while the trail is being made
      dependsOn: props.waitFor,
    });
  }

  private selectors({ records = {}, partition, deliveryBucketNames }: AllRegionsTrailProps): EventSelectorConfig {
    const { managementEvents = "all" } = records;
    if (managementEvents !== "all") {
      const { readWriteType, excludeEventSources = [], reason } = managementEvents.recordFewerManagementEvents;
      const without = excludeEventSources.length > 0 ? ` without ${excludeEventSources.join(", ")}` : "";
      const kept = `${readWriteType}${without}`;
      Annotations.of(this).addWarning(`the trail records fewer management events (${kept}), because: ${reason}`);
    }
    // the bindings want lists that could be changed
    return eventSelectors(records, { partition, deliveryBucketNames }) as EventSelectorConfig;
  }
}
