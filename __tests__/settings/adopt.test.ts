import { parseSettings } from "../../modules/settings/settings";
import { problemsWith, settingsWith } from "./support/settings-text";

const keyArn = "arn:aws:kms:us-east-1:111111111111:key/11111111-2222-3333-4444-555555555555";

test("nothing is adopted unless it is said", () => {
  expect(parseSettings(settingsWith(), "file").adopt).toEqual({
    trail: false,
    logGroup: false,
    logBucket: false,
    topic: false,
  });
});

test("a trail, its log group, bucket, topic and key are adopted", () => {
  const all = { trail: "true", logGroup: "true", logBucket: "true", topic: "true", keyArn };
  expect(problemsWith(Object.fromEntries(Object.entries(all).map(([key, yaml]) => [`adopt.${key}`, yaml])))).toEqual(
    [],
  );
});

test.each([
  ["trail", "true", "trail", "true"],
  ["logGroup", "true", "trail", "true"],
  ["logBucket", "true", "logBucket", "true"],
  ["topic", "true", "topicArn", "arn:aws:sns:us-east-1:111111111111:t"],
  ["keyArn", keyArn, "keyArn", keyArn],
])("fails for %s where existing leaves it to its owner", (mine, yaml, theirs, theirYaml) => {
  expect(problemsWith({ [`adopt.${mine}`]: yaml, [`existing.${theirs}`]: theirYaml })).toEqual([
    `adopt.${mine}: must be left out with existing.${theirs}, which leaves it to its owner; got both; remove one of the two`,
  ]);
});

test.each([
  ["us-east-1", "eu-west-1", "must be of homeRegion (us-east-1); got eu-west-1"],
  ["111111111111", "222222222222", "must be of the log archive account (111111111111); got 222222222222"],
])("fails for a key that lies elsewhere: %s is %s", (from, to, problem) => {
  expect(problemsWith({ "adopt.keyArn": keyArn.replace(from, to) })).toEqual([
    `adopt.keyArn: ${problem}; write the key of the log archive`,
  ]);
});

test("fails for a key of another partition", () => {
  expect(problemsWith({ "adopt.keyArn": keyArn.replace("arn:aws:", "arn:aws-cn:") })).toEqual([
    "adopt.keyArn: must be of partition (aws); got aws-cn; write the key of the log archive",
  ]);
});

test("the key is that of the log archive account, where there is one", () => {
  const archive = { "accounts.logArchive": '{ id: "222222222222" }' };
  const ofArchive = keyArn.replace("111111111111", "222222222222");
  const problems = (arn: string) =>
    problemsWith({ ...archive, "adopt.keyArn": arn }).filter((one) => one.startsWith("adopt"));
  expect(problems(ofArchive)).toEqual([]);
  expect(problems(keyArn)).toEqual([
    "adopt.keyArn: must be of the log archive account (222222222222); got 111111111111; write the key of the log archive",
  ]);
});

test("fails for the trails of members, which are many", () => {
  const many = {
    stacks: "per-account",
    "memberTrails.admit": "listed-accounts",
    "accounts.logArchive": '{ id: "222222222222", access: { profile: a } }',
    "accounts.management": '{ id: "111111111111", access: { profile: m } }',
    "accounts.members": '[{ id: "444444444444", access: { profile: b } }]',
  };
  const problems = problemsWith({ ...many, "adopt.trail": "true", "adopt.logGroup": "true" });
  expect(problems.filter((problem) => problem.startsWith("adopt"))).toEqual([
    "adopt.trail: must be left out with memberTrails, which are many; got both; remove it; terraform import takes one over in its stack",
    "adopt.logGroup: must be left out with memberTrails, which are many; got both; remove it; terraform import takes one over in its stack",
  ]);
});
