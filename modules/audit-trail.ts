import type { ITerraformDependable } from "cdktf";
import { Construct } from "constructs";
import { requiredStatements, type RequiredStatements } from "./archive-statements";
import { checkAuditTrail } from "./check-audit-trail";
import { AllRegionsTrail } from "./cloudtrail/all-regions-trail";
import { snsTopicName } from "./cloudtrail/sns-topic-name";
import { EncryptedLogGroup, type LogRetentionDays } from "./cloudwatch/encrypted-log-group";
import { ServiceRole } from "./iam/service-role";
import { cloudTrailTakesOnRole, writesLogStreams } from "./iam/trail-role-statements";
import { EncryptionKey } from "./kms/encryption-key";
import { accountAdministersKey, logGroupUsesKey } from "./kms/key-statements";
import { logGroupArn, trailArn, type AccountRegion, type TrailIdentity } from "./shared/arns";
import { defaults } from "./shared/defaults";
import { trailLogGroupKeyAlias, trailLogGroupName, trailRoleName } from "./shared/derived-names";
import type { LogLayout } from "./shared/log-layout";
import type { RecordedEvents } from "./shared/recorded-events";

/** Properties of an {@link AuditTrail}. */
export interface AuditTrailProps {
  /** Account whose credentials make the trail (management, or its delegate), and the trail's home Region. */
  readonly where: AccountRegion;

  /** The trail, as the log archive's policies name it. */
  readonly trail: TrailIdentity;

  /** Bucket and paths that the trail delivers to; with an organization, the trail records all of it. */
  readonly layout: LogLayout;

  /** ARN of the key of the log archive. */
  readonly kmsKeyArn: string;

  /**
   * ARN of the topic told about each delivered file, as a value and not a reference; it can stand in any account and Region.
   *
   * @default - nobody is notified
   */
  readonly topicArn?: string;

  /**
   * Data events and Insights, and management events if not all of them. Data events of the log bucket are left out by themselves.
   *
   * @default - management events, all of them, and nothing else
   */
  readonly records?: RecordedEvents;

  /**
   * Buckets of access logs: their data events are left out too, because each delivery of log files would make another.
   *
   * @default - only the log bucket's data events are left out
   */
  readonly accessLogBucketNames?: readonly string[];

  /**
   * Whether each plan looks first if the organization trusts CloudTrail, and fails with what to do. For the management account's
   * credentials, to which alone AWS tells it; they need `organizations:ListRoots` besides.
   *
   * @default false
   */
  readonly checkTrustedAccess?: boolean;

  /**
   * CloudWatch Logs group that gets the same records.
   *
   * @default "/aws/cloudtrail/" and the trail's name
   */
  readonly logGroupName?: string;

  /**
   * Days that the log group keeps records.
   *
   * @default 365
   */
  readonly logGroupRetentionDays?: LogRetentionDays;

  /**
   * What must exist before the trail: the policies of bucket, key and topic, where the same stack makes them.
   *
   * @default - the trail waits for nothing outside this part
   */
  readonly waitFor?: ITerraformDependable[];

  /**
   * Whether this is a throw-away deployment: destroying it then destroys the log group too.
   *
   * @default false
   */
  readonly disposable?: boolean;
}

/** What the management account owns: the all-Regions trail, and the CloudWatch Logs group beside it. */
export class AuditTrail extends Construct {
  /** ARN of the trail, computed: it is known before the trail is made. */
  public readonly trailArn: string;

  /**
   * The exact statements that the owners of bucket, key and topic must have in their policies for this trail. `LogArchive` writes them
   * for what it makes.
   */
  public readonly requiredStatements: readonly RequiredStatements[];

  public readonly trail: AllRegionsTrail;
  public readonly logGroup: EncryptedLogGroup;
  public readonly logGroupKey: EncryptionKey;

  constructor(scope: Construct, id: string, props: AuditTrailProps) {
    super(scope, id);
    checkAuditTrail(props);

    const logGroupName = props.logGroupName ?? trailLogGroupName(props.trail.trailName);
    this.logGroupKey = this.createLogGroupKey(props, logGroupName);
    this.logGroup = this.createLogGroup(props, logGroupName);
    this.trail = this.createTrail(props, this.createRole(props, logGroupName));

    this.trailArn = trailArn(props.trail);
    this.requiredStatements = trailStatements(props);
  }

  private createLogGroupKey({ where, trail, disposable }: AuditTrailProps, logGroupName: string): EncryptionKey {
    return new EncryptionKey(this, "LogGroupKey", {
      aliasName: trailLogGroupKeyAlias(trail.trailName),
      description: `CloudWatch Logs group ${logGroupName}`,
      statements: [
        accountAdministersKey(where.partition, where.accountId),
        logGroupUsesKey(where.partition, where.region, logGroupArn(where, logGroupName)),
      ],
      preventDestroy: !disposable,
    });
  }

  private createLogGroup(props: AuditTrailProps, logGroupName: string): EncryptedLogGroup {
    return new EncryptedLogGroup(this, "LogGroup", {
      logGroupName,
      kmsKeyArn: this.logGroupKey.keyArn,
      retentionDays: props.logGroupRetentionDays ?? defaults.logGroupRetentionDays.value,
      preventDestroy: !props.disposable,
    });
  }

  private createRole({ where, trail, layout }: AuditTrailProps, logGroupName: string): ServiceRole {
    return new ServiceRole(this, "LogGroupRole", {
      roleName: trailRoleName(trail.trailName),
      description: `CloudTrail writes records of trail ${trail.trailName} to CloudWatch Logs`,
      trust: cloudTrailTakesOnRole(),
      statements: writesLogStreams({ where, logGroupName, organizationId: layout.organizationId }),
    });
  }

  private createTrail(props: AuditTrailProps, role: ServiceRole): AllRegionsTrail {
    return new AllRegionsTrail(this, "Trail", {
      trailName: props.trail.trailName,
      bucketName: props.layout.bucketName,
      prefix: props.layout.trailPrefix,
      kmsKeyArn: props.kmsKeyArn,
      snsTopicName: props.topicArn && snsTopicName(props.topicArn, props.where),
      logGroup: { logGroupArn: this.logGroup.logGroupArn, roleArn: role.roleArn },
      isOrganizationTrail: props.layout.organizationId !== undefined,
      partition: props.where.partition,
      deliveryBucketNames: [props.layout.bucketName, ...(props.accessLogBucketNames ?? [])],
      records: props.records,
      // the role's own policy is tested too while the trail is being made
      waitFor: [...(props.waitFor ?? []), role.policy, ...this.trustedAccess(props)],
    });
  }

  private trustedAccess({ checkTrustedAccess, layout }: AuditTrailProps): ITerraformDependable[] {
    if (!checkTrustedAccess) return [];
    const { organizationId } = layout;
    if (organizationId === undefined) {
      throw new Error("checkTrustedAccess must be left out for the trail of one account, got: true");
    }
    // loaded by those alone who ask for it
    const { TrustedAccessCheck } =
      // eslint-disable-next-line @typescript-eslint/no-require-imports
      require("./organizations/trusted-access-check") as typeof import("./organizations/trusted-access-check");
    return [new TrustedAccessCheck(this, "TrustedAccess", { organizationId }).passed];
  }
}

function trailStatements({
  where,
  layout,
  trail,
  kmsKeyArn,
  topicArn,
}: AuditTrailProps): readonly RequiredStatements[] {
  const topic = topicArn === undefined ? undefined : ({ topicArn, encrypted: "by-archive-key" } as const);
  const access = { where, layout, trails: [trail], readers: [], topic };
  return requiredStatements(access, { bucket: true, keyArn: kmsKeyArn, topicArn });
}
