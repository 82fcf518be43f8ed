import { LogArchive } from "../../modules/log-archive";
import { MemberTrail, memberTrailIdentity, type MemberTrailProps } from "../../modules/member-trail";
import { logLayout } from "../../modules/shared/log-layout";
import { auditTrailProps, logArchiveProps } from "../support/part-props";
import { policyOf, synthesize } from "../support/synthesized";

const { trail: _, ...places } = auditTrailProps();
const member = (accountId: string): MemberTrailProps => ({
  ...places,
  where: { ...places.where, accountId },
  trailName: "sms-trail",
});
const build = (props: MemberTrailProps) => synthesize((scope) => new MemberTrail(scope, "Member", props));

test("a member's trail records its own account and delivers to the archive's bucket, key and topic", () => {
  expect(build(member("444444444444")).only("aws_cloudtrail")).toMatchObject({
    name: "sms-trail",
    s3_bucket_name: "logs",
    kms_key_id: places.kmsKeyArn,
    sns_topic_name: "arn:aws:sns:us-east-1:222222222222:delivery",
    is_organization_trail: false,
    is_multi_region_trail: true,
  });
});

test("the archive lets in the trails of the members that it names, each below its own account", () => {
  const trails = ["444444444444", "555555555555"].map((accountId) => memberTrailIdentity(member(accountId)));
  const archive = synthesize((scope) => new LogArchive(scope, "Archive", { ...logArchiveProps(), trails }));
  const [, write] = policyOf(archive.at("aws_s3_bucket_policy", "LogBucket/Policy")).Statement;
  expect(write?.Resource).toEqual([
    "arn:aws:s3:::logs/AWSLogs/444444444444/*",
    "arn:aws:s3:::logs/AWSLogs/555555555555/*",
  ]);
  expect(write?.Condition.StringEquals["aws:SourceArn"]).toEqual([
    "arn:aws:cloudtrail:us-east-1:444444444444:trail/sms-trail",
    "arn:aws:cloudtrail:us-east-1:555555555555:trail/sms-trail",
  ]);
});

test("a member's trail can write below Control Tower's prefix", () => {
  const layout = logLayout({ bucketName: "logs", prefix: "o-exampleorgid" });
  expect(build({ ...member("444444444444"), layout }).only("aws_cloudtrail").s3_key_prefix).toBe("o-exampleorgid");
});

test("a member's trail fails with the layout of an organization's trail", () => {
  const layout = logLayout({ bucketName: "logs", organizationId: "o-exampleorgid" });
  expect(() => build({ ...member("444444444444"), layout })).toThrow(
    new Error(
      "layout must have no organizationId, because one account's files have no such folder; for Control Tower's layout write it as prefix, got: o-exampleorgid",
    ),
  );
});

test("the trail's ARN is known before it is made", () => {
  synthesize((scope) => {
    expect(new MemberTrail(scope, "Member", member("444444444444")).trailArn).toBe(
      "arn:aws:cloudtrail:us-east-1:444444444444:trail/sms-trail",
    );
  });
});
