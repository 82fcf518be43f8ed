import { createHash } from "node:crypto";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { isVersionAtLeast } from "../../../cli/src/logs-sample/event-version";
import type { SampleOptions, SampleSummary } from "../../../cli/src/logs-sample/sample-options";
import { writeSampleLogs } from "../../../cli/src/logs-sample/write-sample-logs";
import { logLayout, type ParsedLogKey } from "../../../modules/shared/log-layout";
import { operations } from "../../../queries/operations";
import { recordFields, type RecordField, type RecordType } from "../../../queries/record-schema";
import { readTree, recordsOf, type AnyRecord, type TreeFile } from "./read-tree";

const folder = mkdtempSync(join(tmpdir(), "sample-logs-"));
const options: SampleOptions = {
  out: join(folder, "main"),
  seed: 7,
  accounts: 4,
  days: 12,
  eventsPerDay: 80,
  digests: false,
};

// thousands of small files: a busy machine takes its time
jest.setTimeout(60_000);

let summary: SampleSummary;
let files: readonly TreeFile[];
let logFiles: readonly {
  readonly file: TreeFile;
  readonly parsed: ParsedLogKey;
  readonly records: readonly AnyRecord[];
}[];
let records: readonly AnyRecord[];
let migration: readonly AnyRecord[];

const isDigest = (file: TreeFile) => file.key.includes("/CloudTrail-Digest/");
const treeHash = (tree: readonly TreeFile[]) => {
  const hash = createHash("sha256");
  for (const file of tree) hash.update(file.key).update("\0").update(file.compressed);
  return hash.digest("hex");
};

beforeAll(async () => {
  summary = await writeSampleLogs(options);
  files = readTree(options.out);
  const layout = logLayout({ bucketName: "any", organizationId: summary.organizationId });
  logFiles = files.map((file) => ({
    file,
    parsed: layout.parseKey(file.key) as ParsedLogKey,
    records: recordsOf(file),
  }));
  records = logFiles.flatMap((file) => file.records);
  migration = records.filter((record) => /^(sms|mgn)\.amazonaws\.com$/.test(record.eventSource as string));
});

afterAll(() => rmSync(folder, { recursive: true }));

describe("the tree", () => {
  test("is the same, byte by byte, for the same options", async () => {
    await writeSampleLogs({ ...options, out: join(folder, "again") });
    expect(treeHash(readTree(join(folder, "again")))).toBe(treeHash(files));
  });

  test("is another one for another seed", async () => {
    const small = { seed: 1, accounts: 1, days: 1, eventsPerDay: 20 };
    await writeSampleLogs({ ...small, out: join(folder, "one") });
    await writeSampleLogs({ ...small, seed: 2, out: join(folder, "two") });
    expect(treeHash(readTree(join(folder, "one")))).not.toBe(treeHash(readTree(join(folder, "two"))));
  });

  test("has no time in its gzip headers", () => {
    for (const { compressed } of files) expect(compressed.readUInt32LE(4)).toBe(0);
  });

  test("lies in the organization's layout under CloudTrail's file names", () => {
    for (const { file, parsed } of logFiles) {
      expect(parsed).toMatchObject({ kind: "log", organizationId: summary.organizationId });
      const stamp = parsed.deliveryDate.replaceAll("/", "");
      const name = new RegExp(
        `/${parsed.accountId}_CloudTrail_${parsed.region}_${stamp}T\\d{4}Z_[A-Za-z0-9]{16}\\.json\\.gz$`,
      );
      expect(file.key).toMatch(name);
    }
  });

  test("is what the summary says", () => {
    expect(summary.files).toBe(logFiles.length);
    expect(summary.digestFiles).toBe(0);
    expect(summary.events).toBe(records.length);
    expect(summary.bytes).toBe(logFiles.reduce((sum, { file }) => sum + file.compressed.length, 0));
    expect(summary.rawBytes).toBe(logFiles.reduce((sum, { file }) => sum + Buffer.byteLength(file.text), 0));
    expect(summary.migrationEvents).toBeGreaterThan(migration.length);
    expect(summary.accounts.map(({ name }) => name)).toEqual(["Management", "Log Archive", "Audit", "Shared Services"]);
    expect(summary.accounts.reduce((sum, { events }) => sum + events, 0)).toBe(records.length);
    expect([summary.firstDay, summary.lastDay]).toEqual(["2018-09-03", "2025-03-12"]);
  });

  test("of one account has no organization in its keys", async () => {
    const out = join(folder, "single");
    const single = await writeSampleLogs({ out, seed: 3, accounts: 1, days: 1, eventsPerDay: 10 });
    expect(single.organizationId).toBeUndefined();
    for (const { key } of readTree(out)) expect(key.startsWith(`AWSLogs/${single.accounts[0]?.id}/`)).toBe(true);
  });
});

describe("delivery", () => {
  test("puts every record into its account's and Region's files, never before the call", () => {
    for (const { parsed, records: held } of logFiles)
      for (const record of held) {
        expect(record.recipientAccountId).toBe(parsed.accountId);
        expect(record.awsRegion).toBe(parsed.region);
        expect(record.eventTime.slice(0, 10).replaceAll("-", "/") <= parsed.deliveryDate).toBe(true);
      }
  });

  test("brings some records twice under one event id, in other files and on other days", () => {
    const seen = new Map<string, Set<string>>();
    for (const { file, records: held } of logFiles)
      for (const record of held) seen.set(record.eventID, (seen.get(record.eventID) ?? new Set()).add(file.key));
    const twice = [...seen.values()].filter((keys) => keys.size > 1);
    expect(twice.length).toBeGreaterThan(10);
    expect(twice.length).toBe(summary.duplicates);
    const days = (keys: Set<string>) => new Set([...keys].map((key) => key.split("/").slice(-4, -1).join("/")));
    expect(twice.some((keys) => days(keys).size > 1)).toBe(true);
    expect(twice.some((keys) => days(keys).size === 1)).toBe(true);
  });

  test("brings some records days late", () => {
    const late = logFiles.flatMap(({ parsed, records: held }) =>
      held.filter(
        (record) => Date.parse(parsed.deliveryDate.replaceAll("/", "-")) - Date.parse(record.eventTime) > 86_400_000,
      ),
    );
    expect(late.length).toBeGreaterThan(5);
    expect(late.length).toBeLessThanOrEqual(summary.late);
    expect(
      late.some((record) => record.eventSource === "sms.amazonaws.com" || record.eventSource === "mgn.amazonaws.com"),
    ).toBe(true);
  });

  test("leaves the records of a file in no order", () => {
    const big = logFiles.filter(({ records: held }) => held.length > 9);
    const ordered = big.filter(({ records: held }) =>
      held.every((record, i) => i === 0 || held[i - 1]?.eventTime <= record.eventTime),
    );
    expect(big.length).toBeGreaterThan(10);
    expect(ordered).toEqual([]);
  });

  test("records IAM in us-east-1 only", () => {
    const regions = new Set(
      records.filter(({ eventSource }) => eventSource === "iam.amazonaws.com").map(({ awsRegion }) => awsRegion),
    );
    expect([...regions]).toEqual(["us-east-1"]);
  });
});

describe("digest files", () => {
  const sha256 = (text: string) => createHash("sha256").update(text).digest("hex");
  let digests: ReadonlyMap<string, TreeFile>;
  let texts: ReadonlyMap<string, string>;

  beforeAll(async () => {
    const out = join(folder, "digested");
    const digested = await writeSampleLogs({ out, seed: 3, accounts: 2, days: 2, eventsPerDay: 40 });
    const tree = readTree(out);
    digests = new Map(tree.filter(isDigest).map((file) => [file.key, file]));
    texts = new Map(tree.filter((file) => !isDigest(file)).map((file) => [file.key, file.text]));
    expect([digested.files, digested.digestFiles]).toEqual([texts.size, digests.size]);
  });

  test("hold the true hash of every log file, each once", () => {
    const named = [...digests.values()].flatMap((file) => (JSON.parse(file.text) as AnyRecord).logFiles as AnyRecord[]);
    expect(named.map(({ s3Object }) => s3Object as string).sort()).toEqual([...texts.keys()].sort());
    for (const { s3Object, hashValue } of named) expect(hashValue).toBe(sha256(texts.get(s3Object) ?? ""));
  });

  test("lie in the digest folders under CloudTrail's file names", () => {
    for (const key of digests.keys())
      expect(key).toMatch(
        /^AWSLogs\/o-\w+\/(\d{12})\/CloudTrail-Digest\/([\w-]+)\/[\d/]{10}\/\1_CloudTrail-Digest_\2_sms-trail_us-east-1_\d{8}T\d{6}Z\.json\.gz$/,
      );
  });

  test("chain hour by hour, each with the true hash of the one before", () => {
    let first = 0;
    for (const file of digests.values()) {
      const digest = JSON.parse(file.text) as AnyRecord;
      expect(digest.digestS3Object).toBe(file.key);
      expect(Date.parse(digest.digestEndTime) - Date.parse(digest.digestStartTime)).toBe(3_600_000);
      if (digest.previousDigestS3Object === null) {
        first += 1;
        continue;
      }
      const before = digests.get(digest.previousDigestS3Object) as TreeFile;
      expect(digest.previousDigestHashValue).toBe(sha256(before.text));
      expect((JSON.parse(before.text) as AnyRecord).digestEndTime).toBe(digest.digestStartTime);
    }
    // one chain for each account, Region and run of days; Regions without a delivery have none
    expect(first).toBeGreaterThan(4);
    expect(first).toBeLessThanOrEqual(16);
  });
});

describe("records", () => {
  test("have only fields that the record schema knows, each of its type", () => {
    const problems = new Set(records.flatMap((record) => problemsOf(record, recordFields, "")));
    expect([...problems]).toEqual([]);
  });

  test("have only fields that their version has", () => {
    const tooNew = records.flatMap((record) =>
      recordFields
        .filter(({ name, since }) => name in record && !isVersionAtLeast(record.eventVersion, since))
        .map(({ name }) => `${name} in ${record.eventVersion}`),
    );
    expect([...new Set(tooNew)]).toEqual([]);
  });

  test("are of old and new versions, and old ones often lack readOnly", () => {
    const versions = new Set(records.map(({ eventVersion }) => eventVersion as string));
    expect([...versions].sort()).toEqual(expect.arrayContaining(["1.05", "1.08", "1.10", "1.11"]));
    const old = records.filter(({ eventVersion }) => eventVersion === "1.05");
    const without = old.filter((record) => !("readOnly" in record));
    expect(without.length / old.length).toBeGreaterThan(0.7);
    expect(without.length).toBeLessThan(old.length);
  });

  test("show every kind of identity", () => {
    const types = new Set(records.map(({ userIdentity }) => userIdentity.type as string | undefined));
    const known = [
      "Root",
      "IAMUser",
      "AssumedRole",
      "Role",
      "FederatedUser",
      "AWSAccount",
      "AWSService",
      "Directory",
      "Unknown",
    ];
    expect([...types]).toEqual(
      expect.arrayContaining([...known, "IdentityCenterUser", "SAMLUser", "WebIdentityUser", undefined]),
    );
    expect(records.some(({ userIdentity }) => userIdentity.invokedBy === "AWS Internal")).toBe(true);
    expect(records.some(({ userIdentity }) => userIdentity.sessionContext?.assumedRoot === "true")).toBe(true);
    expect(records.some(({ userIdentity }) => userIdentity.userName === "HIDDEN_DUE_TO_SECURITY_REASONS")).toBe(true);
  });

  test("tell one call in two accounts under one shared event id", () => {
    const shared = records.filter(
      (record) => record.eventName === "AssumeRole" && record.userIdentity.type === "AWSAccount",
    );
    expect(shared.length).toBeGreaterThan(0);
    for (const seenHere of shared) {
      const both = records.filter(({ sharedEventID }) => sharedEventID === seenHere.sharedEventID);
      expect(new Set(both.map(({ recipientAccountId }) => recipientAccountId)).size).toBe(2);
      expect(new Set(both.map(({ userIdentity }) => userIdentity.type))).toEqual(
        new Set(["AWSAccount", "AssumedRole"]),
      );
    }
  });

  test("have parameters or a denial, never both", () => {
    const denied = migration.filter(({ errorCode }) => /AccessDenied|UnauthorizedOperation/.test(errorCode ?? ""));
    expect(denied.length).toBeGreaterThan(5);
    for (const record of denied) expect([record.requestParameters, record.responseElements]).toEqual([null, null]);
  });

  test("include a service whose name begins like that of SMS", () => {
    expect(records.some(({ eventSource }) => eventSource === "sms-voice.amazonaws.com")).toBe(true);
  });
});

describe("migrations", () => {
  test("know only operations of SMS and MGN that exist, with the right access", () => {
    const known = new Map(
      operations
        .filter(({ kind }) => kind === "api" || kind === "agent")
        .map(({ service, name, access }) => [`${service}.amazonaws.com ${name}`, access]),
    );
    for (const record of migration) {
      const access = known.get(`${record.eventSource} ${record.eventName}`);
      expect([record.eventName, access]).toEqual([record.eventName, expect.any(String)]);
      if ("readOnly" in record)
        expect([record.eventName, record.readOnly]).toEqual([record.eventName, access === "read"]);
      if (access === "read") expect(record.responseElements).toBeNull();
    }
  });

  test("tell of most operations of SMS", () => {
    const told = new Set(
      migration
        .filter(({ eventSource }) => eventSource === "sms.amazonaws.com")
        .map(({ eventName }) => eventName as string),
    );
    expect(told.size).toBeGreaterThan(30);
  });

  test("hold what CloudTrail saw only: no image that a run made, no state that a run reached", () => {
    expect(JSON.stringify(migration)).not.toMatch(/"ami-|latestAmiId|"COMPLETED"|_SUCCEEDED/);
  });

  test("hold times of requests as Java prints them", () => {
    const jobs = migration.filter(
      ({ eventName, requestParameters }) => eventName === "CreateReplicationJob" && requestParameters !== null,
    );
    expect(jobs.length).toBeGreaterThan(5);
    for (const { requestParameters } of jobs)
      expect(requestParameters.seedReplicationTime).toMatch(/^[A-Z][a-z]{2} \d{1,2}, \d{4} \d{1,2}:\d\d:\d\d (AM|PM)$/);
  });

  test("go on with SMS after its retirement, and with MGN beside it", () => {
    const dates = (source: string) =>
      migration.filter(({ eventSource }) => eventSource === source).map(({ eventTime }) => eventTime as string);
    expect(dates("sms.amazonaws.com").some((time) => time < "2022-04-01")).toBe(true);
    expect(dates("sms.amazonaws.com").some((time) => time >= "2022-04-01")).toBe(true);
    expect(dates("mgn.amazonaws.com").some((time) => time < "2022-04-02")).toBe(true);
    expect(dates("mgn.amazonaws.com").every((time) => time >= "2021-05-18")).toBe(true);
  });

  test("show the work of both services in their roles", () => {
    const issuers = new Set(
      records.map(({ userIdentity }) => userIdentity.sessionContext?.sessionIssuer?.userName as string | undefined),
    );
    expect([...issuers]).toEqual(
      expect.arrayContaining([
        "AWSServiceRoleForSMS",
        "sms",
        "sms-launch",
        "AWSServiceRoleForApplicationMigrationService",
      ]),
    );
  });

  test.each([0, 0.01, 0.05])("are at most the share %p of the events, and nearly that", async (migrationShare) => {
    const out = join(folder, `share-${migrationShare}`);
    const some = await writeSampleLogs({
      out,
      seed: 5,
      accounts: 2,
      days: 4,
      eventsPerDay: 800,
      migrationShare,
      digests: false,
    });
    expect(some.migrationEvents / some.events).toBeLessThan(migrationShare * 1.1 + 0.0001);
    expect(some.migrationEvents / some.events).toBeGreaterThanOrEqual(migrationShare * 0.9);
  });
});

function problemsOf(value: AnyRecord, fields: readonly RecordField[], path: string): string[] {
  const known = new Map(fields.map(({ name, type }) => [name, type]));
  return Object.entries(value).flatMap(([name, member]) => {
    const type = known.get(name);
    const at = `${path}${name}`;
    return type === undefined ? [`${at} is unknown`] : typeProblems(member, type, at);
  });
}

function typeProblems(value: unknown, type: RecordType, at: string): string[] {
  if (type === "json") return value === null || typeof value === "object" ? [] : [`${at} is no object`];
  if (type === "string") return ["string", "boolean"].includes(typeof value) ? [] : [`${at} is ${typeof value}`];
  if ("array" in type)
    return Array.isArray(value)
      ? value.flatMap((item) => typeProblems(item, type.array, `${at}[]`))
      : [`${at} is no list`];
  if (typeof value !== "object" || value === null || Array.isArray(value)) return [`${at} is no object`];
  return "struct" in type ? problemsOf(value as AnyRecord, type.struct, `${at}.`) : [];
}
