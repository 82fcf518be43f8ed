import { editDistance, nearestWord } from "../../modules/shared/nearest-word";
import { problemsWith } from "./support/settings-text";

describe("an unknown key", () => {
  test.each([
    ["logBucket.retention_days", "retentionDays"],
    ["logBucket.retentiondays", "retentionDays"],
    ["logBucket.Prefix", "prefix"],
    ["logBucket.bucketName", undefined],
    ["homeregion2", "homeRegion"],
    ["queries.workGroup", "workgroup"],
    ["queries.region", "regions"],
    ["notifications.queue.names", "name"],
    ["terraform.awsProvider", "awsProviderVersion"],
    ["backend.bucket", undefined],
  ])("%s is told %s", (path, near) => {
    const [problem] = problemsWith({ [path]: "x" }).filter((line) => line.includes("unknown key"));
    if (near) expect(problem).toBe(`${path}: must be a setting; got an unknown key; did you mean ${near}?`);
    else expect(problem ?? "").not.toContain("did you mean");
  });

  test("lists what may stand there when nothing is near", () => {
    expect(
      problemsWith({
        "organization.id": "o-exampleorgid",
        "queries.accountProjection": "injected",
        "organization.root": "r",
      }),
    ).toEqual([
      "organization.root: must be a setting; got an unknown key; remove it; organization may have id, controlTower, checkTrustedAccess, registerDelegatedAdministrator",
    ]);
    expect(problemsWith({ "backend.type": "local", "backend.path": "x" })).toEqual([
      "backend.path: must be a setting; got an unknown key; remove it; backend may have type",
    ]);
  });
});

describe("the nearest word", () => {
  test.each([
    ["", "", 0],
    ["abc", "", 3],
    ["kitten", "sitting", 3],
    ["abc", "abc", 0],
    ["abc", "acb", 2],
  ])("knows that %j and %j are %i apart, from both sides", (a, b, distance) => {
    expect(editDistance(a, b)).toBe(distance);
    expect(editDistance(b, a)).toBe(distance);
  });

  test("is the nearest of several", () => {
    expect(nearestWord("retenton", ["retention", "attention", "region"])).toBe("retention");
  });

  test("is none when a third of the letters is not enough", () => {
    expect(nearestWord("abcdef", ["abcdxx"])).toBe("abcdxx");
    expect(nearestWord("abcdef", ["abcxxx"])).toBeUndefined();
    expect(nearestWord("ab", ["xy"])).toBeUndefined();
    expect(nearestWord("anything", [])).toBeUndefined();
  });
});

describe("one of several kinds of mapping", () => {
  const backend = "write type, bucket, key, region, profile, kmsKeyId indented under it";
  test.each([
    ["backend", "[]", `backend: must be a mapping; got an empty list; ${backend}`],
    ["backend", "5", `backend: must be a mapping; got 5; ${backend}`],
    [
      "notifications.subscriptions",
      "[[]]",
      "notifications.subscriptions[0]: must be a mapping; got an empty list; write protocol, name, address, url, confirmation, functionArn, queueArn indented under it",
    ],
    [
      "trail.dataEvents.advanced",
      "[[]]",
      "trail.dataEvents.advanced[0]: must be a mapping; got an empty list; write eventCategory, name, eventSource, errorCode, eventName, vpcEndpointId, resourceType, readOnly, eventType, resourceArn, userIdentityArn indented under it",
    ],
  ])("%s is no list and no single value: %s", (path, value, problem) => {
    expect(problemsWith({ [path]: value })).toEqual([problem]);
  });
});
