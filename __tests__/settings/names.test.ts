import { problemsWith } from "./support/settings-text";

const a = (length: number) => "a".repeat(length);

describe("a bucket name", () => {
  const change = (name: string) => problemsWith({ "logBucket.name": JSON.stringify(name) });

  test.each(["abc", "a1-b2.c3", "0ab", "1.2.3", a(49)])("may be %s", (name) => {
    expect(change(name)).toEqual([]);
  });

  test("may be 63 characters long when the names made of it are given", () => {
    const others = {
      "logBucket.accessLogBucketName": "other-logs",
      "queries.resultsBucketName": a(63).replace("a", "b"),
    };
    expect(problemsWith({ ...others, "logBucket.name": a(63) })).toEqual([]);
    expect(problemsWith({ ...others, "logBucket.name": a(64) })).toEqual([
      `logBucket.name: must be 3 to 63 characters long; got "${a(64)}"; write a name that is not 64 characters long`,
    ]);
  });

  test.each([
    ["ab", "must be 3 to 63 characters long", "write a name that is not 2 characters long"],
    ["", "must be 3 to 63 characters long", "write a name that is not 0 characters long"],
    ["My-Bucket", "must hold only lower-case letters, digits, dots and hyphens", 'write "my-bucket"'],
    ["my_bucket", "must hold only lower-case letters, digits, dots and hyphens", "leave out other characters"],
    ["my bucket", "must hold only lower-case letters, digits, dots and hyphens", "leave out other characters"],
    ["-bucket", "must begin and end with a letter or digit", "take away the dot or hyphen at its end"],
    ["bucket-", "must begin and end with a letter or digit", "take away the dot or hyphen at its end"],
    [".bucket", "must begin and end with a letter or digit", "take away the dot or hyphen at its end"],
    ["my..bucket", "must not hold two dots in a row", "take one away"],
    ["192.168.5.4", "must not look like an IP address", "write a name with letters in it"],
    ["xn--bucket", "must not begin with xn--, which S3 keeps for itself", "begin it otherwise"],
    ["sthree-bucket", "must not begin with sthree-, which S3 keeps for itself", "begin it otherwise"],
    ["amzn-s3-demo-bucket", "must not begin with amzn-s3-demo-, which S3 keeps for itself", "begin it otherwise"],
    ["bucket-s3alias", "must not end with -s3alias, which S3 keeps for itself", "end it otherwise"],
    ["bucket--ol-s3", "must not end with --ol-s3, which S3 keeps for itself", "end it otherwise"],
    ["bucket--ols-s3", "must not end with --ols-s3, which S3 keeps for itself", "end it otherwise"],
    ["bucket.mrap", "must not end with .mrap, which S3 keeps for itself", "end it otherwise"],
    ["bucket--x-s3", "must not end with --x-s3, which S3 keeps for itself", "end it otherwise"],
    ["bucket--table-s3", "must not end with --table-s3, which S3 keeps for itself", "end it otherwise"],
    ["bucket-an", "must not end with -an, which S3 keeps for itself", "end it otherwise"],
  ])("fails as %j", (name, rule, fix) => {
    expect(change(name)).toEqual([`logBucket.name: ${rule}; got ${JSON.stringify(name)}; ${fix}`]);
  });

  test("fails when it is too long for the names made of it", () => {
    expect(change(a(51))).toEqual([
      `logBucket.name: is too long to make queries.resultsBucketName of it (65 of at most 63 characters); got "${a(51)}"; shorten it, or set queries.resultsBucketName`,
    ]);
  });

  test("makes a third name where audit is an account of its own, which must not be too long either", () => {
    const audit = { "accounts.audit.id": '"222222222222"' };
    expect(problemsWith({ ...audit, "logBucket.name": a(37) })).toEqual([]);
    expect(problemsWith({ ...audit, "logBucket.name": a(38) })).toEqual([
      `logBucket.name: is too long to make queries.accessLogBucketName of it (64 of at most 63 characters); got "${a(38)}"; shorten it, or set queries.accessLogBucketName`,
    ]);
    expect(problemsWith({ ...audit, "queries.resultsBucketName": a(52) })).toEqual([
      `queries.resultsBucketName: is too long to make queries.accessLogBucketName of it (64 of at most 63 characters); got "${a(52)}"; shorten it, or set queries.accessLogBucketName`,
    ]);
    expect(problemsWith({ "queries.resultsBucketName": a(52) })).toEqual([]);
  });

  test.each(["logBucket.accessLogBucketName", "queries.resultsBucketName"])("has the same rules in %s", (path) => {
    expect(problemsWith({ [path]: "Upper" })).toEqual([
      `${path}: must hold only lower-case letters, digits, dots and hyphens; got "Upper"; write "upper"`,
    ]);
  });

  test("fails when two buckets share one", () => {
    expect(
      problemsWith({ "logBucket.accessLogBucketName": "example-logs", "queries.resultsBucketName": "example-logs" }),
    ).toEqual([
      'logBucket.accessLogBucketName: must be the name of a bucket of its own; got "example-logs", which is logBucket.name; choose another name',
      'queries.resultsBucketName: must be the name of a bucket of its own; got "example-logs", which is logBucket.name; choose another name',
    ]);
    expect(problemsWith({ "queries.resultsBucketName": "example-logs-access-logs" })).toEqual([
      'queries.resultsBucketName: must be the name of a bucket of its own; got "example-logs-access-logs", which is logBucket.accessLogBucketName; choose another name',
    ]);
  });
});

describe("a key prefix", () => {
  const change = (prefix: string) => problemsWith({ "logBucket.prefix": JSON.stringify(prefix) });

  test.each(["cloudtrail", "a/b/c", "o-exampleorgid", "year=2018", "AWSLogsArchive", a(200)])("may be %s", (prefix) => {
    expect(change(prefix)).toEqual([]);
  });

  test.each([
    ["", "must not be empty", "leave prefix out to have none"],
    ["/a", "must not begin or end with a slash", 'write "a"'],
    ["a/b/", "must not begin or end with a slash", 'write "a/b"'],
    ["//a//", "must not begin or end with a slash", 'write "a"'],
    ["a//b", "must not hold two slashes in a row", 'write "a/b"'],
    [
      "a/AWSLogs",
      "must not hold AWSLogs, which CloudTrail adds itself",
      "write only what stands before AWSLogs, or leave prefix out",
    ],
    [
      "AWSLogs/a",
      "must not hold AWSLogs, which CloudTrail adds itself",
      "write only what stands before AWSLogs, or leave prefix out",
    ],
    ["a/../b", "must not hold the folders . or ..", "write the folders themselves"],
    [
      "a b",
      "must hold only letters, digits, slashes and ! _ . = @ + -",
      "leave out other characters: the prefix stands in policies, where some would be wildcards",
    ],
    [
      "a*",
      "must hold only letters, digits, slashes and ! _ . = @ + -",
      "leave out other characters: the prefix stands in policies, where some would be wildcards",
    ],
    [
      "${x}",
      "must hold only letters, digits, slashes and ! _ . = @ + -",
      "leave out other characters: the prefix stands in policies, where some would be wildcards",
    ],
  ])("fails as %j", (prefix, rule, fix) => {
    expect(change(prefix)).toEqual([`logBucket.prefix: ${rule}; got ${JSON.stringify(prefix)}; ${fix}`]);
  });

  test("fails with more than 200 characters, shown shortened", () => {
    expect(change(a(201))).toEqual([
      `logBucket.prefix: must be at most 200 characters long; got "${a(80)}…"; shorten it`,
    ]);
  });
});

describe("a trail name", () => {
  const change = (name: string) =>
    problemsWith({ trailName: JSON.stringify(name), "notifications.queue.name": "queue" });

  test.each(["abc", "my-trail_1.x", "123", "1.2.3", a(128)])("may be %s", (name) => {
    expect(change(name)).toEqual([]);
  });

  test.each([
    ["ab", "must be 3 to 128 characters long", "choose another name"],
    ["my trail", "must hold only letters, digits, dots, underscores and hyphens", "leave out other characters"],
    ["trail-", "must begin and end with a letter or digit", "take away the sign at its end"],
    ["_trail", "must begin and end with a letter or digit", "take away the sign at its end"],
    ["my-_trail", "must not hold two dots, underscores or hyphens in a row", "keep one of them"],
    ["my--trail", "must not hold two dots, underscores or hyphens in a row", "keep one of them"],
    ["192.168.5.4", "must not look like an IP address", "write a name with letters in it"],
    [
      "arn:aws:cloudtrail:us-east-1:111111111111:trail/x",
      "must be a name, not an ARN",
      "write what stands after trail/",
    ],
  ])("fails as %j", (name, rule, fix) => {
    expect(change(name)).toEqual([`trailName: ${rule}; got ${JSON.stringify(name)}; ${fix}`]);
  });

  test("fails with more than 128 characters", () => {
    expect(change(a(129))).toEqual([
      `trailName: must be 3 to 128 characters long; got "${a(80)}…"; choose another name`,
    ]);
  });

  test("fails when it is too long for the queue's name that is made of it", () => {
    expect(problemsWith({ trailName: a(67) })).toEqual([]);
    expect(problemsWith({ trailName: a(68) })).toEqual([
      `trailName: is too long to make notifications.queue.name of it (81 of at most 80 characters); got "${a(68)}"; shorten it, or set notifications.queue.name`,
    ]);
  });
});

describe("other names", () => {
  test.each([
    ["queries.database", "a"],
    ["queries.database", "sms_trail_2"],
    ["queries.database", a(255)],
    ["queries.workgroup", "A.b_c-1"],
    ["queries.workgroup", a(128)],
    ["notifications.queue.name", a(80)],
    ["notifications.topicName", a(256)],
    ["queries.migrationRoles", "[MigrationFactory, a+b=c@d]"],
  ])("%s may be %s", (path, value) => {
    expect(problemsWith({ [path]: value })).toEqual([]);
  });

  const databaseRule = "must be lower-case letters, digits and underscores, a letter first, at most 255";
  const workgroupRule = "must be 1 to 128 letters, digits, dots, underscores and hyphens";
  const queueRule = "must be 1 to 80 letters, digits, underscores and hyphens";

  test.each([
    ["queries.database", "Sms", databaseRule, "write it like sms_trail"],
    ["queries.database", "sms-trail", databaseRule, "write it like sms_trail"],
    ["queries.database", "1sms", databaseRule, "write it like sms_trail"],
    ["queries.workgroup", "a b", workgroupRule, "leave out other characters"],
    ["queries.workgroup", "primary", "must not be primary, which every account has already", "choose another name"],
    ["notifications.queue.name", "a.fifo", queueRule, "write the name alone, no ARN and no URL"],
    ["notifications.queue.name", a(81), queueRule, "write the name alone, no ARN and no URL"],
  ])("%s fails as %s", (path, value, rule, fix) => {
    const got = value.length > 80 ? `${value.slice(0, 80)}…` : value;
    expect(problemsWith({ [path]: value })).toEqual([`${path}: ${rule}; got "${got}"; ${fix}`]);
  });

  test("a role's ARN fails where its name belongs", () => {
    expect(problemsWith({ "queries.migrationRoles": '["arn:aws:iam::111111111111:role/x"]' })).toEqual([
      'queries.migrationRoles[0]: must be the name of an IAM role; got "arn:aws:iam::111111111111:role/x"; write the name alone, without ARN and path',
    ]);
  });
});
