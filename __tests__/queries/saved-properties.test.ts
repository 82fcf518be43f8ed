import fc from "fast-check";
import { eventSources, operations } from "../../queries/operations";
import { renderQuery } from "../../queries/render-query";
import { savedQueries, type SavedQuery } from "../../queries/saved-queries";
import { openEngine, type Engine } from "./support/engine";
import { iamUser, roleSession, rootWithMfa, serviceRole } from "./support/people";
import type { Delivery } from "./support/raw-row";
import { record } from "./support/record";

const migrationCalls = operations.map(({ service, name }) => [eventSources[service], name] as const);

/** Services and operations that a saved query looks for, each with each; a query that looks for none is about SMS and MGN. */
function callsOf({ sql }: SavedQuery): readonly (readonly [string, string])[] {
  const literals = [...sql.matchAll(/'([^']*)'/g)].map(([, literal = ""]) => literal);
  const sources = literals.filter((literal) => /^[a-z0-9]+\.amazonaws\.com$/.test(literal));
  const names = literals.filter((literal) => /^[A-Z][a-z]+[A-Z][A-Za-z]+$/.test(literal));
  if (sources.length + names.length === 0) return migrationCalls;
  const called = sources.length === 0 ? Object.values(eventSources) : sources;
  return called.flatMap((source) => [...names, "CreateRole"].map((name) => [source, name] as const));
}

const anyOf = <T>(...values: readonly T[]) => fc.constantFrom(...values);
const calls = fc.oneof(...savedQueries().map((query) => anyOf(...callsOf(query))));
const ids = anyOf<unknown>(
  "s-1111111111abcdef1",
  "s-22222222",
  "sms-job-1",
  "app-1",
  "i-0123456789abcdef0",
  "ami-01234567",
  "",
  null,
  7,
  "sms",
);
const members = fc.record(
  Object.fromEntries(
    [
      "replicationJobId,serverId,appId,name,sourceServerID,jobID,waveID,encrypted,frequency,bucketName,roleArn,roleName,imageId",
      "userName,accessKeyId,keyId,trailName,topicArn,documentName,stackName,status,accountID,connectorId",
    ]
      .join()
      .split(",")
      .map((name) => [name, ids]),
  ),
  { requiredKeys: [] },
);
const texts = fc.oneof(
  { weight: 6, arbitrary: members },
  { weight: 1, arbitrary: fc.record({ sourceServerIDs: fc.array(ids), applicationIDs: fc.array(ids), job: members }) },
  { weight: 1, arbitrary: fc.oneof(fc.jsonValue({ maxDepth: 2 }), fc.string(), fc.constant(null)) },
);
const times = anyOf(
  ...[
    "2018-09-03T23:59:59Z",
    "2018-09-04T00:00:00Z",
    "2020-02-29T12:00:00Z",
    "2022-03-31T23:59:59Z",
    "2022-04-01T00:00:00Z",
  ],
  ...["2023-04-01T00:00:00Z", "soon", null],
);
const records = fc.tuple(
  calls,
  fc.record(
    {
      eventTime: times,
      awsRegion: anyOf("us-east-1", "eu-west-1", null),
      errorCode: anyOf("AccessDenied", "NoConnectorsAvailableException", null),
      userIdentity: anyOf<unknown>(
        ...[iamUser("anna"), roleSession("Ops", "jo"), roleSession("Ops", "jo", "444455556666"), rootWithMfa],
        ...[serviceRole("sms"), serviceRole("mgn"), { type: "AWSService", invokedBy: "sms.amazonaws.com" }, {}, null],
        { ...iamUser("anna"), invokedBy: "mgn.amazonaws.com" },
      ),
      requestParameters: texts,
      responseElements: texts,
      sourceIPAddress: anyOf("192.0.2.10", "2001:db8::1", "sms.amazonaws.com", null),
      userAgent: anyOf("aws-cli/2.1", "[AWS Internal]", "", null),
      recipientAccountId: anyOf("111122223333", "444455556666", null),
      addendum: anyOf<unknown>(null, null, { reason: "DELIVERY_DELAY" }),
    },
    { requiredKeys: ["eventTime", "userIdentity", "requestParameters"] },
  ),
);
const places: fc.Arbitrary<Omit<Delivery, "record">> = fc.record({
  account: anyOf("111122223333", "444455556666"),
  region: anyOf("us-east-1", "eu-west-1"),
  day: anyOf("2018/09/03", "2018/09/04", "2022/04/01"),
  file: anyOf("a", "b", "c"),
});

/** Records as they were delivered; every seventh has no id. */
const batches: fc.Arbitrary<readonly Delivery[]> = fc
  .array(fc.tuple(records, places), { minLength: 400, maxLength: 400 })
  .map((all) =>
    all.map(([[[eventSource, eventName], fields], place], index) => {
      const eventID = index % 7 === 0 ? null : `e-${index}`;
      return {
        record: JSON.stringify(record({ ...fields, eventSource, eventName, eventID, requestID: `r-${index}` })),
        ...place,
      };
    }),
  );

let engine: Engine;
beforeAll(async () => {
  engine = await openEngine();
});
afterAll(() => engine.close());

type Answers = Readonly<Record<string, readonly object[]>>;

async function answers(all: readonly Delivery[], queries: readonly SavedQuery[]): Promise<Answers> {
  await engine.rows("DELETE FROM cloudtrail_logs");
  await engine.insert(all);
  const found: Record<string, readonly object[]> = {};
  for (const query of queries) found[query.id] = await engine.rows(renderQuery(query));
  return found;
}

test("no saved query fails on any record, or answers otherwise when records are read in another order or were delivered again", async () => {
  const delivery = savedQueries().filter(({ category }) => category === "Delivery");
  const others = savedQueries().filter((query) => !delivery.includes(query));
  await fc.assert(
    // a seed stands for a batch, which would fill the screen
    fc.asyncProperty(fc.integer(), async (seed) => {
      const [all = []] = fc.sample(batches, { seed, numRuns: 1 });
      const [shuffled = []] = fc.sample(fc.shuffledSubarray([...all], { minLength: all.length }), { seed, numRuns: 1 });
      const found = await answers(all, savedQueries());
      const empty = Object.keys(found).filter((id) => found[id]?.length === 0);
      expect(empty.length).toBeLessThan(10);
      // queries about the log files tell what came twice
      expect(found).toMatchObject(await answers(shuffled, delivery));
      const again = shuffled
        .filter((_, index) => index % 3 === 0)
        .filter(({ record }) => !record.includes('"eventID":null'))
        .map((copy) => ({ ...copy, day: "2022/04/15", account: "999999999999", region: "us-west-2" }));
      expect(found).toMatchObject(await answers([...again, ...shuffled, ...again], others));
    }),
    { numRuns: 1, endOnFailure: true },
  );
}, 60_000);
