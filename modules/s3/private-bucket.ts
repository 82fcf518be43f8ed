import { S3Bucket } from "@cdktf/provider-aws/lib/s3-bucket";
import {
  S3BucketLifecycleConfiguration,
  type S3BucketLifecycleConfigurationRule,
} from "@cdktf/provider-aws/lib/s3-bucket-lifecycle-configuration";
import { S3BucketLoggingA } from "@cdktf/provider-aws/lib/s3-bucket-logging";
import { S3BucketObjectLockConfigurationA } from "@cdktf/provider-aws/lib/s3-bucket-object-lock-configuration";
import { S3BucketOwnershipControls } from "@cdktf/provider-aws/lib/s3-bucket-ownership-controls";
import { S3BucketPolicy } from "@cdktf/provider-aws/lib/s3-bucket-policy";
import { S3BucketPublicAccessBlock } from "@cdktf/provider-aws/lib/s3-bucket-public-access-block";
import { S3BucketServerSideEncryptionConfigurationA } from "@cdktf/provider-aws/lib/s3-bucket-server-side-encryption-configuration";
import { S3BucketVersioningA } from "@cdktf/provider-aws/lib/s3-bucket-versioning";
import { Annotations, type ITerraformDependable } from "cdktf";
import { Construct } from "constructs";
import type { Partition } from "../shared/arns";
import { defaults } from "../shared/defaults";
import type { PolicyStatement } from "../shared/policy-statement";
import { renderPolicy } from "../shared/render-policy";
import type { ObjectLock } from "../shared/object-lock";
import { lifecycleTransitions, type StorageTransitions } from "../shared/storage-transitions";
import { denyInsecureTransport } from "./bucket-statements";

/** Properties of a {@link PrivateBucket}. */
export interface PrivateBucketProps {
  readonly partition: Partition;

  /** Name of the bucket, unique in the partition. */
  readonly bucketName: string;

  /** ARN of the key that objects are encrypted with, or `s3-managed` for the key of S3, the only one that access logs can have. */
  readonly encryption: { readonly kmsKeyArn: string } | "s3-managed";

  /** Days after which an object expires. */
  readonly expireAfterDays: number;

  /**
   * What the keys of objects that expire begin with; other objects stay until somebody deletes them.
   *
   * @default - every object expires
   */
  readonly expirePrefix?: string;

  /**
   * Cheaper classes that objects move to with age.
   *
   * @default - objects stay in the class that they were delivered in
   */
  readonly transitions?: StorageTransitions;

  /** Days that a version is kept after it was replaced or deleted. */
  readonly keepOldVersionsDays: number;

  /**
   * Who may use the bucket besides its own account. TLS is always demanded.
   *
   * @default - nobody
   */
  readonly statements?: readonly PolicyStatement[];

  /**
   * Bucket of the same account and Region that access logs go to, below a folder named like this bucket.
   *
   * @default - access is not logged, as in a bucket of access logs
   */
  readonly accessLogBucketName?: string;

  /**
   * Lock on each object version; it can never be taken off the bucket again.
   *
   * @default - versions can be deleted
   */
  readonly objectLock?: ObjectLock;

  /** Whether Terraform may destroy the bucket, and every object in it. */
  readonly whenDestroyed: "refuse" | "delete-all-objects";

  /**
   * What must exist before access can be logged: the policy of the bucket of access logs.
   *
   * @default - access logging waits for that bucket only
   */
  readonly waitFor?: ITerraformDependable[];
}

/** A bucket that nobody outside reads, writes or unprotects by accident: private, versioned, encrypted, TLS only. */
export class PrivateBucket extends Construct {
  /** Name of the bucket; using it waits for the bucket. */
  public readonly bucketName: string;

  /** The bucket itself. */
  public readonly resource: S3Bucket;

  /** The one policy of the bucket; wait for it before writing. */
  public readonly policy: S3BucketPolicy;

  constructor(scope: Construct, id: string, props: PrivateBucketProps) {
    super(scope, id);

    this.resource = this.createBucket(props);
    this.bucketName = this.resource.bucket;
    const privacy = this.keepPrivate();
    this.encrypt(props);
    const versioning = this.keepVersions();
    this.expireObjects(props, versioning);
    this.lockObjects(props.objectLock, versioning);
    this.logAccess(props);
    this.policy = this.attachPolicy(props, privacy);
  }

  private createBucket({ bucketName, objectLock, whenDestroyed }: PrivateBucketProps): S3Bucket {
    return new S3Bucket(this, "Resource", {
      bucket: bucketName,
      objectLockEnabled: objectLock === undefined ? undefined : true,
      forceDestroy: whenDestroyed === "delete-all-objects",
      lifecycle: whenDestroyed === "refuse" ? { preventDestroy: true } : undefined,
    });
  }

  private keepPrivate(): ITerraformDependable[] {
    const bucket = this.bucketName;
    return [
      new S3BucketOwnershipControls(this, "Ownership", { bucket, rule: { objectOwnership: "BucketOwnerEnforced" } }),
      new S3BucketPublicAccessBlock(this, "PublicAccessBlock", {
        bucket,
        blockPublicAcls: true,
        blockPublicPolicy: true,
        ignorePublicAcls: true,
        restrictPublicBuckets: true,
      }),
    ];
  }

  private encrypt({ encryption }: PrivateBucketProps): void {
    const kms = encryption === "s3-managed" ? undefined : encryption.kmsKeyArn;
    new S3BucketServerSideEncryptionConfigurationA(this, "Encryption", {
      bucket: this.bucketName,
      rule: [
        kms === undefined
          ? { applyServerSideEncryptionByDefault: { sseAlgorithm: "AES256" } }
          : {
              applyServerSideEncryptionByDefault: { sseAlgorithm: "aws:kms", kmsMasterKeyId: kms },
              bucketKeyEnabled: true,
            },
      ],
    });
  }

  private keepVersions(): S3BucketVersioningA {
    return new S3BucketVersioningA(this, "Versioning", {
      bucket: this.bucketName,
      versioningConfiguration: { status: "Enabled" },
    });
  }

  private expireObjects(props: PrivateBucketProps, versioning: ITerraformDependable): void {
    new S3BucketLifecycleConfiguration(this, "Lifecycle", {
      bucket: this.bucketName,
      rule: lifecycleRules(props),
      // rules about old versions are refused while versioning is off
      dependsOn: [versioning],
    });
  }

  private lockObjects(objectLock: ObjectLock | undefined, versioning: ITerraformDependable): void {
    if (objectLock === undefined) return;
    new S3BucketObjectLockConfigurationA(this, "ObjectLock", {
      bucket: this.bucketName,
      rule: { defaultRetention: { mode: objectLock.mode, days: objectLock.days } },
      // a lock holds versions, so it is refused while versioning is off
      dependsOn: [versioning],
    });
  }

  private logAccess({ accessLogBucketName, bucketName, waitFor }: PrivateBucketProps): void {
    if (accessLogBucketName === undefined) return;
    new S3BucketLoggingA(this, "AccessLogging", {
      bucket: this.bucketName,
      targetBucket: accessLogBucketName,
      targetPrefix: `${bucketName}/`,
      dependsOn: waitFor,
    });
  }

  private attachPolicy(props: PrivateBucketProps, privacy: ITerraformDependable[]): S3BucketPolicy {
    const statements = [...(props.statements ?? []), denyInsecureTransport(props.partition, props.bucketName)];
    const policy = renderPolicy("bucket", statements);
    if (policy.warning !== undefined) Annotations.of(this).addWarning(policy.warning);
    return new S3BucketPolicy(this, "Policy", {
      bucket: this.bucketName,
      policy: policy.terraform,
      // S3 answers OperationAborted to two changes of a bucket's access at once
      dependsOn: privacy,
    });
  }
}

function lifecycleRules(props: PrivateBucketProps): S3BucketLifecycleConfigurationRule[] {
  const transitions = lifecycleTransitions(props.transitions ?? [], props.expireAfterDays);
  const cleanUp = {
    noncurrentVersionExpiration: [{ noncurrentDays: props.keepOldVersionsDays }],
    abortIncompleteMultipartUpload: [{ daysAfterInitiation: defaults.abortUploadDays.value }],
  };
  const expire = {
    id: "expire",
    status: "Enabled",
    filter: [{ prefix: props.expirePrefix ?? "" }],
    transition: transitions.length > 0 ? transitions : undefined,
    expiration: [{ days: props.expireAfterDays }],
  };
  return [
    ...(props.expirePrefix === undefined
      ? [{ ...expire, ...cleanUp }]
      : [expire, { id: "clean-up", status: "Enabled", filter: [{ prefix: "" }], ...cleanUp }]),
    {
      // S3 takes this and a number of days only in rules of their own
      id: "remove-delete-markers",
      status: "Enabled",
      filter: [{ prefix: "" }],
      expiration: [{ expiredObjectDeleteMarker: true }],
    },
  ];
}
