import { call, openAnswers, type Answers } from "./support/answers";
import { iamUser, roleSession } from "./support/people";

let answers: Answers;
beforeAll(async () => {
  answers = await openAnswers();
});
afterAll(() => answers.close());

const anna = { eventSource: "mgn.amazonaws.com", userIdentity: iamUser("anna") };
const jo = { eventSource: "mgn.amazonaws.com", userIdentity: roleSession("Ops", "jo") };

const launch = (id: string, time: string, name: string, servers: string[], who = anna, jobID?: string) =>
  call(id, time, name, {
    ...who,
    requestParameters: { sourceServerIDs: servers },
    ...(jobID === undefined ? {} : { responseElements: { job: { jobID } } }),
  });

/** Two servers: s-1 is tested, cut over and finalized, s-2 is cut over in the same call and stays open. */
const wave = [
  call("m1", "2023-03-01T08:00:00Z", "UpdateLaunchConfiguration", {
    ...anna,
    requestParameters: { sourceServerID: "s-1" },
  }),
  launch("m2", "2023-03-02T08:00:00Z", "StartTest", ["s-1"], anna, "mgnjob-1"),
  call("m3", "2023-03-03T08:00:00Z", "FinalizeCutover", {
    ...jo,
    requestParameters: { sourceServerID: "s-1" },
    errorCode: "ConflictException",
  }),
  launch("m4", "2023-03-04T08:00:00Z", "StartCutover", ["s-1", "s-2"], jo, "mgnjob-2"),
  call("m5", "2023-03-06T09:30:00Z", "FinalizeCutover", { ...anna, requestParameters: { sourceServerID: "s-1" } }),
  call("m6", "2023-03-07T08:00:00Z", "DisconnectFromService", { ...jo, requestParameters: { sourceServerID: "s-1" } }),
  call("m7", "2023-03-07T08:01:00Z", "MarkAsArchived", { ...jo, requestParameters: { sourceServerID: "s-1" } }),
  call("m8", "2023-03-08T08:00:00Z", "GetLaunchConfiguration", {
    ...anna,
    requestParameters: { sourceServerID: "s-2" },
  }),
];

test("source_server_life: each server of a list has the step, and reading is no step", async () => {
  expect(await answers.ask(wave, "source_server_life")).toEqual([
    "s-1 | 1 | 2023-03-02T08:00:00Z | 1 | 2023-03-04T08:00:00Z | 2023-03-06T09:30:00Z | 2023-03-07T08:00:00Z | 2023-03-07T08:01:00Z | - | 1 | 7 | 2023-03-01T08:00:00Z | 2023-03-07T08:01:00Z | MarkAsArchived | Ops | UpdateLaunchConfiguration, StartTest, StartCutover, FinalizeCutover, DisconnectFromService, MarkAsArchived",
    "s-2 | 0 | - | 1 | 2023-03-04T08:00:00Z | - | - | - | - | 0 | 2 | 2023-03-04T08:00:00Z | 2023-03-08T08:00:00Z | StartCutover | Ops | StartCutover",
  ]);
});

test("mgn_launches: a row for each server of the call", async () => {
  expect(await answers.ask(wave, "mgn_launches")).toEqual([
    "2023-03-02T08:00:00Z | s-1 | StartTest | mgnjob-1 | true | - | iam-user | anna | - | us-east-1 | 111122223333 | m2",
    "2023-03-04T08:00:00Z | s-1 | StartCutover | mgnjob-2 | true | - | role | Ops | jo | us-east-1 | 111122223333 | m4",
    "2023-03-04T08:00:00Z | s-2 | StartCutover | mgnjob-2 | true | - | role | Ops | jo | us-east-1 | 111122223333 | m4",
  ]);
});

test("mgn_finalizations: finalized two days after the launch; the other server is open and untested", async () => {
  expect(await answers.ask(wave, "mgn_finalizations")).toEqual([
    "s-1 | 2023-03-04T08:00:00Z | Ops | 2023-03-06T09:30:00Z | anna | 2 | true | 1",
    "s-2 | 2023-03-04T08:00:00Z | Ops | - | - | - | false | 0",
  ]);
});

test("wave_life: applications in and out, until the wave is archived", async () => {
  const change = (id: string, time: string, name: string, fields: Record<string, unknown>, more = {}) =>
    call(id, time, name, { ...anna, requestParameters: { waveID: "wave-1", ...fields }, ...more });
  const rows = await answers.ask(
    [
      call("v1", "2023-03-01T08:00:00Z", "CreateWave", {
        ...jo,
        requestParameters: { name: "first" },
        responseElements: { waveID: "wave-1", name: "first" },
      }),
      change("v2", "2023-03-01T09:00:00Z", "AssociateApplications", { applicationIDs: ["app-1", "app-2"] }),
      change("v3", "2023-03-01T10:00:00Z", "AssociateApplications", { applicationIDs: ["app-3"] }),
      change(
        "v4",
        "2023-03-01T11:00:00Z",
        "AssociateApplications",
        { applicationIDs: ["app-4"] },
        { errorCode: "ConflictException" },
      ),
      change("v5", "2023-03-02T08:00:00Z", "DisassociateApplications", { applicationIDs: ["app-2"] }),
      change("v6", "2023-03-09T08:00:00Z", "ArchiveWave", {}),
      call("v7", "2023-03-10T08:00:00Z", "ListWaves", anna),
    ],
    "wave_life",
  );
  expect(rows).toEqual([
    "wave-1 | first | 2023-03-01T08:00:00Z | Ops | app-1,app-2, app-3 | app-2 | 2023-03-09T08:00:00Z | - | 1 | 6 | 2023-03-09T08:00:00Z",
  ]);
});

test("mgn_agents: by address and credentials, other calls of the same address left out", async () => {
  const rows = await answers.ask(
    [
      call("g1", "2023-02-01T08:00:00Z", "RegisterAgentForMgn", anna),
      call("g2", "2023-02-01T08:01:00Z", "NotifyAgentConnectedForMgn", anna),
      call("g3", "2023-02-02T08:00:00Z", "RegisterAgentForMgn", { ...anna, errorCode: "AccessDeniedException" }),
      call("g4", "2023-02-03T08:00:00Z", "NotifyAgentDisconnectedForMgn", anna),
      call("g5", "2023-02-03T09:00:00Z", "DescribeSourceServers", anna),
      call("g6", "2023-02-04T08:00:00Z", "CreateVcenterClientForMgn", { ...jo, sourceIPAddress: "192.0.2.99" }),
      // behind the same address, with a role of the same name in another account
      call("g7", "2023-02-05T08:00:00Z", "RegisterAgentForMgn", {
        ...jo,
        userIdentity: roleSession("Ops", "kim", "444455556666"),
        sourceIPAddress: "192.0.2.99",
      }),
    ],
    "mgn_agents",
  );
  expect(rows).toEqual([
    "192.0.2.10 | iam-user | anna | 111122223333 | long-term | 1 | 1 | 4 | 1 | 2023-02-01T08:00:00Z | 2023-02-03T08:00:00Z | NotifyAgentConnectedForMgn, NotifyAgentDisconnectedForMgn, RegisterAgentForMgn",
    "192.0.2.99 | role | Ops | 111122223333 | temporary | 1 | 0 | 1 | 0 | 2023-02-04T08:00:00Z | 2023-02-04T08:00:00Z | CreateVcenterClientForMgn",
    "192.0.2.99 | role | Ops | 444455556666 | temporary | 1 | 0 | 1 | 0 | 2023-02-05T08:00:00Z | 2023-02-05T08:00:00Z | RegisterAgentForMgn",
  ]);
});

test("mgn_post_launch_actions: of a server and of a template", async () => {
  const rows = await answers.ask(
    [
      call("p1", "2023-02-01T08:00:00Z", "PutTemplateAction", {
        ...anna,
        requestParameters: {
          launchConfigurationTemplateID: "lct-1",
          actionID: "a-1",
          actionName: "Join domain",
          documentIdentifier: "AWS-JoinDirectoryServiceDomain",
          active: true,
          mustSucceedForCutover: false,
        },
      }),
      call("p2", "2023-02-02T08:00:00Z", "RemoveSourceServerAction", {
        ...jo,
        requestParameters: { sourceServerID: "s-1", actionID: "a-2" },
        errorCode: "ResourceNotFoundException",
      }),
    ],
    "mgn_post_launch_actions",
  );
  expect(rows).toEqual([
    "2023-02-01T08:00:00Z | PutTemplateAction | lct-1 | a-1 | Join domain | AWS-JoinDirectoryServiceDomain | true | false | true | - | iam-user | anna | - | us-east-1 | 111122223333 | p1",
    "2023-02-02T08:00:00Z | RemoveSourceServerAction | s-1 | a-2 | - | - | - | - | false | ResourceNotFoundException | role | Ops | jo | us-east-1 | 111122223333 | p2",
  ]);
});

test("sms_to_mgn: each account's phase, and days from the last call of the one to the first of the other", async () => {
  const of = (account: string, id: string, time: string, service: "sms" | "mgn") =>
    call(
      `${id}-${account}`,
      time,
      service === "sms" ? "GetServers" : "DescribeJobs",
      { eventSource: `${service}.amazonaws.com`, userIdentity: iamUser("anna") },
      { account },
    );
  const rows = await answers.ask(
    [
      of("111111111111", "1", "2018-01-01T08:00:00Z", "sms"),
      of("111111111111", "2", "2018-01-03T08:00:00Z", "sms"),
      of("222222222222", "1", "2023-01-01T08:00:00Z", "mgn"),
      of("333333333333", "1", "2021-06-01T08:00:00Z", "sms"),
      of("333333333333", "2", "2021-06-11T09:00:00Z", "mgn"),
      of("444444444444", "1", "2021-06-10T08:00:00Z", "sms"),
      of("444444444444", "2", "2021-06-01T08:00:00Z", "mgn"),
      of("444444444444", "3", "2021-07-01T08:00:00Z", "mgn"),
    ],
    "sms_to_mgn",
  );
  expect(rows).toEqual([
    "111111111111 | sms-only | 2 | 2018-01-01T08:00:00Z | 2018-01-03T08:00:00Z | 0 | - | - | -",
    "222222222222 | mgn-only | 0 | - | - | 1 | 2023-01-01T08:00:00Z | 2023-01-01T08:00:00Z | -",
    "333333333333 | sms-then-mgn | 1 | 2021-06-01T08:00:00Z | 2021-06-01T08:00:00Z | 1 | 2021-06-11T09:00:00Z | 2021-06-11T09:00:00Z | 10",
    "444444444444 | overlap | 1 | 2021-06-10T08:00:00Z | 2021-06-10T08:00:00Z | 2 | 2021-06-01T08:00:00Z | 2021-07-01T08:00:00Z | -9",
  ]);
});
