import { resourceControlPolicy, serviceControlPolicy } from "../../../modules/guardrail-statements";
import {
  resourceControlStatements,
  serviceControlStatements,
} from "../../../modules/organizations/guardrail-statements";
import { denyBucketTampering } from "../../../modules/s3/bucket-statements";
import { denyKeyTampering } from "../../../modules/kms/key-statements";
import { denyTopicTampering } from "../../../modules/sns/topic-statements";
import { trail } from "../../support/part-props";

const exceptPrincipalArns = ["arn:aws:iam::222222222222:role/deploy"];
const protect = { partition: "aws", trails: [trail()], bucketNames: ["logs"], exceptPrincipalArns } as const;
const perimeter = { partition: "aws", organizationId: "o-exampleorgid", bucketNames: ["logs"] } as const;

describe("the service control policy", () => {
  test("keeps trail, bucket and files from everybody but the exceptions, and accounts in the organization", () => {
    const statements = serviceControlStatements(protect);
    expect(statements.map(({ Sid, Resource }) => [Sid, Resource])).toEqual([
      ["KeepTrails", "arn:aws:cloudtrail:us-east-1:111111111111:trail/trail"],
      ["KeepLogBuckets", "arn:aws:s3:::logs"],
      ["KeepLogFiles", "arn:aws:s3:::logs/*"],
      ["StayInOrganization", "*"],
    ]);
    for (const { Effect, Condition, Principal } of statements) {
      expect({ Effect, Condition, Principal }).toEqual({
        Effect: "Deny",
        Condition: { ArnNotLike: { "aws:PrincipalArn": "arn:aws:iam::222222222222:role/deploy" } },
        Principal: undefined,
      });
    }
    expect(statements[0]?.Action).toEqual([
      "cloudtrail:DeleteTrail",
      "cloudtrail:PutEventConfiguration",
      "cloudtrail:PutEventSelectors",
      "cloudtrail:PutInsightSelectors",
      "cloudtrail:StopLogging",
      "cloudtrail:UpdateTrail",
    ]);
  });

  test("keeps trails of several accounts by their name, in whichever account it is attached to", () => {
    const { accountId: _, ...anyTrail } = trail();
    const resource = (trails: Parameters<typeof serviceControlStatements>[0]["trails"]) =>
      serviceControlStatements({ ...protect, trails })[0]?.Resource;
    const any = "arn:aws:cloudtrail:us-east-1:*:trail/trail";
    expect(resource([trail(), { ...trail(), accountId: "444444444444" }])).toBe(any);
    expect(resource({ ...anyTrail, ofOrganization: "o-exampleorgid" })).toBe(any);
  });

  test("keeps keys and topics that have ARNs", () => {
    const keyArns = ["arn:aws:kms:us-east-1:222222222222:key/1"];
    const topicArns = ["arn:aws:sns:us-east-1:222222222222:delivery"];
    expect(serviceControlStatements({ ...protect, keyArns, topicArns }).map(({ Sid }) => Sid)).toEqual([
      "KeepTrails",
      "KeepLogBuckets",
      "KeepLogFiles",
      "KeepKeys",
      "KeepTopics",
      "StayInOrganization",
    ]);
  });

  test("keeps from administrators what the archive's own denies keep from them", () => {
    const keyArns = ["arn:aws:kms:us-east-1:222222222222:key/1"];
    const topicArns = ["arn:aws:sns:us-east-1:222222222222:delivery"];
    const kept = Object.fromEntries(
      serviceControlStatements({ ...protect, keyArns, topicArns }).map(({ Sid, Action }) => [Sid, Action]),
    );
    const [bucket, file] = denyBucketTampering("aws", "logs", exceptPrincipalArns);
    expect(kept).toMatchObject({
      KeepLogBuckets: bucket?.Action,
      KeepLogFiles: file?.Action,
      KeepKeys: denyKeyTampering("aws", exceptPrincipalArns).Action,
      KeepTopics: denyTopicTampering("aws", topicArns[0] ?? "", exceptPrincipalArns).Action,
    });
    expect(bucket?.Action).toContain("s3:PutBucketNotification");
  });

  test("has at most 5,120 characters, or fails", () => {
    const buckets = (count: number) => Array.from({ length: count }, (_, n) => `${"b".repeat(60)}${n + 100}`);
    expect(serviceControlPolicy({ ...protect, bucketNames: buckets(20) }).length).toBeLessThanOrEqual(5120);
    expect(() => serviceControlPolicy({ ...protect, bucketNames: buckets(25) })).toThrow(
      /^service-control policy has 5,[0-9]{3} bytes, AWS accepts 5,120: attach a second policy for some of the resources$/,
    );
  });

  test("fails without exceptions", () => {
    expect(() => serviceControlPolicy({ ...protect, exceptPrincipalArns: [] })).toThrow(
      new Error("exceptPrincipalArns must not be empty: nobody could change what the denies protect, ever"),
    );
  });
});

describe("the resource control policy", () => {
  test("keeps out principals of other organizations, and services that work for them", () => {
    expect(resourceControlStatements({ ...perimeter, outsideAccountIds: ["999999999999", "888888888888"] })).toEqual([
      {
        Sid: "OnlyPrincipalsOfOrganization",
        Effect: "Deny",
        Principal: "*",
        Action: "s3:*",
        Resource: ["arn:aws:s3:::logs", "arn:aws:s3:::logs/*"],
        Condition: {
          StringNotEqualsIfExists: {
            "aws:PrincipalOrgID": "o-exampleorgid",
            "aws:PrincipalAccount": ["888888888888", "999999999999"],
          },
          BoolIfExists: { "aws:PrincipalIsAWSService": "false" },
        },
      },
      {
        Sid: "OnlyServicesForOrganization",
        Effect: "Deny",
        Principal: "*",
        Action: "s3:*",
        Resource: ["arn:aws:s3:::logs", "arn:aws:s3:::logs/*"],
        Condition: {
          StringNotEqualsIfExists: { "aws:SourceOrgID": "o-exampleorgid" },
          Null: { "aws:SourceAccount": "false" },
          Bool: { "aws:PrincipalIsAWSService": "true" },
        },
      },
    ]);
  });

  test("has at most 5,120 characters", () => {
    expect(resourceControlPolicy(perimeter)).toHaveLength(612);
  });

  test("fails for an organization id that is none", () => {
    expect(() => resourceControlPolicy({ ...perimeter, organizationId: "*" })).toThrow(
      new Error("organizationId must be 'o-' and 10 to 32 lower-case letters or digits, got: '*'"),
    );
  });
});
