import { problemsOf, problemsWith } from "./support/settings-text";

const rule = "must hold no access keys: never put keys in settings";
const fix = "name a profile or a role under access, and replace the key, which others may have read";
// AWS's own example, put together here so that scanners of secrets leave this file alone
const example = ["AKIA", "IOSFODNN7EXAMPLE"].join("");
const temporary = example.replace("AKIA", "ASIA");

describe("access keys", () => {
  test.each([example, temporary])("%s fails as a value, and is not repeated", (key) => {
    const problems = problemsWith({ "accounts.management.name": key, trailName: `x-${key}` });
    expect(problems).toEqual(Array(2).fill(`: ${rule}; got what looks like an access key (not shown); ${fix}`));
  });

  test("fail in comments, at their line and column", () => {
    expect(
      problemsOf(
        `homeRegion: us-east-1 # ${example}\naccounts: { management: { id: '111111111111' } }\nlogBucket: { name: abc }`,
      ),
    ).toEqual([`1:25: : ${rule}; got what looks like an access key (not shown); ${fix}`]);
  });

  test("fail in a file that is no YAML, too", () => {
    expect(problemsOf(`a: [${example}`)[0]).toContain(rule);
  });

  test("are never repeated by another rule", () => {
    const problems = problemsWith({
      homeRegion: example,
      "logBucket.name": example,
      "accounts.management.access.profile": `"${example}'"`,
    });
    expect(problems.join("\n")).not.toContain(example);
    expect(problems.join("\n")).toContain("got what looks like an access key (not shown)");
  });

  test.each([
    "accessKey",
    "access_key_id",
    "AWS_ACCESS_KEY_ID",
    "secretKey",
    "secretAccessKey",
    "aws_secret_access_key",
    "sessionToken",
    "password",
    "credentials",
  ])("fail by the key %s, whose value is not repeated", (key) => {
    const path = `accounts.management.access`;
    expect(problemsWith({ [path]: `{ profile: a, ${key}: wJalrXUtnFEMI }` })).toEqual([
      `${path}.${key}: ${rule}; got the key ${key} (value not shown); ${fix}`,
    ]);
  });

  test.each(["AKIA", "AKIA12345", "ASIA Pacific", "ASIAPACIFIC", "xAKIAIOSFODNN7EXAMPLE"])(
    "are not seen in %s",
    (text) => {
      expect(problemsWith({ "accounts.management.name": text })).toEqual([]);
    },
  );
});
