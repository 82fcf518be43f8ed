import { openEngine, type Engine } from "./support/engine";
import { recordText } from "./support/record";

let engine: Engine;
beforeAll(async () => {
  engine = await openEngine();
});
afterEach(() => engine.rows("DELETE FROM cloudtrail_logs"));
afterAll(() => engine.close());

async function columns(names: string, fields: Record<string, unknown>): Promise<Record<string, unknown> | undefined> {
  await engine.insert([{ record: recordText(fields) }]);
  const rows = await engine.rows(`SELECT ${names} FROM cloudtrail_events`);
  return rows[0];
}

const session = { attributes: { creationDate: "2018-09-04T09:00:00Z", mfaAuthenticated: "false" } };

describe("principal_kind, credential_kind and made_by", () => {
  test.each([
    // type absent or present, in the order of the rules: [identity, eventType, principal_kind, credential_kind, made_by]
    [{ type: "Root", accessKeyId: "AKIA1" }, "AwsApiCall", "root", "long-term", "caller"],
    [{ type: "Root" }, "AwsApiCall", "root", "long-term", "caller"],
    [{ type: "Root", accessKeyId: "ASIA1" }, "AwsApiCall", "root", "temporary", "caller"],
    [{ type: "Root", sessionContext: session }, "AwsApiCall", "root", "temporary", "caller"],
    [{ type: "Root", sessionContext: { assumedRoot: "true" } }, "AwsApiCall", "root", "temporary", "caller"],
    [{ type: "Root", sessionContext: { assumedRoot: true } }, "AwsApiCall", "root", "temporary", "caller"],
    [{ type: "Root", sessionContext: { assumedRoot: "false" } }, "AwsApiCall", "root", "long-term", "caller"],
    [
      { type: "Root", sessionContext: { sessionIssuer: {}, attributes: {} } },
      "AwsApiCall",
      "root",
      "long-term",
      "caller",
    ],
    [{ type: "IAMUser", accessKeyId: "AKIA1" }, "AwsApiCall", "iam-user", "long-term", "caller"],
    [{ type: "IAMUser", accessKeyId: "" }, "AwsApiCall", "iam-user", "long-term", "caller"],
    [{ type: "IAMUser", accessKeyId: "ASIA1" }, "AwsApiCall", "iam-user", "temporary", "caller"],
    [{ type: "IAMUser", accessKeyId: "xASIA1" }, "AwsApiCall", "iam-user", "long-term", "caller"],
    [{ type: "IAMUser", sessionContext: session }, "AwsApiCall", "iam-user", "temporary", "caller"],
    [{ type: "IAMUser", sessionContext: {} }, "AwsApiCall", "iam-user", "long-term", "caller"],
    [{ type: "AssumedRole", accessKeyId: "ASIA1" }, "AwsApiCall", "role", "temporary", "caller"],
    [{ type: "AssumedRole" }, "AwsApiCall", "role", "temporary", "caller"],
    [{ type: "Role" }, "AwsApiCall", "role", "temporary", "caller"],
    [{ type: "FederatedUser" }, "AwsApiCall", "federated-user", "temporary", "caller"],
    [{ type: "SAMLUser" }, "AwsApiCall", "saml-user", "temporary", "caller"],
    [{ type: "WebIdentityUser" }, "AwsApiCall", "web-identity-user", "temporary", "caller"],
    [{ type: "IdentityCenterUser" }, "AwsApiCall", "identity-center-user", "temporary", "caller"],
    [{ type: "AWSAccount" }, "AwsApiCall", "aws-account", "unknown", "caller"],
    [{ type: "AWSAccount", accessKeyId: "ASIA1" }, "AwsApiCall", "aws-account", "unknown", "caller"],
    [{ type: "Directory" }, "AwsApiCall", "directory", "unknown", "caller"],
    [{ type: "AWSService", invokedBy: "sms.amazonaws.com" }, "AwsApiCall", "aws-service", "none", "aws-service"],
    [{ type: "AWSService" }, "AwsApiCall", "aws-service", "none", "aws-service"],
    [{ type: "AWSService", invokedBy: "AWS Internal" }, "AwsApiCall", "aws-service", "none", "aws-service"],
    [{ type: "AWSService", invokedBy: "signin.amazonaws.com" }, "AwsApiCall", "aws-service", "none", "aws-service"],
    // no type
    [{ accountId: "1", invokedBy: "kms.amazonaws.com" }, "AwsServiceEvent", "aws-service", "none", "aws-service"],
    [{ accountId: "1", invokedBy: "kms.amazonaws.com" }, "AwsApiCall", "aws-service", "none", "aws-service"],
    [{ invokedBy: "AWS Internal" }, "AwsApiCall", "aws-service", "none", "aws-service"],
    [{ invokedBy: "signin.amazonaws.com" }, "AwsApiCall", "aws-service", "none", "aws-service"],
    [{ accountId: "1" }, "AwsServiceEvent", "aws-service", "none", "aws-service"],
    [null, "AwsServiceEvent", "aws-service", "none", "aws-service"],
    [{ accountId: "1" }, "AwsApiCall", "unknown", "unknown", "caller"],
    [{}, "AwsApiCall", "unknown", "unknown", "caller"],
    [null, "AwsApiCall", "unknown", "unknown", "caller"],
    // a type that is there is not overridden by AwsServiceEvent: people's sign-ins carry Unknown
    [{ type: "Unknown", userName: "x" }, "AwsServiceEvent", "unknown", "unknown", "caller"],
    [{ type: "Unknown", invokedBy: "sso.amazonaws.com" }, "AwsServiceEvent", "unknown", "unknown", "aws-service"],
    [{ type: "IAMUser" }, "AwsServiceEvent", "iam-user", "long-term", "caller"],
    [{ type: "SomethingNew" }, "AwsApiCall", "unknown", "unknown", "caller"],
    [{ type: "root" }, "AwsApiCall", "unknown", "unknown", "caller"],
    [{ type: "" }, "AwsServiceEvent", "unknown", "unknown", "caller"],
    // invokedBy with a type
    [{ type: "IAMUser", invokedBy: "sms.amazonaws.com" }, "AwsApiCall", "iam-user", "long-term", "aws-service"],
    [{ type: "AssumedRole", invokedBy: "mgn.amazonaws.com" }, "AwsApiCall", "role", "temporary", "aws-service"],
    [{ type: "Root", invokedBy: "cloudformation.amazonaws.com" }, "AwsApiCall", "root", "long-term", "aws-service"],
    [{ type: "IAMUser", invokedBy: "signin.amazonaws.com" }, "AwsApiCall", "iam-user", "long-term", "caller"],
    [{ type: "AssumedRole", invokedBy: "signin.amazonaws.com" }, "AwsApiCall", "role", "temporary", "caller"],
    [{ type: "IAMUser", invokedBy: "AWS Internal" }, "AwsApiCall", "iam-user", "long-term", "aws-internal"],
    [{ type: "AssumedRole", invokedBy: "AWS Internal" }, "AwsApiCall", "role", "temporary", "aws-internal"],
    [{ type: "IAMUser", invokedBy: "AWS Internal/3" }, "AwsApiCall", "iam-user", "long-term", "aws-internal"],
    [{ type: "IAMUser", invokedBy: "" }, "AwsApiCall", "iam-user", "long-term", "caller"],
    // inScopeOf is not another service: your own code there made the call
    [
      { type: "AssumedRole", inScopeOf: { sourceArn: "arn:aws:lambda:x" } },
      "AwsApiCall",
      "role",
      "temporary",
      "caller",
    ],
  ])("of %j in an %s are %s, %s, %s", async (userIdentity, eventType, kind, credentials, madeBy) => {
    expect(await columns("principal_kind, credential_kind, made_by", { userIdentity, eventType })).toEqual({
      principal_kind: kind,
      credential_kind: credentials,
      made_by: madeBy,
    });
  });
});

describe("principal_name, principal_account_id and session_name", () => {
  const issuer = {
    type: "Role",
    userName: "Ops",
    arn: "arn:aws:iam::111122223333:role/Ops",
    accountId: "111122223333",
  };
  test.each([
    [{ type: "Root", accountId: "1", userName: "my-alias" }, "root", "1", null],
    [{ type: "IAMUser", userName: "anna", accountId: "1" }, "anna", "1", null],
    [{ type: "IAMUser", arn: "arn:aws:iam::2:user/team/anna" }, "anna", "2", null],
    [{ type: "IAMUser", userName: "HIDDEN_DUE_TO_SECURITY_REASONS" }, "HIDDEN_DUE_TO_SECURITY_REASONS", null, null],
    [
      { type: "AssumedRole", principalId: "AROA1:jo", sessionContext: { sessionIssuer: issuer } },
      "Ops",
      "111122223333",
      "jo",
    ],
    [
      { type: "AssumedRole", arn: "arn:aws:sts::3:assumed-role/Ops/jo", sessionContext: { sessionIssuer: {} } },
      "Ops",
      "3",
      "jo",
    ],
    [{ type: "AssumedRole", principalId: "AROA1" }, null, null, null],
    [{ type: "Role", userName: "my-role", accountId: "1" }, "my-role", "1", null],
    [{ type: "FederatedUser", principalId: "1:bob", arn: "arn:aws:sts::1:federated-user/bob" }, "bob", "1", null],
    [{ type: "FederatedUser", principalId: "1:bob", accountId: "1" }, "bob", "1", null],
    [{ type: "SAMLUser", userName: "bob@example.com" }, "bob@example.com", null, null],
    [{ type: "WebIdentityUser", userName: "user-id" }, "user-id", null, null],
    [{ type: "IdentityCenterUser", accountId: "1", onBehalfOf: { userId: "u-1" } }, "u-1", "1", null],
    [{ type: "AWSAccount", accountId: "4", principalId: "AIDA1" }, "4", "4", null],
    [{ type: "AWSService", invokedBy: "sms.amazonaws.com" }, "sms.amazonaws.com", null, null],
    [{ accountId: "1" }, "sms.amazonaws.com", null, null],
    [{ type: "Directory", userName: "dir" }, "dir", null, null],
    [{ type: "Unknown" }, null, null, null],
  ])("of %j are %s, %s, %s", async (userIdentity, name, account, sessionName) => {
    const eventType = "type" in userIdentity ? "AwsApiCall" : "AwsServiceEvent";
    expect(await columns("principal_name, principal_account_id, session_name", { userIdentity, eventType })).toEqual({
      principal_name: name,
      principal_account_id: account,
      session_name: sessionName,
    });
  });
});

describe("access", () => {
  test.each([
    ["sms.amazonaws.com", "GetServers", undefined, "read"],
    ["sms.amazonaws.com", "GetServers", false, "read"],
    ["sms.amazonaws.com", "GenerateTemplate", true, "write"],
    ["sms.amazonaws.com", "ListApps", undefined, "read"],
    ["sms.amazonaws.com", "GetMessages", undefined, "read"],
    ["sms.amazonaws.com", "SendMessage", true, "write"],
    ["sms.amazonaws.com", "DisassociateConnectors", undefined, "write"],
    ["sms.amazonaws.com", "GetSomethingNew", undefined, "read"],
    ["sms.amazonaws.com", "PutSomethingNew", undefined, "unknown"],
    ["sms.amazonaws.com", "PutSomethingNew", false, "write"],
    ["mgn.amazonaws.com", "DescribeJobs", undefined, "read"],
    ["mgn.amazonaws.com", "StartCutover", true, "write"],
    ["mgn.amazonaws.com", "GetAgentCommandForMgn", false, "read"],
    ["mgn.amazonaws.com", "NotifyAgentConnectedForMgn", true, "write"],
    ["mgn.amazonaws.com", "GetServers", false, "write"],
    ["sms-voice.amazonaws.com", "GenerateTemplate", true, "read"],
    ["ec2.amazonaws.com", "DescribeInstances", undefined, "read"],
    ["ec2.amazonaws.com", "DescribeInstances", false, "write"],
    ["ec2.amazonaws.com", "RunInstances", true, "read"],
    ["ec2.amazonaws.com", "RunInstances", undefined, "unknown"],
    ["s3.amazonaws.com", "HeadObject", undefined, "read"],
    ["s3.amazonaws.com", "ListBuckets", undefined, "read"],
    ["dynamodb.amazonaws.com", "BatchGetItem", undefined, "read"],
    ["dynamodb.amazonaws.com", "BatchWriteItem", undefined, "unknown"],
    ["x.amazonaws.com", "Getaway", undefined, "unknown"],
    ["x.amazonaws.com", "Get", undefined, "read"],
    ["x.amazonaws.com", "AGetThing", undefined, "unknown"],
  ])("of %s %s with readOnly %s is %s", async (eventSource, eventName, readOnly, access) => {
    expect(await columns("access", { eventSource, eventName, readOnly })).toEqual({ access });
  });
});

describe("succeeded", () => {
  const failure = { ConsoleLogin: "Failure" };
  test.each([
    [{}, true],
    [{ errorCode: "AccessDenied" }, false],
    [{ errorMessage: "Failed authentication" }, false],
    [{ errorCode: null, errorMessage: null }, true],
    [{ errorCode: "Client.DryRunOperation", responseElements: { a: 1 } }, false],
    [{ eventName: "ConsoleLogin", responseElements: failure }, false],
    [{ eventName: "ConsoleLogin", responseElements: { ConsoleLogin: "Success" } }, true],
    [{ eventName: "ConsoleLogin", responseElements: "Failure" }, true],
    [{ eventName: "ConsoleLogin", responseElements: "{broken" }, true],
    [{ eventName: "ConsoleLogin" }, true],
    [{ eventName: null, responseElements: failure }, true],
    [{ eventName: "SwitchRole", responseElements: failure }, true],
  ])("of %j is %s", async (fields, succeeded) => {
    expect(await columns("succeeded", fields)).toEqual({ succeeded });
  });
});

describe("mfa_used", () => {
  test.each([
    [{ userIdentity: { sessionContext: { attributes: { mfaAuthenticated: "true" } } } }, true],
    [{ userIdentity: { sessionContext: { attributes: { mfaAuthenticated: "false" } } } }, false],
    [{ eventName: "ConsoleLogin", additionalEventData: { MFAUsed: "Yes" } }, true],
    [{ eventName: "ConsoleLogin", additionalEventData: { MFAUsed: "No" } }, false],
    [{ eventName: "GetServers", additionalEventData: { MFAUsed: "Yes" } }, null],
    [{}, null],
  ])("of %j is %s", async (fields, mfa_used) => {
    expect(await columns("mfa_used", fields)).toEqual({ mfa_used });
  });
});

describe("event_time", () => {
  test.each([
    ["2018-09-04T16:34:49Z", "2018-09-04 16:34:49"],
    ["2018-09-04T16:34:49.5Z", "2018-09-04 16:34:49.5"],
    ["2018-09-04T16:34:49.123Z", "2018-09-04 16:34:49.123"],
    ["2020-02-29T00:00:00Z", "2020-02-29 00:00:00"],
    ["2019-02-29T00:00:00Z", null],
    ["2018-13-04T16:34:49Z", null],
    ["2018-09-04T24:00:00Z", null],
    ["2018-09-04T23:59:60Z", null],
    ["2018-09-04T16:34:49", null],
    ["2018-09-04T16:34:49+02:00", null],
    ["2018-09-04 16:34:49Z", null],
    ["2018-09-04T16:34:49.123456Z", null],
    ["0000-01-01T00:00:00Z", null],
    ["yesterday", null],
    ["", null],
    [1536078889, null],
    [null, null],
  ])("of %j is %s", async (eventTime, expected) => {
    expect(await columns("event_time", { eventTime })).toEqual({ event_time: expected });
  });
});

test("the JSON text of resources has lower-case members, and NULL where a member is absent", async () => {
  const resources = [{ ARN: 'arn:aws:s3:::é"/x', accountId: "1", type: "AWS::S3::Object" }, { ARN: "arn:b" }];
  expect(await columns("resources", { resources })).toEqual({
    resources:
      '[{"arn":"arn:aws:s3:::é\\"/x","accountid":"1","type":"AWS::S3::Object"},{"arn":"arn:b","accountid":null,"type":null}]',
  });
});

test("fields that older tables lack are columns", async () => {
  const userIdentity = {
    type: "AssumedRole",
    sessionContext: { sourceIdentity: "jo@example.com" },
    inScopeOf: { sourceArn: "arn:aws:lambda:us-east-1:1:function:f" },
  };
  const addendum = { reason: "UPDATED_DATA", originalEventID: "e-0" };
  expect(
    await columns("source_identity, in_scope_of_arn, addendum_reason, original_event_id, tls_version", {
      userIdentity,
      addendum,
      tlsDetails: { tlsVersion: "TLSv1.3" },
    }),
  ).toEqual({
    source_identity: "jo@example.com",
    in_scope_of_arn: "arn:aws:lambda:us-east-1:1:function:f",
    addendum_reason: "UPDATED_DATA",
    original_event_id: "e-0",
    tls_version: "TLSv1.3",
  });
});
