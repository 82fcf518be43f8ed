import { logLayout, parseAnyLogPath } from "../../../modules/shared/log-layout";

const bucketName = "example-logs";
const organizationId = "o-exampleorgid";

const layouts = [
  { name: "one account", props: { bucketName }, root: "AWSLogs/" },
  { name: "one account under a prefix", props: { bucketName, prefix: "audit/trail" }, root: "audit/trail/AWSLogs/" },
  { name: "an organization", props: { bucketName, organizationId }, root: "AWSLogs/o-exampleorgid/" },
  {
    name: "an organization under a prefix",
    props: { bucketName, prefix: "audit", organizationId },
    root: "audit/AWSLogs/o-exampleorgid/",
  },
  {
    name: "Control Tower",
    props: { bucketName, organizationId, controlTower: true },
    root: "o-exampleorgid/AWSLogs/o-exampleorgid/",
  },
];

describe.each(layouts)("the layout of $name", ({ props, root }) => {
  const layout = logLayout(props);

  test("puts log files and digest files below its root", () => {
    expect(layout.root).toBe(root);
    expect(layout.logKeyPrefix("111122223333", "us-gov-west-1", "2018/09/04")).toBe(
      `${root}111122223333/CloudTrail/us-gov-west-1/2018/09/04/`,
    );
    expect(layout.digestKeyPrefix("111122223333", "us-east-1", "2018/09/04")).toBe(
      `${root}111122223333/CloudTrail-Digest/us-east-1/2018/09/04/`,
    );
  });

  test("locates a table and leaves the partition columns as Athena's variables", () => {
    expect(layout.tableLocation).toBe(`s3://example-logs/${root}`);
    expect(layout.projectionTemplate).toBe(
      `s3://example-logs/${root}\${log_account}/CloudTrail/\${log_region}/\${delivery_date}`,
    );
  });

  test("reads its own keys back", () => {
    const file = "111122223333_CloudTrail_us-east-1_20180904T1640Z_abcdefgh.json.gz";
    expect(layout.parseKey(layout.logKeyPrefix("111122223333", "us-east-1", "2018/09/04") + file)).toEqual({
      kind: "log",
      accountId: "111122223333",
      region: "us-east-1",
      deliveryDate: "2018/09/04",
      ...("organizationId" in props ? { organizationId } : {}),
    });
  });

  test.each([
    ["a key before the root", `x${root}111122223333/CloudTrail/us-east-1/2018/09/04/f.json.gz`],
    ["another organization", "AWSLogs/o-otherorgids/111122223333/CloudTrail/us-east-1/2018/09/04/f.json.gz"],
    ["a folder without a file", `${root}111122223333/CloudTrail/us-east-1/2018/09/04/`],
    ["a folder too deep", `${root}111122223333/CloudTrail/us-east-1/2018/09/04/12/f.json.gz`],
    ["a day that is none", `${root}111122223333/CloudTrail/us-east-1/2018/02/30/f.json.gz`],
    ["another service's files", `${root}111122223333/Config/us-east-1/2018/09/04/f.json.gz`],
    ["an unknown kind of CloudTrail files", `${root}111122223333/CloudTrail-Other/us-east-1/2018/09/04/f.json.gz`],
    ["an account id of 9 characters", `${root}111122223/CloudTrail/us-east-1/2018/09/04/f.json.gz`],
    ["an account id of 15 characters", `${root}111122223333444/CloudTrail/us-east-1/2018/09/04/f.json.gz`],
  ])("does not know %s", (_, key) => {
    expect(layout.parseKey(key)).toBeUndefined();
  });
});

test("an organization's keys are not those of an account without organization, nor the reverse", () => {
  const own = "AWSLogs/111122223333/CloudTrail/us-east-1/2018/09/04/f.json.gz";
  const organizations = "AWSLogs/o-exampleorgid/111122223333/CloudTrail/us-east-1/2018/09/04/f.json.gz";
  expect(logLayout({ bucketName }).parseKey(organizations)).toBeUndefined();
  expect(logLayout({ bucketName, organizationId }).parseKey(own)).toBeUndefined();
});

test.each([
  ["CloudTrail", "log"],
  ["CloudTrail-Digest", "digest"],
  ["CloudTrail-Insight", "insight"],
  ["CloudTrail-NetworkActivity", "network-activity"],
  ["CloudTrail-Aggregated", "aggregated"],
])("the folder %s holds files of kind %s", (folder, kind) => {
  expect(
    logLayout({ bucketName }).parseKey(`AWSLogs/0123456789ab/${folder}/eu-west-1/2023/07/10/f.json.gz`)?.kind,
  ).toBe(kind);
});

test("CloudTrail writes to the trail account's folder and to the organization's", () => {
  expect(logLayout({ bucketName }).writePaths("111122223333")).toEqual(["AWSLogs/111122223333/*"]);
  expect(logLayout({ bucketName, prefix: "p", organizationId }).writePaths("111122223333")).toEqual([
    "p/AWSLogs/111122223333/*",
    "p/AWSLogs/o-exampleorgid/*",
  ]);
  expect(logLayout({ bucketName, organizationId, controlTower: true }).writePaths("111122223333")).toEqual([
    "o-exampleorgid/AWSLogs/111122223333/*",
    "o-exampleorgid/AWSLogs/o-exampleorgid/*",
  ]);
});

test("the trail's prefix is the one given, none, or for Control Tower the organization id", () => {
  expect(logLayout({ bucketName }).trailPrefix).toBeUndefined();
  expect(logLayout({ bucketName, prefix: "a/b" }).trailPrefix).toBe("a/b");
  expect(logLayout({ bucketName, organizationId, controlTower: true }).trailPrefix).toBe("o-exampleorgid");
});

describe("a layout fails", () => {
  test.each([
    ["", "must not be empty", "leave prefix out to have none"],
    ["/a", "must not begin or end with a slash", 'write "a"'],
    ["a/", "must not begin or end with a slash", 'write "a"'],
    ["a//b", "must not hold two slashes in a row", 'write "a/b"'],
    [
      "a/AWSLogs/b",
      "must not hold AWSLogs, which CloudTrail adds itself",
      "write only what stands before AWSLogs, or leave prefix out",
    ],
    [
      "a*",
      "must hold only letters, digits, slashes and ! _ . = @ + -",
      "leave out other characters: the prefix stands in policies, where some would be wildcards",
    ],
  ])("for the prefix '%s'", (prefix, rule, fix) => {
    expect(() => logLayout({ bucketName, prefix })).toThrow(new Error(`prefix ${rule}, got: '${prefix}' (${fix})`));
  });

  test("for a prefix beside Control Tower", () => {
    expect(() => logLayout({ bucketName, prefix: "p", organizationId, controlTower: true })).toThrow(
      new Error("prefix must be left out with controlTower, whose prefix is the organization id, got: p"),
    );
  });

  test("for Control Tower without an organization", () => {
    expect(() => logLayout({ bucketName, controlTower: true })).toThrow(
      new Error("controlTower needs organizationId: the prefix of a Control Tower trail is the organization id"),
    );
  });

  test.each(["o-short", "exampleorgid", "o-ExampleOrgId", `o-${"a".repeat(33)}`])(
    "for the organization id %s",
    (id) => {
      expect(() => logLayout({ bucketName, organizationId: id })).toThrow(
        new Error(`organizationId must be 'o-' and 10 to 32 lower-case letters or digits, got: ${id}`),
      );
    },
  );

  test.each(["2018-09-04", "2018/9/4", "2018/02/29", ""])("for the delivery date '%s'", (date) => {
    expect(() => logLayout({ bucketName }).logKeyPrefix("111122223333", "us-east-1", date)).toThrow(
      new Error(`deliveryDate must be a day written yyyy/MM/dd, got: ${date}`),
    );
  });
});

describe("any path", () => {
  test.each([
    ["a key", "AWSLogs/111122223333/CloudTrail/us-east-1/2018/09/04/x.json.gz"],
    ["a folder on disk", "/data/logs/111122223333/CloudTrail/us-east-1/2018/09/04/x.json"],
    ["the account's folder first", "111122223333/CloudTrail/us-east-1/2018/09/04/x.json"],
    ["Windows' slashes", "C:\\logs\\AWSLogs\\111122223333\\CloudTrail\\us-east-1\\2018\\09\\04\\x.json.gz"],
    ["an address", "s3://bucket/p/AWSLogs/111122223333/CloudTrail/us-east-1/2018/09/04/x.json.gz"],
  ])("is understood by its folders: %s", (_, path) => {
    expect(parseAnyLogPath(path)).toEqual({
      kind: "log",
      accountId: "111122223333",
      region: "us-east-1",
      deliveryDate: "2018/09/04",
      from: "path",
    });
  });

  test("says the organization where the path does", () => {
    expect(
      parseAnyLogPath(
        "x/o-exampleorgid/AWSLogs/o-exampleorgid/111122223333/CloudTrail-Digest/us-east-1/2018/09/04/x.gz",
      ),
    ).toEqual({
      kind: "digest",
      accountId: "111122223333",
      region: "us-east-1",
      deliveryDate: "2018/09/04",
      organizationId: "o-exampleorgid",
      from: "path",
    });
  });

  test.each([
    ["log", "111122223333_CloudTrail_us-east-1_20180904T1640Z_aBcDeFgH12345678.json.gz"],
    ["log", "anywhere/else/111122223333_CloudTrail_us-east-1_20180904T1640Z_aBcDeFgH12345678.json"],
    ["insight", "111122223333_CloudTrail-Insight_us-east-1_20180904T1640Z_aBcDeFgH12345678.json.gz"],
    ["digest", "111122223333_CloudTrail-Digest_us-east-1_my_trail-1_eu-west-1_20180904T164000Z.json.gz"],
    ["digest", "111122223333_CloudTrail-Digest_us-east-1_t_us-east-1_20180904T164000Z_backfill.json.gz"],
  ])("is understood by its file name (%s): %s", (kind, path) => {
    expect(parseAnyLogPath(path)).toEqual({
      kind,
      accountId: "111122223333",
      region: "us-east-1",
      deliveryDate: "2018/09/04",
      from: "file-name",
    });
  });

  test("prefers the folders to the file name: they are the partition", () => {
    const path =
      "999988887777/CloudTrail/eu-west-1/2018/09/05/111122223333_CloudTrail_us-east-1_20180904T1640Z_a.json.gz";
    expect(parseAnyLogPath(path)).toMatchObject({
      accountId: "999988887777",
      deliveryDate: "2018/09/05",
      from: "path",
    });
  });

  test.each([
    "",
    "events.json",
    "2018/09/04/events.json",
    "111122223333_CloudTrail_us-east-1_20180231T1640Z_a.json.gz",
    "111122223333_Config_us-east-1_20180904T1640Z_a.json.gz",
    "111122223333/CloudTrail-Other/us-east-1/2018/09/04/events.json",
  ])("that says nothing is undefined: '%s'", (path) => {
    expect(parseAnyLogPath(path)).toBeUndefined();
  });
});
