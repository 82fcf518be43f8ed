import { archiveStatements, type ArchiveAccess } from "../../modules/archive-statements";
import { LogArchive } from "../../modules/log-archive";
import { logLayout } from "../../modules/shared/log-layout";
import type { LogReader } from "../../modules/shared/log-reader";
import { renderPolicy } from "../../modules/shared/render-policy";
import { archivePolicies } from "../../modules/log-archive-statements";
import { parseSettings } from "../../modules/settings/settings";
import { logArchiveProps as settingsArchiveProps } from "../../modules/stacks/log-archive-props";
import { archive, logArchiveProps, trail } from "../support/part-props";
import { policyOf, synthesize, warningsOf } from "../support/synthesized";

const readers: LogReader[] = [{ accountId: "333333333333" }, { membersOfOrganization: "o-exampleorgid" }];
const trails = (count: number) =>
  Array.from({ length: count }, (_, n) => ({ ...trail(), accountId: String(100000000000 + n) }));

function access(changes: Partial<ArchiveAccess>): ArchiveAccess {
  const topic = { topicArn: "arn:aws:sns:us-east-1:222222222222:delivery", encrypted: "by-archive-key" } as const;
  return {
    where: archive,
    layout: logLayout({ bucketName: "example-logs" }),
    trails: [],
    readers: [],
    topic,
    queues: true,
    ...changes,
  };
}

/** Bytes of the three policies. */
function bytes(changes: Partial<ArchiveAccess>): Record<string, number> {
  const { bucket, key, topic } = archiveStatements(access(changes));
  return {
    bucket: renderPolicy("bucket", bucket).bytes,
    key: renderPolicy("key", key).bytes,
    topic: renderPolicy("topic", topic).bytes,
  };
}

describe("an organization's trail", () => {
  const layout = logLayout({ bucketName: "example-logs", organizationId: "o-exampleorgid" });

  test("has policies of the same size for any number of accounts, the bucket's below 4 KB", () => {
    const sizes = bytes({ layout, trails: trails(1), readers });
    // nothing in these policies is made of member accounts: the layout and the readers are all they have
    expect(sizes).toEqual({ bucket: 2299, key: 1934, topic: 330 });
    expect(sizes.bucket).toBeLessThan(4096);
  });

  test.each([1, 100, 1_000, 10_000])("has the same policies for %i members in the settings", (count) => {
    const text = `
homeRegion: us-east-1
organization: { id: o-exampleorgid }
accounts: { management: { id: "111111111111" }, audit: { id: "333333333333" }, members: [{ id: "444444444444" }] }
logBucket: { name: example-logs }
readers: { membersReadTheirOwn: true }
`;
    const settings = parseSettings(text, "x");
    const members = Array.from({ length: count }, (_, n) => ({
      id: String(500000000000 + n),
      name: "member",
      closed: false,
    }));
    const { bucket, key, topic } = archivePolicies(
      settingsArchiveProps({ ...settings, accounts: { ...settings.accounts, members } }),
    );
    expect([
      renderPolicy("bucket", bucket).bytes,
      renderPolicy("key", key).bytes,
      renderPolicy("topic", topic).bytes,
    ]).toEqual([2311, 1964, 348]);
  });
});

describe("a trail for each account", () => {
  test.each([
    [1, { bucket: 652, key: 1448, topic: 330 }],
    [50, { bucket: 8645, key: 14590, topic: 3076 }],
    [51, { bucket: 2215, key: 1349, topic: 1118 }],
    [100, { bucket: 3685, key: 2084, topic: 1853 }],
    [500, { bucket: 15685, key: 8084, topic: 7853 }],
  ])("takes these bytes for %i accounts", (count, sizes) => {
    expect(bytes({ trails: trails(count) })).toEqual(sizes);
  });

  test("takes the same bytes for any number of accounts, where their organization lets them in", () => {
    const { accountId: _, ...trailOf } = trail();
    const sizes = bytes({ trails: { ...trailOf, ofOrganization: "o-exampleorgid" } });
    expect(sizes).toEqual({ bucket: 680, key: 597, topic: 366 });
    expect(sizes.bucket).toBeLessThan(4096);
  });

  const build = (count: number) => {
    let warnings: string[] = [];
    const stack = synthesize((scope) => {
      warnings = warningsOf(new LogArchive(scope, "Archive", { ...logArchiveProps(), trails: trails(count) }));
    });
    return { stack, warnings };
  };

  test("says nothing while its policies are small", () => {
    expect(build(100).warnings).toEqual([]);
  });

  test("is warned about when a policy is nearly too large, with the way out", () => {
    expect(build(600).warnings).toEqual([
      expect.stringMatching(
        /^bucket policy has 1[6-9],[0-9]{3} of the 20,480 bytes that AWS accepts: one organization/,
      ),
    ]);
  });

  test.each([
    [
      1_000,
      /^bucket policy has 30,[0-9]{3} bytes, AWS accepts 20,480: one organization trail, or trails let in by their organization, keep it small at any number of accounts$/,
    ],
    [
      10_000,
      /^key policy has 150,[0-9]{3} bytes, AWS accepts 32,768: one organization trail, or trails let in by their organization, keep it small at any number of accounts$/,
    ],
  ])("fails for %i accounts, with the bytes and the way out", (count, message) => {
    expect(() => build(count)).toThrow(message);
  });

  // the bucket's policy is the first to be full, by 30 bytes an account
  test("is quiet, warned about and refused at the accounts where 80 and 100 percent are reached", () => {
    const said = (count: number) => {
      try {
        return build(count).warnings.length === 0 ? "quiet" : "warned about";
      } catch {
        return "refused";
      }
    };
    expect([517, 518, 654, 655].map(said)).toEqual(["quiet", "warned about", "warned about", "refused"]);
  });

  test("names accounts instead of trails only where all trails are alike", () => {
    const mixed = [...trails(50), { ...trail(), trailName: "other" }];
    const statement = archiveStatements(access({ trails: mixed })).bucket[0];
    expect(statement?.Condition?.StringEquals?.["aws:SourceArn"]).toHaveLength(51);
  });

  test("lets any of many accounts write, and no other account or trail", () => {
    const { stack } = build(60);
    const [acl, write] = policyOf(stack.at("aws_s3_bucket_policy", "LogBucket/Policy")).Statement;
    expect(write).toMatchObject({
      Resource: "arn:aws:s3:::logs/AWSLogs/*",
      Condition: {
        StringEquals: { "s3:x-amz-acl": "bucket-owner-full-control", "aws:SourceAccount": expect.any(Array) },
        ArnLike: { "aws:SourceArn": "arn:aws:cloudtrail:us-east-1:*:trail/trail" },
      },
    });
    expect(acl?.Condition.StringEquals["aws:SourceAccount"]).toHaveLength(60);
  });
});
