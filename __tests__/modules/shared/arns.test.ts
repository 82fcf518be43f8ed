import {
  accountPrincipal,
  bucketArn,
  logGroupArn,
  queueArn,
  topicArn,
  trailArn,
  type Partition,
} from "../../../modules/shared/arns";

test.each<[Partition, string]>([
  ["aws", "eu-west-1"],
  ["aws-us-gov", "us-gov-west-1"],
  ["aws-cn", "cn-north-1"],
])("every ARN of partition %s says so", (partition, region) => {
  const where = { partition, accountId: "111122223333", region };
  const trail = { partition, homeRegion: region, accountId: "111122223333", trailName: "t" };
  expect([
    trailArn(trail),
    bucketArn(partition, "b"),
    accountPrincipal(partition, "111122223333"),
    topicArn(where, "n"),
    queueArn(where, "q"),
    logGroupArn(where, "/g"),
  ]).toEqual([
    `arn:${partition}:cloudtrail:${region}:111122223333:trail/t`,
    `arn:${partition}:s3:::b`,
    `arn:${partition}:iam::111122223333:root`,
    `arn:${partition}:sns:${region}:111122223333:n`,
    `arn:${partition}:sqs:${region}:111122223333:q`,
    `arn:${partition}:logs:${region}:111122223333:log-group:/g`,
  ]);
});
