import { partitionOfRegion, partitions, regionsByPartition } from "../../modules/shared/regions";
import { parseSettings } from "../../modules/settings/settings";
import { problemsWith, settingsWith } from "./support/settings-text";

describe("Regions", () => {
  // what botocore listed for AWS SMS until 2023-07-28
  const smsRegions =
    "af-south-1 ap-east-1 ap-northeast-1 ap-northeast-2 ap-south-1 ap-southeast-1 ap-southeast-2 ca-central-1 eu-central-1 eu-north-1 eu-south-1 eu-west-1 eu-west-2 eu-west-3 me-south-1 sa-east-1 us-east-1 us-east-2 us-west-1 us-west-2 cn-north-1 cn-northwest-1 us-gov-east-1 us-gov-west-1";

  test.each(smsRegions.split(" "))("include %s, where AWS SMS was", (region) => {
    expect(partitionOfRegion(region)).toBeDefined();
  });

  test.each(partitions)("of %s are sorted and listed once", (partition) => {
    const regions = [...regionsByPartition[partition]];
    expect(regions).toEqual([...new Set(regions)].sort());
  });

  test.each(partitions)("of queries are all of %s unless they are given", (partition) => {
    const homeRegion = regionsByPartition[partition][0];
    const { queries } = parseSettings(settingsWith({ partition, homeRegion }), "x.yaml");
    expect(queries.regions).toEqual(regionsByPartition[partition]);
  });

  test("fail when they are of another partition", () => {
    expect(problemsWith({ homeRegion: "us-gov-west-1", "queries.regions": "[us-east-1, cn-north-1]" })).toEqual([
      'homeRegion: must be a Region of partition aws; got "us-gov-west-1", which is of aws-us-gov; write one of aws, such as us-west-2, or set partition: aws-us-gov',
      'queries.regions[1]: must be a Region of partition aws; got "cn-north-1", which is of aws-cn; write one of aws, such as us-west-2, or set partition: aws-cn',
    ]);
  });

  test("fail when nobody knows them, with the nearest one", () => {
    expect(problemsWith({ homeRegion: "us-eats-1", "queries.regions": "[eu-wst-3]" })).toEqual([
      'homeRegion: must be a Region of partition aws; got "us-eats-1"; did you mean us-east-1?',
      'queries.regions[0]: must be a Region of partition aws; got "eu-wst-3"; did you mean eu-west-3?',
    ]);
    expect(problemsWith({ homeRegion: "everywhere" })).toEqual([
      'homeRegion: must be a Region of partition aws; got "everywhere"; write one that this version knows (list of 2026-08), such as us-west-2',
    ]);
  });

  test("fail as an empty list, as a text and listed twice", () => {
    expect(problemsWith({ "queries.regions": "[]" })).toEqual([
      "queries.regions: must be a list of at least one Region; got an empty list; add one, or remove the line",
    ]);
    expect(problemsWith({ "queries.regions": "us-east-1" })).toEqual([
      'queries.regions: must be a list of Regions; got "us-east-1"; write a list, each item behind a hyphen',
    ]);
    expect(problemsWith({ "queries.regions": "[us-east-1, us-west-2, us-east-1]" })).toEqual([
      'queries.regions[2]: must be listed once, and is queries.regions[0] already; got "us-east-1"; remove one of the two',
    ]);
  });
});

describe("a partition", () => {
  test("fails when it does not exist, without complaints about Regions and roles", () => {
    expect(problemsWith({ partition: "aws_cn", homeRegion: "cn-north-1" })).toEqual([
      'partition: must be one of aws, aws-us-gov, aws-cn; got "aws_cn"; did you mean aws-cn?',
    ]);
  });

  test("must be the one of a bucket's ARN, whose name is wanted anyway", () => {
    expect(problemsWith({ "logBucket.name": '"arn:aws-cn:s3:::logs"' })).toEqual([
      'logBucket.name: must be the name of a bucket in partition aws; got "arn:aws-cn:s3:::logs", an ARN of partition aws-cn; write the name of a bucket in aws, or correct partition',
    ]);
    expect(
      problemsWith({
        partition: "aws-us-gov",
        homeRegion: "us-gov-west-1",
        "queries.resultsBucketName": '"arn:aws:s3:::r"',
      }),
    ).toEqual([
      'queries.resultsBucketName: must be the name of a bucket in partition aws-us-gov; got "arn:aws:s3:::r", an ARN of partition aws; write the name of a bucket in aws-us-gov, or correct partition',
    ]);
  });

  test.each(["logBucket.name", "logBucket.accessLogBucketName", "queries.resultsBucketName"])(
    "may not be told by an ARN in %s",
    (path) => {
      expect(problemsWith({ [path]: '"arn:aws:s3:::my-logs/x"' })).toEqual([
        `${path}: must be a bucket's name, not its ARN; got "arn:aws:s3:::my-logs/x"; write my-logs`,
      ]);
    },
  );
});
