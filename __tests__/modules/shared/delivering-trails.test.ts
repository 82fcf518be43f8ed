import type { TrailIdentity } from "../../../modules/shared/arns";
import { areCompact, forTrails } from "../../../modules/shared/delivering-trails";

const trail = (at: number, trailName = "sms-trail"): TrailIdentity => ({
  partition: "aws-cn",
  homeRegion: "cn-north-1",
  accountId: String(100000000000 + at),
  trailName,
});
const trails = (count: number) => Array.from({ length: count }, (_, at) => trail(count - at));
const { accountId: _, ...ofAnyAccount } = trail(0);

test("one trail is named by its ARN, several by a list of ARNs", () => {
  const arn = (at: number) => `arn:aws-cn:cloudtrail:cn-north-1:${100000000000 + at}:trail/sms-trail`;
  expect(forTrails([trail(1)])).toEqual({ StringEquals: { "aws:SourceArn": arn(1) } });
  expect(forTrails(trails(2))).toEqual({ StringEquals: { "aws:SourceArn": [arn(2), arn(1)] } });
});

test("more than fifty alike are named by their accounts, sorted", () => {
  expect(areCompact(trails(50))).toBe(false);
  expect(areCompact(trails(51))).toBe(true);
  expect(forTrails(trails(51))).toEqual({
    StringEquals: { "aws:SourceAccount": Array.from({ length: 51 }, (_, at) => String(100000000001 + at)) },
    ArnLike: { "aws:SourceArn": "arn:aws-cn:cloudtrail:cn-north-1:*:trail/sms-trail" },
  });
});

test("more than fifty of two names are named one by one", () => {
  expect(areCompact([...trails(51), trail(0, "other")])).toBe(false);
});

test("those of an organization are named by it and by what they have in common", () => {
  expect(forTrails({ ...ofAnyAccount, ofOrganization: "o-exampleorgid" })).toEqual({
    StringEquals: { "aws:SourceOrgID": "o-exampleorgid" },
    ArnLike: { "aws:SourceArn": "arn:aws-cn:cloudtrail:cn-north-1:*:trail/sms-trail" },
  });
});
