import { AthenaWorkgroup } from "@cdktf/provider-aws/lib/athena-workgroup";
import { Construct } from "constructs";

/** Properties of an {@link EnforcedWorkgroup}. */
export interface EnforcedWorkgroupProps {
  /** Name of the workgroup. */
  readonly workgroupName: string;

  /**
   * What the workgroup is for, for people.
   *
   * @default - questions about migrations
   */
  readonly description?: string;

  /** Bucket for results, and the account that must own it: nobody else's bucket of that name gets them. */
  readonly results: { readonly bucketName: string; readonly accountId: string; readonly kmsKeyArn: string };

  /** Bytes that one query may scan, 10 MB at least; one that scans more is stopped. */
  readonly bytesScannedCutoffPerQuery: number;

  /**
   * Whether Terraform may destroy the workgroup together with what people saved in it.
   *
   * @default false
   */
  readonly forceDestroy?: boolean;
}

/**
 * A workgroup whose rules nobody overrides: engine version 3, results encrypted in one bucket, scans cut off, metrics published.
 *
 * @see https://docs.aws.amazon.com/athena/latest/ug/workgroups-settings-override.html
 */
export class EnforcedWorkgroup extends Construct {
  /** Name of the workgroup; using it waits for the workgroup. */
  public readonly workgroupName: string;

  /** The workgroup itself. */
  public readonly resource: AthenaWorkgroup;

  constructor(scope: Construct, id: string, props: EnforcedWorkgroupProps) {
    super(scope, id);

    this.resource = new AthenaWorkgroup(this, "Resource", {
      name: props.workgroupName,
      description: props.description ?? "Questions about migrations, asked of CloudTrail's log files",
      forceDestroy: props.forceDestroy ?? false,
      configuration: {
        bytesScannedCutoffPerQuery: props.bytesScannedCutoffPerQuery,
        enforceWorkgroupConfiguration: true,
        publishCloudwatchMetricsEnabled: true,
        engineVersion: { selectedEngineVersion: "Athena engine version 3" },
        resultConfiguration: {
          outputLocation: `s3://${props.results.bucketName}/results/`,
          expectedBucketOwner: props.results.accountId,
          encryptionConfiguration: { encryptionOption: "SSE_KMS", kmsKeyArn: props.results.kmsKeyArn },
        },
      },
    });

    this.workgroupName = this.resource.name;
  }
}
