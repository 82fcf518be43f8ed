import { call, openAnswers, type Answers } from "./support/answers";
import { iamUser, roleSession, rootWithMfa, serviceRole } from "./support/people";

let answers: Answers;
beforeAll(async () => {
  answers = await openAnswers();
});
afterAll(() => answers.close());

const anna = { userIdentity: iamUser("anna") };
const jo = { userIdentity: roleSession("Ops", "jo") };

test("failure_causes: the code's likely cause, and whether the same identity succeeded later", async () => {
  const rows = await answers.ask(
    [
      call("f1", "2019-01-01T08:00:00Z", "CreateReplicationJob", {
        ...anna,
        errorCode: "NoConnectorsAvailableException",
      }),
      call("f2", "2019-01-01T09:00:00Z", "CreateReplicationJob", {
        ...anna,
        errorCode: "NoConnectorsAvailableException",
      }),
      call("f3", "2019-01-01T10:00:00Z", "CreateReplicationJob", anna),
      call("f4", "2019-01-01T07:00:00Z", "CreateReplicationJob", anna),
      call("f5", "2019-01-02T08:00:00Z", "DeleteApp", { ...jo, errorCode: "Client.UnauthorizedOperation" }),
      call("f6", "2019-01-02T09:00:00Z", "DeleteApp", anna),
      call("f7", "2023-01-02T08:00:00Z", "StartTest", {
        ...jo,
        eventSource: "mgn.amazonaws.com",
        errorCode: "UninitializedAccountException",
      }),
      call("f8", "2019-01-03T08:00:00Z", "GetApp", { ...jo, errorMessage: "something" }),
      // a role of the same name in another account is another identity
      call("f9", "2019-01-04T08:00:00Z", "DeleteApp", { userIdentity: roleSession("Ops", "kim", "444455556666") }),
    ],
    "failure_causes",
  );
  expect(rows).toEqual([
    "no healthy connector | NoConnectorsAvailableException | sms.amazonaws.com | CreateReplicationJob | iam-user | anna | 111122223333 | 2 | 2019-01-01T08:00:00Z | 2019-01-01T09:00:00Z | 1",
    "permission missing | Client.UnauthorizedOperation | sms.amazonaws.com | DeleteApp | role | Ops | 111122223333 | 1 | 2019-01-02T08:00:00Z | 2019-01-02T08:00:00Z | 0",
    "MGN not initialized in the account | UninitializedAccountException | mgn.amazonaws.com | StartTest | role | Ops | 111122223333 | 1 | 2023-01-02T08:00:00Z | 2023-01-02T08:00:00Z | 0",
    "other | - | sms.amazonaws.com | GetApp | role | Ops | 111122223333 | 1 | 2019-01-03T08:00:00Z | 2019-01-03T08:00:00Z | 0",
  ]);
});

test.each([
  ["AccessDenied", "permission missing"],
  ["OperationNotPermittedException", "permission missing"],
  ["ExpiredTokenException", "credentials expired or wrong"],
  ["ThrottlingException", "too many calls"],
  ["Client.RequestLimitExceeded", "too many calls"],
  ["ServerCannotBeReplicatedException", "server cannot be replicated"],
  ["ReplicationJobAlreadyExistsException", "server has a replication job already"],
  ["ReplicationRunLimitExceededException", "limit or capacity"],
  ["ReplicationJobNotFoundException", "resource not there"],
  ["ConflictException", "state of the resource"],
  ["MissingRequiredParameterException", "wrong or missing parameter"],
  ["TemporarilyUnavailableException", "fault of the service"],
  ["InternalError", "fault of the service"],
  ["DryRunOperationException", "dry run"],
  ["Teapot", "other"],
])("failure_causes: %s stands for %s", async (errorCode, cause) => {
  const rows = await answers.ask([call("f", "2019-01-01T08:00:00Z", "GetApp", { errorCode })], "failure_causes");
  expect(rows.map((row) => row.split(" | ")[0])).toEqual([cause]);
});

const iam = (id: string, time: string, name: string, fields: Record<string, unknown>) =>
  call(id, time, name, { eventSource: "iam.amazonaws.com", readOnly: false, ...fields });

test("migration_setup: roles, policies and users of a migration by AWS's names for them, in any account", async () => {
  const rows = await answers.ask(
    [
      iam("i1", "2018-01-01T08:00:00Z", "CreateServiceLinkedRole", {
        ...jo,
        requestParameters: { aWSServiceName: "sms.amazonaws.com" },
      }),
      iam("i2", "2018-01-01T09:00:00Z", "AttachUserPolicy", {
        ...anna,
        requestParameters: { userName: "dc1", policyArn: "arn:aws:iam::aws:policy/ServerMigrationConnector" },
      }),
      iam("i3", "2018-01-01T10:00:00Z", "DeleteRole", {
        ...jo,
        requestParameters: { roleName: "sms" },
        errorCode: "DeleteConflict",
      }),
      iam("i4", "2018-01-01T11:00:00Z", "CreateRole", { ...anna, requestParameters: { roleName: "smsx" } }),
      iam("i5", "2018-01-01T12:00:00Z", "GetRole", { ...anna, readOnly: true, requestParameters: { roleName: "sms" } }),
    ],
    "migration_setup",
  );
  expect(rows).toEqual([
    "2018-01-01T08:00:00Z | CreateServiceLinkedRole | sms.amazonaws.com | - | - | true | - | role | Ops | jo | 192.0.2.10 | 111122223333 | i1",
    "2018-01-01T09:00:00Z | AttachUserPolicy | dc1 | arn:aws:iam::aws:policy/ServerMigrationConnector | - | true | - | iam-user | anna | - | 192.0.2.10 | 111122223333 | i2",
    "2018-01-01T10:00:00Z | DeleteRole | sms | - | - | false | DeleteConflict | role | Ops | jo | 192.0.2.10 | 111122223333 | i3",
  ]);
});

test("connector_keys: keys of users that called SMS, with what became of them", async () => {
  const key = (accessKeyId: string) => ({ userIdentity: { ...iamUser("dc1"), accessKeyId } });
  const rows = await answers.ask(
    [
      iam("k1", "2018-01-01T08:00:00Z", "CreateAccessKey", {
        ...anna,
        requestParameters: { userName: "dc1" },
        responseElements: { accessKey: { accessKeyId: "AKIAONE", userName: "dc1", status: "Active" } },
      }),
      call("k2", "2018-01-02T08:00:00Z", "GetConnectors", key("AKIAONE")),
      call("k3", "2022-04-01T00:00:00Z", "GetConnectors", key("AKIAONE")),
      // a refused call is a use of the key all the same
      call("k4", "2022-04-02T08:00:00Z", "GetConnectors", { ...key("AKIAONE"), errorCode: "AccessDenied" }),
      iam("k5", "2022-05-01T08:00:00Z", "UpdateAccessKey", {
        ...jo,
        requestParameters: { userName: "dc1", accessKeyId: "AKIAONE", status: "Inactive" },
      }),
      iam("k6", "2022-05-02T08:00:00Z", "DeleteAccessKey", {
        ...jo,
        requestParameters: { userName: "dc1", accessKeyId: "AKIAONE" },
      }),
      // made by the user for itself, never used with SMS
      iam("k7", "2022-05-03T08:00:00Z", "CreateAccessKey", {
        ...key("AKIAONE"),
        responseElements: { accessKey: { accessKeyId: "AKIATWO", userName: "dc1", status: "Active" } },
      }),
      // of a user that never called SMS
      iam("k8", "2022-05-04T08:00:00Z", "CreateAccessKey", {
        ...anna,
        responseElements: { accessKey: { accessKeyId: "AKIAOTHER", userName: "anna", status: "Active" } },
      }),
      // two users whose records name no key are two
      call("k9", "2018-02-01T08:00:00Z", "GetConnectors", { userIdentity: { ...iamUser("dc2"), accessKeyId: "" } }),
      call("k10", "2018-02-02T08:00:00Z", "GetConnectors", { userIdentity: { ...iamUser("dc3"), accessKeyId: null } }),
    ],
    "connector_keys",
  );
  expect(rows).toEqual([
    "AKIAONE | dc1 | 111122223333 | 2018-01-01T08:00:00Z | anna | 2018-01-02T08:00:00Z | 2022-04-02T08:00:00Z | 3 | 2022-05-02T08:00:00Z | 2022-05-01T08:00:00Z | false | true",
    "AKIATWO | dc1 | 111122223333 | 2022-05-03T08:00:00Z | dc1 | - | - | 0 | - | - | true | false",
    "- | dc2 | 111122223333 | - | - | 2018-02-01T08:00:00Z | 2018-02-01T08:00:00Z | 1 | - | - | false | false",
    "- | dc3 | 111122223333 | - | - | 2018-02-02T08:00:00Z | 2018-02-02T08:00:00Z | 1 | - | - | false | false",
  ]);
});

test("vpc_endpoint_use: through an endpoint, by AWS, or in public", async () => {
  const rows = await answers.ask(
    [
      call("v1", "2019-01-01T08:00:00Z", "GetServers", { ...jo, vpcEndpointId: "vpce-1" }),
      call("v2", "2019-01-02T08:00:00Z", "CreateApp", {
        ...anna,
        vpcEndpointId: "vpce-1",
        sourceIPAddress: "10.0.0.1",
      }),
      call("v3", "2019-01-03T08:00:00Z", "CreateApp", { ...anna, errorCode: "AccessDenied" }),
      call("v4", "2019-01-04T08:00:00Z", "GetServers", { userIdentity: serviceRole("sms") }),
      call("v5", "2019-01-05T08:00:00Z", "GetServers", { ...jo, vpcEndpointId: "AWS Internal" }),
    ],
    "vpc_endpoint_use",
  );
  expect(rows).toEqual([
    "aws | AWS Internal | sms.amazonaws.com | 1 | 0 | 0 | 1 | 1 | 2019-01-05T08:00:00Z | 2019-01-05T08:00:00Z",
    "aws | - | sms.amazonaws.com | 1 | 0 | 0 | 1 | 1 | 2019-01-04T08:00:00Z | 2019-01-04T08:00:00Z",
    "public | - | sms.amazonaws.com | 1 | 1 | 1 | 1 | 1 | 2019-01-03T08:00:00Z | 2019-01-03T08:00:00Z",
    "vpc-endpoint | vpce-1 | sms.amazonaws.com | 2 | 1 | 0 | 2 | 2 | 2019-01-01T08:00:00Z | 2019-01-02T08:00:00Z",
  ]);
});

test("user_agents: by name and version, the console's brackets taken off", async () => {
  const rows = await answers.ask(
    [
      call("u1", "2019-01-01T08:00:00Z", "GetServers", { ...anna, userAgent: "aws-cli/1.16.240 Python/3.6" }),
      call("u2", "2019-01-02T08:00:00Z", "CreateApp", { ...jo, userAgent: "aws-cli/1.16.3 Python/2.7" }),
      call("u3", "2019-01-03T08:00:00Z", "GetServers", { ...jo, userAgent: "[aws-sdk-java/1.11, SMS]" }),
      call("u4", "2019-01-04T08:00:00Z", "GetServers", { ...jo, userAgent: "sms.amazonaws.com" }),
      call("u5", "2019-01-05T08:00:00Z", "GetServers", { ...jo, userAgent: null, errorCode: "InternalError" }),
    ],
    "user_agents",
  );
  expect(rows).toEqual([
    "aws-cli/1.16 | 2 | 1 | 0 | 2 | 2 | aws-cli/1.16.240 Python/3.6 | 2019-01-01T08:00:00Z | 2019-01-02T08:00:00Z",
    "aws-sdk-java/1.11 | 1 | 0 | 0 | 1 | 1 | [aws-sdk-java/1.11, SMS] | 2019-01-03T08:00:00Z | 2019-01-03T08:00:00Z",
    "sms.amazonaws.com | 1 | 0 | 0 | 1 | 1 | sms.amazonaws.com | 2019-01-04T08:00:00Z | 2019-01-04T08:00:00Z",
    "- | 1 | 0 | 1 | 1 | 0 | - | 2019-01-05T08:00:00Z | 2019-01-05T08:00:00Z",
  ]);
});

test("tls_versions: outdated ones are named, and a record that does not say is no answer", async () => {
  const tls = (tlsVersion: string) => ({ tlsDetails: { tlsVersion } });
  const rows = await answers.ask(
    [
      call("t1", "2022-01-01T08:00:00Z", "GetServers", { ...anna, ...tls("TLSv1.1") }),
      call("t2", "2022-01-02T08:00:00Z", "GetServers", { ...anna, ...tls("TLSv1.2") }),
      call("t3", "2022-01-03T08:00:00Z", "GetServers", { ...jo, ...tls("TLSv1.2") }),
      call("t4", "2018-01-03T08:00:00Z", "GetServers", { userIdentity: rootWithMfa }),
    ],
    "tls_versions",
  );
  expect(rows).toEqual([
    "TLSv1.1 | true | sms.amazonaws.com | 1 | 2022-01-01T08:00:00Z | 2022-01-01T08:00:00Z | anna",
    "TLSv1.2 | false | sms.amazonaws.com | 2 | 2022-01-02T08:00:00Z | 2022-01-03T08:00:00Z | Ops, anna",
    "- | - | sms.amazonaws.com | 1 | 2018-01-03T08:00:00Z | 2018-01-03T08:00:00Z | root",
  ]);
});
