import { parseSettings } from "../../modules/settings/settings";
import { problemsWith, settingsWith } from "./support/settings-text";

describe("tags", () => {
  test.each([
    '{ owner: "42" }',
    '{ "cost center": "a b_c.d:e/f=g+h-i@j" }',
    '{ größe: "" }',
    "{}",
    `{ ${"k".repeat(128)}: "${"v".repeat(256)}" }`,
  ])("may be %s", (tags) => {
    expect(problemsWith({ tags })).toEqual([]);
  });

  test.each([
    ["{ a: 42 }", 'tags.a: must be a text; got 42; write "42"'],
    ["{ a: 007 }", 'tags.a: must be a text; got 007, which YAML reads as the number 7; write "007"'],
    ["{ a: true }", 'tags.a: must be a text; got true; write "true"'],
    ["{ a: ~ }", "tags.a: must be a text; got nothing; give it a value or remove the line"],
    ["{ a: [b] }", "tags.a: must be a text; got a list; write one text here"],
    ['{ "aws:x": b }', 'tags["aws:x"]: must have a key that does not begin with aws:; got "b"; begin it otherwise'],
    ['{ "AWS:x": b }', 'tags["AWS:x"]: must have a key that does not begin with aws:; got "b"; begin it otherwise'],
    ['{ "": b }', 'tags[""]: must have a key of 1 to 128 characters; got "b"; choose another key'],
    [
      '{ a: "b,c" }',
      'tags.a: must hold only letters, digits, spaces and _ . : / = + - @; got "b,c"; leave out other characters',
    ],
    [
      '{ a: "${b}" }',
      'tags.a: must hold only letters, digits, spaces and _ . : / = + - @; got "${b}"; leave out other characters',
    ],
    [
      '{ "a*": b }',
      'tags["a*"]: must have a key of letters, digits, spaces and _ . : / = + - @ alone; got "b"; leave out other characters',
    ],
    [
      `{ a: "${"v".repeat(257)}" }`,
      `tags.a: must be at most 256 characters long; got "${"v".repeat(80)}…"; shorten it`,
    ],
    [
      `{ ${"k".repeat(129)}: b }`,
      `tags.${"k".repeat(129)}: must have a key of 1 to 128 characters; got "b"; choose another key`,
    ],
  ])("fail as %s", (tags, problem) => {
    expect(problemsWith({ tags })).toEqual([problem]);
  });

  test("may be 40, and fail as 41", () => {
    const tags = (count: number) => `{ ${Array.from({ length: count }, (_, index) => `k${index}: v`).join(", ")} }`;
    expect(problemsWith({ tags: tags(40) })).toEqual([]);
    expect(problemsWith({ tags: tags(41) })).toEqual(["tags: must have at most 40 tags; got 41; remove some"]);
  });
});

describe("the backend", () => {
  const s3 = {
    "backend.type": "s3",
    "backend.bucket": "state",
    "backend.key": "a/b.tfstate",
    "backend.region": "us-east-1",
  };

  test("is local unless it is given", () => {
    expect(parseSettings(settingsWith(), "x").backend).toEqual({ type: "local" });
  });

  test("may be S3", () => {
    const settings = parseSettings(
      settingsWith({ ...s3, "backend.profile": "p", "backend.kmsKeyId": "mrk-0123456789abcdef0123456789abcdef" }),
      "x",
    );
    expect(settings.backend).toEqual({
      type: "s3",
      bucket: "state",
      key: "a/b.tfstate",
      region: "us-east-1",
      profile: "p",
      kmsKeyId: "mrk-0123456789abcdef0123456789abcdef",
    });
  });

  test("fails as S3 without a bucket, a key or a Region", () => {
    expect(problemsWith({ "backend.type": "s3" })).toEqual([
      "backend.bucket: is required; got nothing; add bucket: example-terraform-state",
      "backend.key: is required; got nothing; add key: sms-trail/terraform.tfstate",
      "backend.region: is required; got nothing; add region: us-east-1",
    ]);
  });

  test("fails without a type", () => {
    expect(problemsWith({ "backend.bucket": "state" })).toEqual([
      "backend.type: is required; got nothing; add type: local",
    ]);
  });

  test.each(["/a", "a/", "a//b", '" a"', '"a "', '""'])("fails with the key %s", (key) => {
    const got = key.startsWith('"') ? key : `"${key}"`;
    expect(problemsWith({ ...s3, "backend.key": key })).toEqual([
      `backend.key: must be an object key that begins and ends with no slash; got ${got}; write it like sms-trail/terraform.tfstate`,
    ]);
  });

  test("fails with a bucket or a Region of another partition", () => {
    expect(
      problemsWith({ ...s3, "backend.bucket": '"arn:aws-cn:s3:::state"', "backend.region": "cn-north-1" }),
    ).toEqual([
      'backend.bucket: must be the name of a bucket in partition aws; got "arn:aws-cn:s3:::state", an ARN of partition aws-cn; write the name of a bucket in aws, or correct partition',
      'backend.region: must be a Region of partition aws; got "cn-north-1", which is of aws-cn; write one of aws, such as us-west-2, or set partition: aws-cn',
    ]);
  });

  test.each([
    ["profile", "''", "must be the name of an AWS profile", '""', "write the name alone"],
    ["profile", "'[state]'", "must be the name of an AWS profile", '"[state]"', "write the name alone"],
    [
      "kmsKeyId",
      "alias/state",
      "must be the ARN or the id of a KMS key",
      '"alias/state"',
      "write it like arn:aws:kms:us-east-1:111111111111:key/11111111-2222-3333-4444-555555555555",
    ],
  ])("fails with the %s %s", (key, value, rule, got, fix) => {
    expect(problemsWith({ ...s3, [`backend.${key}`]: value })).toEqual([`backend.${key}: ${rule}; got ${got}; ${fix}`]);
  });

  test("can't be left unlocked", () => {
    expect(problemsWith({ ...s3, "backend.useLockfile": "false" })).toEqual([
      "backend.useLockfile: must be a setting; got an unknown key; remove it; backend may have type, bucket, key, region, profile, kmsKeyId",
    ]);
  });
});

describe("the versions for Terraform", () => {
  test.each(['">= 1.10"', '"~> 1.11.0"', '">= 1.10, < 2.0"', '"1.14.2"'])("may require %s", (version) => {
    expect(problemsWith({ "terraform.requiredVersion": version })).toEqual([]);
  });

  test.each([
    [
      "terraform.requiredVersion",
      "latest",
      '"latest"',
      "must be a version constraint of Terraform",
      'write it like ">= 1.10"',
    ],
    ["terraform.awsProviderVersion", '"~> 5.0"', '"~> 5.0"', "must be one exact version", "write it like 5.100.0"],
    ["terraform.awsProviderVersion", '"5.100"', '"5.100"', "must be one exact version", "write it like 5.100.0"],
  ])("%s fails as %s", (path, value, got, rule, fix) => {
    expect(problemsWith({ [path]: value })).toEqual([`${path}: ${rule}; got ${got}; ${fix}`]);
  });

  test("fail as numbers, which drop zeros", () => {
    expect(problemsWith({ "terraform.requiredVersion": "1.10", "terraform.awsProviderVersion": "5.100" })).toEqual([
      'terraform.requiredVersion: must be a text; got 1.10, which YAML reads as the number 1.1; write "1.10"',
      'terraform.awsProviderVersion: must be a text; got 5.100, which YAML reads as the number 5.1; write it in quotes, like "5.100.0"',
    ]);
  });
});
