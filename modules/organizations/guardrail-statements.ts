import { bucketArn, trailArn, type Partition } from "../shared/arns";
import { areOfOrganization, type DeliveringTrails } from "../shared/delivering-trails";
import { oneOrMany, type PolicyStatement } from "../shared/policy-statement";
import { exceptServicesAnd } from "../shared/principal-conditions";
import { tamperingActions } from "../shared/tampering-actions";

/**
 * Snippets for the policies of an organization, which its owner attaches: this library never does. A service control policy binds
 * every principal of member accounts, a resource control policy every access to their resources. Neither binds the management account.
 *
 * @see https://docs.aws.amazon.com/organizations/latest/userguide/orgs_manage_policies_scps.html
 * @see https://docs.aws.amazon.com/organizations/latest/userguide/orgs_manage_policies_rcps.html
 */

/** What the service control policy keeps from everybody but the exceptions. */
export interface ProtectedResources {
  readonly partition: Partition;
  readonly trails: DeliveringTrails;
  readonly bucketNames: readonly string[];
  /** ARNs of keys; a key that is yet to be made has none. */
  readonly keyArns?: readonly string[];
  readonly topicArns?: readonly string[];
  /** ARNs of roles and users that may all the same. */
  readonly exceptPrincipalArns: readonly string[];
}

/** Statements of a service control policy: nobody stops the trail, mutes it, or weakens where its files lie; no account leaves. */
export function serviceControlStatements(protect: ProtectedResources): PolicyStatement[] {
  const { partition, trails, bucketNames, keyArns = [], topicArns = [], exceptPrincipalArns } = protect;
  const Condition = { ArnNotLike: exceptServicesAnd(partition, exceptPrincipalArns).ArnNotLike ?? {} };
  const buckets = bucketNames.map((name) => bucketArn(partition, name));
  const deny = (Sid: string, Action: readonly string[], resources: readonly string[]): PolicyStatement[] =>
    resources.length === 0 ? [] : [{ Sid, Effect: "Deny", Action, Resource: oneOrMany(resources), Condition }];
  return [
    ...deny(
      "KeepTrails",
      [
        "cloudtrail:DeleteTrail",
        "cloudtrail:PutEventConfiguration",
        "cloudtrail:PutEventSelectors",
        "cloudtrail:PutInsightSelectors",
        "cloudtrail:StopLogging",
        "cloudtrail:UpdateTrail",
      ],
      trailArns(trails),
    ),
    ...deny("KeepLogBuckets", tamperingActions.bucket, buckets),
    ...deny(
      "KeepLogFiles",
      tamperingActions.file,
      buckets.map((arn) => `${arn}/*`),
    ),
    ...deny("KeepKeys", tamperingActions.key, keyArns),
    ...deny("KeepTopics", tamperingActions.topic, topicArns),
    ...deny("StayInOrganization", ["organizations:LeaveOrganization"], ["*"]),
  ];
}

/** One trail by its ARN; of several the name in any account, because the policy binds whichever account it is attached to. */
function trailArns(trails: DeliveringTrails): readonly string[] {
  if (areOfOrganization(trails)) return [trailArn({ ...trails, accountId: "*" })];
  const [first, ...more] = trails;
  if (first && more.length === 0) return [trailArn(first)];
  return [...new Set(trails.map((trail) => trailArn({ ...trail, accountId: "*" })))];
}

/** What the resource control policy keeps within the organization. */
export interface OrganizationPerimeter {
  readonly partition: Partition;
  readonly organizationId: string;
  readonly bucketNames: readonly string[];

  /**
   * Accounts outside the organization that read all the same: an auditor's.
   *
   * @default - none
   */
  readonly outsideAccountIds?: readonly string[];
}

/**
 * Statements of a resource control policy: nobody from outside the organization reaches the buckets, and AWS services do only on
 * behalf of its accounts.
 *
 * @see https://github.com/aws-samples/data-perimeter-policy-examples
 */
export function resourceControlStatements(perimeter: OrganizationPerimeter): PolicyStatement[] {
  const { partition, organizationId, bucketNames, outsideAccountIds = [] } = perimeter;
  if (!/^o-[a-z0-9]{10,32}$/.test(organizationId)) {
    throw new Error(`organizationId must be 'o-' and 10 to 32 lower-case letters or digits, got: '${organizationId}'`);
  }
  const arns = bucketNames.map((name) => bucketArn(partition, name));
  const all = { Effect: "Deny", Principal: "*", Action: "s3:*" } as const;
  const Resource = arns.flatMap((arn) => [arn, `${arn}/*`]);
  const outside: Readonly<Record<string, string | readonly string[]>> =
    outsideAccountIds.length === 0 ? {} : { "aws:PrincipalAccount": oneOrMany([...outsideAccountIds].sort()) };
  return [
    {
      Sid: "OnlyPrincipalsOfOrganization",
      ...all,
      Resource,
      Condition: {
        StringNotEqualsIfExists: { "aws:PrincipalOrgID": organizationId, ...outside },
        BoolIfExists: { "aws:PrincipalIsAWSService": "false" },
      },
    },
    {
      Sid: "OnlyServicesForOrganization",
      ...all,
      Resource,
      Condition: {
        StringNotEqualsIfExists: { "aws:SourceOrgID": organizationId },
        Null: { "aws:SourceAccount": "false" },
        Bool: { "aws:PrincipalIsAWSService": "true" },
      },
    },
  ];
}
