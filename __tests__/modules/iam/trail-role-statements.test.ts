import { cloudTrailTakesOnRole, writesLogStreams } from "../../../modules/iam/trail-role-statements";

const where = { partition: "aws", accountId: "111111111111", region: "us-east-1" } as const;
const group = "arn:aws:logs:us-east-1:111111111111:log-group:/aws/cloudtrail/t";

test("CloudTrail takes on the role, without the condition that AWS says it does not support", () => {
  expect(cloudTrailTakesOnRole()).toEqual({
    Sid: "CloudTrailTakesOnRole",
    Effect: "Allow",
    Principal: { Service: "cloudtrail.amazonaws.com" },
    Action: "sts:AssumeRole",
  });
});

test("the role writes the streams of the account's trail only", () => {
  const Resource = `${group}:log-stream:111111111111_CloudTrail_us-east-1*`;
  expect(writesLogStreams({ where, logGroupName: "/aws/cloudtrail/t" })).toEqual([
    { Sid: "AWSCloudTrailCreateLogStream2014110", Effect: "Allow", Action: "logs:CreateLogStream", Resource },
    { Sid: "AWSCloudTrailPutLogEvents20141101", Effect: "Allow", Action: "logs:PutLogEvents", Resource },
  ]);
});

test("the role of an organization's trail writes the organization's streams too", () => {
  const [create] = writesLogStreams({ where, logGroupName: "/aws/cloudtrail/t", organizationId: "o-exampleorgid" });
  expect(create?.Resource).toEqual([
    `${group}:log-stream:111111111111_CloudTrail_us-east-1*`,
    `${group}:log-stream:o-exampleorgid_*`,
  ]);
});
