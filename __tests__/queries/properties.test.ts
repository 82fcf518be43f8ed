import fc from "fast-check";
import { viewColumns } from "../../queries/views";
import { openEngine, type Engine } from "./support/engine";
import type { Delivery } from "./support/raw-row";

/**
 * A second writing of the rules, as a table over plain values, from the same AWS pages: the SQL must agree with it on any record.
 */
interface Identity {
  readonly type?: string | null;
  readonly userName?: string | null;
  readonly arn?: string | null;
  readonly principalId?: string | null;
  readonly accountId?: string | null;
  readonly onBehalfOf?: { readonly userId?: string } | null;
  readonly invokedBy?: string | null;
  readonly accessKeyId?: string | null;
  readonly sessionContext?: {
    readonly attributes?: { readonly creationDate?: string };
    readonly assumedRoot?: string;
    readonly sessionIssuer?: { readonly userName?: string; readonly accountId?: string };
  } | null;
}
interface Rec {
  readonly eventID: string | null;
  readonly eventSource: string | null;
  readonly eventName: string | null;
  readonly eventType: string | null;
  readonly readOnly?: boolean | null;
  readonly errorCode?: string | null;
  readonly errorMessage?: string | null;
  readonly responseElements: unknown;
  readonly requestParameters: unknown;
  readonly userIdentity: Identity | null;
}

const kinds: Readonly<Record<string, string>> = {
  Root: "root",
  IAMUser: "iam-user",
  AssumedRole: "role",
  Role: "role",
  FederatedUser: "federated-user",
  SAMLUser: "saml-user",
  WebIdentityUser: "web-identity-user",
  IdentityCenterUser: "identity-center-user",
  AWSAccount: "aws-account",
  Directory: "directory",
  AWSService: "aws-service",
};

function own(table: Readonly<Record<string, string>>, key: string): string | undefined {
  return Object.hasOwn(table, key) ? table[key] : undefined;
}

function kindOf(record: Rec): string {
  const { type, invokedBy } = record.userIdentity ?? {};
  if (type != null) return own(kinds, type) ?? "unknown";
  return invokedBy != null || record.eventType === "AwsServiceEvent" ? "aws-service" : "unknown";
}

function madeByOf(record: Rec): string {
  const invokedBy = record.userIdentity?.invokedBy ?? "";
  if (kindOf(record) === "aws-service") return "aws-service";
  if (invokedBy === "AWS Internal") return "aws-internal";
  return invokedBy === "" || invokedBy === "signin.amazonaws.com" ? "caller" : "aws-service";
}

function credentialOf(record: Rec): string {
  const kind = kindOf(record);
  if (kind === "aws-service") return "none";
  if (["root", "iam-user"].includes(kind)) {
    const session = record.userIdentity?.sessionContext;
    const temporary =
      record.userIdentity?.accessKeyId?.startsWith("ASIA") === true ||
      session?.attributes?.creationDate !== undefined ||
      session?.assumedRoot === "true";
    return temporary ? "temporary" : "long-term";
  }
  return ["aws-account", "directory", "unknown"].includes(kind) ? "unknown" : "temporary";
}

/** The first text that is there; an empty one is none where it was cut out of another. */
function firstOf(...texts: (string | null | undefined)[]): string | null {
  return texts.find((text) => text != null) ?? null;
}

function cut(text: string | null | undefined, separator: string, part: number): string | undefined {
  return text?.split(separator)[part - 1] || undefined;
}

function cutOf(arn: string | null | undefined, kind: string, part: number): string | undefined {
  return arn?.includes(`:${kind}/`) ? cut(arn, "/", part) : undefined;
}

/** Who it was, for each kind from the fields that AWS's page says it has. */
const names: Readonly<Record<string, (identity: Identity, record: Rec) => string | null>> = {
  root: () => "root",
  "iam-user": ({ userName, arn }) => firstOf(userName, /:user\/(?:.*\/)?([^/]+)$/.exec(arn ?? "")?.[1]),
  role: ({ userName, arn, sessionContext }) =>
    firstOf(sessionContext?.sessionIssuer?.userName, cutOf(arn, "assumed-role", 2), userName),
  "federated-user": ({ userName, arn, principalId }) =>
    firstOf(cutOf(arn, "federated-user", 2), cut(principalId, ":", 2), userName),
  "identity-center-user": ({ userName, onBehalfOf }) => firstOf(userName, onBehalfOf?.userId),
  "aws-account": ({ accountId }) => firstOf(accountId),
  "aws-service": ({ invokedBy }, { eventSource }) => firstOf(invokedBy, eventSource),
};

function principalOf(record: Rec) {
  const identity = record.userIdentity ?? {};
  const kind = kindOf(record);
  const { arn, principalId, accountId, sessionContext } = identity;
  const name = Object.hasOwn(names, kind) ? names[kind]!(identity, record) : firstOf(identity.userName);
  const account = firstOf(accountId, sessionContext?.sessionIssuer?.accountId, cut(arn, ":", 5));
  return {
    principal_name: name,
    principal_account_id: kind === "aws-service" ? null : account,
    session_name: kind === "role" ? firstOf(cut(principalId, ":", 2), cutOf(arn, "assumed-role", 3)) : null,
  };
}

function succeededOf(record: Rec): boolean {
  const response = record.responseElements as { ConsoleLogin?: unknown } | null;
  const refused = record.eventName === "ConsoleLogin" && response?.ConsoleLogin === "Failure";
  return record.errorCode == null && record.errorMessage == null && !refused;
}

const known: Readonly<Record<string, string>> = {
  "sms.amazonaws.com GetServers": "read",
  "sms.amazonaws.com GenerateTemplate": "write",
  "mgn.amazonaws.com DescribeJobs": "read",
  "mgn.amazonaws.com StartCutover": "write",
};

function accessOf(record: Rec): string {
  const name = record.eventName ?? "";
  const listed = own(known, `${record.eventSource} ${name}`);
  if (listed !== undefined) return listed;
  if (record.readOnly != null) return record.readOnly ? "read" : "write";
  return /^(Get|List|Describe|Head|BatchGet)/.test(name) ? "read" : "unknown";
}

const services = ["sms.amazonaws.com", "mgn.amazonaws.com"];
const roles: Readonly<Record<string, string>> = { sms: "sms", AWSApplicationMigrationMGHRole: "mgn" };

function relationOf(record: Rec): string | undefined {
  const role = record.userIdentity?.sessionContext?.sessionIssuer?.userName ?? "";
  if (services.includes(record.eventSource ?? "")) return `${record.eventSource?.slice(0, 3)} api`;
  const by = record.userIdentity?.invokedBy ?? "";
  if (services.includes(by)) return `${by.slice(0, 3)} on-behalf`;
  const service = own(roles, role);
  return service === undefined ? undefined : `${service} role`;
}

const anyOf = <T>(...values: T[]) => fc.constantFrom(...values);
const invokers = anyOf<string | null | undefined>(
  undefined,
  null,
  "",
  "AWS Internal",
  "signin.amazonaws.com",
  "ec2.amazonaws.com",
  "sms.amazonaws.com",
  "mgn.amazonaws.com",
);
const identity: fc.Arbitrary<Identity | null> = fc.oneof(
  {
    weight: 9,
    arbitrary: fc.record(
      {
        type: fc.oneof(
          anyOf<string | null | undefined>(...Object.keys(kinds), "Unknown", "", null, undefined),
          fc.string(),
        ),
        invokedBy: invokers,
        userName: anyOf<string | null | undefined>("anna", "", null, undefined),
        arn: anyOf<string | null | undefined>(
          "arn:aws:iam::111111111111:user/anna",
          "arn:aws:iam::111111111111:user/team/anna",
          "arn:aws:sts::222222222222:assumed-role/Ops/jo",
          "arn:aws:sts::222222222222:assumed-role/Ops",
          "arn:aws:sts::333333333333:federated-user/fed",
          "arn:aws:iam:::root",
          "anna",
          "",
          null,
          undefined,
        ),
        principalId: anyOf<string | null | undefined>("AROA1:jo", "AROA1:", "AIDA1", "1:2:3", "", null, undefined),
        accountId: anyOf<string | null | undefined>("111111111111", null, undefined),
        onBehalfOf: fc.option(fc.record({ userId: fc.constant("u-1") }, { requiredKeys: [] })),
        accessKeyId: anyOf<string | null | undefined>("AKIA1", "ASIA1", "", null, undefined),
        sessionContext: fc.option(
          fc.record(
            {
              attributes: fc.record({ creationDate: fc.constant("2018-01-01T00:00:00Z") }, { requiredKeys: [] }),
              assumedRoot: anyOf("true", "false"),
              sessionIssuer: fc.record(
                { userName: anyOf("Ops", ...Object.keys(roles)), accountId: fc.constant("444444444444") },
                { requiredKeys: [] },
              ),
            },
            { requiredKeys: [] },
          ),
        ),
      },
      { requiredKeys: [] },
    ),
  },
  { weight: 1, arbitrary: fc.constant(null) },
);
const stringified = fc.oneof(
  fc.constant(null),
  fc.jsonValue({ maxDepth: 2 }),
  fc.string(),
  anyOf<unknown>({ ConsoleLogin: "Failure" }, { ConsoleLogin: "Success" }, { sourceServerIDs: ["s-1", "s-2"] }, "{", {
    appId: ["a"],
  }),
);
const records: fc.Arbitrary<Rec> = fc.record({
  eventID: anyOf<string | null>("e-1", "e-2", "e-3", "e-4", "e-5", null),
  eventSource: fc.oneof(
    anyOf<string | null>(...services, "ec2.amazonaws.com", "sms-voice.amazonaws.com", null),
    fc.string(),
  ),
  eventName: fc.oneof(
    anyOf<string | null>(
      "GetServers",
      "GenerateTemplate",
      "DescribeJobs",
      "StartCutover",
      "ConsoleLogin",
      "HeadBucket",
      null,
    ),
    fc.string(),
  ),
  eventType: anyOf<string | null>("AwsApiCall", "AwsServiceEvent", null),
  readOnly: anyOf<boolean | null | undefined>(true, false, null, undefined),
  errorCode: anyOf<string | null | undefined>("AccessDenied", null, undefined),
  errorMessage: anyOf<string | null | undefined>("no", null, undefined),
  eventTime: fc.oneof(fc.constant("2018-09-04T10:00:00Z"), fc.string()),
  requestParameters: stringified,
  responseElements: stringified,
  userIdentity: identity,
});

let engine: Engine;
beforeAll(async () => {
  engine = await openEngine();
});
afterAll(() => engine.close());

async function rowsOf(deliveries: readonly Delivery[], sql: string): Promise<Record<string, unknown>[]> {
  await engine.rows("DELETE FROM cloudtrail_logs");
  await engine.insert(deliveries);
  return engine.rows(sql);
}

test("classification agrees with the table of rules on any record, and never fails", async () => {
  await fc.assert(
    fc.asyncProperty(fc.array(records, { minLength: 40, maxLength: 60 }), async (batch) => {
      const deliveries = batch.map((record, index) => ({
        record: JSON.stringify(record),
        file: String(index).padStart(3, "0"),
      }));
      const events = await rowsOf(
        deliveries,
        "SELECT principal_kind, principal_name, principal_account_id, session_name, made_by, credential_kind, succeeded, access FROM cloudtrail_events ORDER BY log_file",
      );
      expect(events).toEqual(
        batch.map((record) => ({
          principal_kind: kindOf(record),
          ...principalOf(record),
          made_by: madeByOf(record),
          credential_kind: credentialOf(record),
          succeeded: succeededOf(record),
          access: accessOf(record),
        })),
      );
      const relations = await engine.rows(
        "SELECT log_file, service || ' ' || relation AS relation FROM migration_events ORDER BY 1",
      );
      const expected = batch.flatMap((record, index) => {
        const first = batch.findIndex((other) => other.eventID === record.eventID && relationOf(other) !== undefined);
        const relation = relationOf(record);
        return relation === undefined || (record.eventID !== null && first !== index)
          ? []
          : [{ log_file: deliveries[index]?.file, relation }];
      });
      expect(relations).toEqual(expected);
      await engine.rows("SELECT * FROM migration_event_servers");
    }),
    { numRuns: 8, endOnFailure: true },
  );
}, 30_000);

test("migration events depend neither on the order of records nor on how often they come", async () => {
  const batches = fc
    .array(records, { minLength: 20, maxLength: 40 })
    .chain((batch) =>
      fc.tuple(fc.constant(batch), fc.shuffledSubarray([...batch.keys(), ...batch.keys()], { minLength: 0 })),
    );
  const sql =
    "SELECT * FROM migration_events ORDER BY event_id, log_file, event_name, request_parameters, response_elements";
  await fc.assert(
    fc.asyncProperty(batches, async ([batch, again]) => {
      const identified = batch.map((record) => ({ ...record, eventID: record.eventID ?? "e-0" }));
      const all = identified.map((record) => ({ record: JSON.stringify(record) }));
      const once = await rowsOf(all, sql);
      const shuffled = again.map((index) => all[index]).filter((delivery) => delivery !== undefined);
      expect(await rowsOf([...shuffled, ...[...all].reverse()], sql)).toEqual(once);
    }),
    { numRuns: 4, endOnFailure: true },
  );
}, 30_000);

test("what is known of a record does not depend on the file that it came in", async () => {
  const columns = [...viewColumns("migration_events").map(({ name }) => name)].filter((name) => name !== "log_file");
  const sql = `SELECT ${columns.join(", ")} FROM migration_events ORDER BY event_id`;
  const split = fc
    .array(records, { minLength: 20, maxLength: 40 })
    .chain((batch) =>
      fc.tuple(fc.constant(batch), fc.array(fc.nat(4), { minLength: batch.length, maxLength: batch.length })),
    );
  await fc.assert(
    fc.asyncProperty(split, async ([batch, files]) => {
      const identified = batch.map((record, index) => JSON.stringify({ ...record, eventID: `e-${index}` }));
      const together = await rowsOf(
        identified.map((record) => ({ record, file: "one" })),
        sql,
      );
      const apart = identified
        .map((record, index) => ({ record, file: `file-${files[index]}` }))
        .sort((a, b) => (a.file < b.file ? -1 : 1));
      expect(await rowsOf(apart, sql)).toEqual(together);
    }),
    { numRuns: 4, endOnFailure: true },
  );
}, 30_000);
