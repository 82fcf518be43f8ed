import { call, openAnswers, type Answers } from "./support/answers";
import { iamUser, roleSession, serviceRole } from "./support/people";

let answers: Answers;
beforeAll(async () => {
  answers = await openAnswers();
});
afterAll(() => answers.close());

const anna = { userIdentity: iamUser("anna") };
const jo = { userIdentity: roleSession("Ops", "jo") };
const mgn = "mgn.amazonaws.com";

test("app_life: of SMS and of MGN, from creation to the last deletion", async () => {
  const app = { requestParameters: { appId: "app-1" } };
  const rows = await answers.ask(
    [
      call("a1", "2019-01-01T08:00:00Z", "CreateApp", {
        ...anna,
        requestParameters: { name: "shop" },
        responseElements: { appSummary: { appId: "app-1" } },
      }),
      call("a2", "2019-01-01T09:00:00Z", "PutAppReplicationConfiguration", { ...anna, ...app }),
      call("a3", "2019-01-02T08:00:00Z", "LaunchApp", { ...jo, ...app, errorCode: "OperationNotPermittedException" }),
      call("a4", "2019-01-03T08:00:00Z", "LaunchApp", { ...app, userIdentity: serviceRole("sms") }),
      call("a5", "2019-01-03T09:00:00Z", "GetApp", { ...jo, ...app }),
      call("a6", "2019-02-01T08:00:00Z", "DeleteApp", { ...jo, ...app }),
      call("a7", "2023-01-01T08:00:00Z", "DeleteApplication", {
        ...anna,
        eventSource: mgn,
        requestParameters: { applicationID: "app-2" },
      }),
    ],
    "app_life",
  );
  expect(rows).toEqual([
    "mgn | app-2 | - | - | - | 0 | 2023-01-01T08:00:00Z | anna | 0 | 1 | 2023-01-01T08:00:00Z | 2023-01-01T08:00:00Z | DeleteApplication",
    "sms | app-1 | shop | 2019-01-01T08:00:00Z | anna | 1 | 2019-02-01T08:00:00Z | Ops | 1 | 6 | 2019-01-01T08:00:00Z | 2019-02-01T08:00:00Z | CreateApp, PutAppReplicationConfiguration, LaunchApp, DeleteApp",
  ]);
});

test("connector_life: SMS's is named only when it goes, MGN's from its creation", async () => {
  const rows = await answers.ask(
    [
      call("c1", "2018-05-01T08:00:00Z", "GetConnectors", anna),
      call("c2", "2018-05-02T08:00:00Z", "DisassociateConnector", {
        ...anna,
        requestParameters: { connectorId: "c-1" },
        errorCode: "InternalError",
      }),
      call("c3", "2018-05-02T08:01:00Z", "DisassociateConnector", { ...jo, requestParameters: { connectorId: "c-1" } }),
      call("c4", "2023-05-01T08:00:00Z", "CreateConnector", {
        ...anna,
        eventSource: mgn,
        requestParameters: { name: "dc1", ssmInstanceID: "mi-11111111111111111" },
        responseElements: { connectorID: "connector-1" },
      }),
      call("c5", "2023-05-03T08:00:00Z", "UpdateConnector", {
        ...jo,
        eventSource: mgn,
        requestParameters: { connectorID: "connector-1" },
      }),
    ],
    "connector_life",
  );
  expect(rows).toEqual([
    "mgn | connector-1 | dc1 | 2023-05-01T08:00:00Z | anna | 1 | - | - | 0 | 2 | 2023-05-01T08:00:00Z | 2023-05-03T08:00:00Z",
    "sms | c-1 | - | - | - | 0 | 2018-05-02T08:01:00Z | Ops | 1 | 2 | 2018-05-02T08:00:00Z | 2018-05-02T08:01:00Z",
  ]);
});

const server = (serverId: string) => ({ requestParameters: { serverId } });

test("server_life: from a refused job to a place in two applications, one of them delivered twice", async () => {
  const listed = (appId: string) => ({
    ...jo,
    requestParameters: { appId, serverGroups: [{ serverList: [{ serverId: "s-2" }, { serverId: "s-1" }] }] },
  });
  const rows = await answers.ask(
    [
      call("s1", "2019-01-01T08:00:00Z", "CreateReplicationJob", {
        ...anna,
        ...server("s-1"),
        errorCode: "NoConnectorsAvailableException",
      }),
      call("s2", "2019-01-01T09:00:00Z", "CreateReplicationJob", {
        ...jo,
        ...server("s-1"),
        responseElements: { replicationJobId: "sms-job-1" },
      }),
      call("s3", "2019-01-02T08:00:00Z", "UpdateApp", listed("app-1")),
      call("s3", "2019-01-02T08:00:00Z", "UpdateApp", listed("app-1"), { day: "2019/01/03" }),
      call("s4", "2019-01-04T08:00:00Z", "UpdateApp", listed("app-0")),
    ],
    "server_life",
  );
  expect(rows).toEqual([
    "s-1 | 1 | 2019-01-01T09:00:00Z | Ops | 1 | app-0, app-1 | 4 | 2019-01-01T08:00:00Z | 2019-01-04T08:00:00Z | CreateReplicationJob, UpdateApp, UpdateApp",
    "s-2 | 0 | - | - | 0 | app-0, app-1 | 2 | 2019-01-02T08:00:00Z | 2019-01-04T08:00:00Z | UpdateApp, UpdateApp",
  ]);
});

/** Three jobs: one encrypted later and deleted, one switched off, one whose requests say nothing. */
const jobs = [
  call("j1", "2019-01-01T08:00:00Z", "CreateReplicationJob", {
    ...anna,
    requestParameters: { serverId: "s-1", frequency: 12, encrypted: false },
    responseElements: { replicationJobId: "sms-job-1" },
  }),
  call("j2", "2019-01-02T08:00:00Z", "UpdateReplicationJob", {
    ...anna,
    requestParameters: { replicationJobId: "sms-job-1", encrypted: true, kmsKeyId: "alias/migration" },
  }),
  call("j3", "2019-01-03T08:00:00Z", "UpdateReplicationJob", {
    ...anna,
    requestParameters: { replicationJobId: "sms-job-1", frequency: 24 },
  }),
  call("j4", "2019-02-01T08:00:00Z", "DeleteReplicationJob", {
    ...jo,
    requestParameters: { replicationJobId: "sms-job-1" },
  }),
  call("j5", "2019-01-05T08:00:00Z", "CreateReplicationJob", {
    ...jo,
    requestParameters: { serverId: "s-2", frequency: 24, encrypted: true, runOnce: false },
    responseElements: { replicationJobId: "sms-job-2" },
  }),
  call("j6", "2019-01-06T08:00:00Z", "UpdateReplicationJob", {
    ...anna,
    requestParameters: { replicationJobId: "sms-job-2", encrypted: false, frequency: 6 },
  }),
  call("j7", "2019-01-07T08:00:00Z", "UpdateReplicationJob", {
    ...jo,
    requestParameters: { replicationJobId: "sms-job-2", encrypted: true, frequency: 1 },
    errorCode: "OperationNotPermittedException",
  }),
  call("j8", "2019-01-08T08:00:00Z", "DeleteReplicationJob", {
    ...anna,
    requestParameters: { replicationJobId: "sms-job-2" },
    errorCode: "InternalError",
  }),
  call("j9", "2019-01-04T08:00:00Z", "CreateReplicationJob", {
    ...jo,
    requestParameters: { serverId: "s-3", runOnce: true },
    responseElements: { replicationJobId: "sms-job-3" },
  }),
  call("j10", "2019-01-09T08:00:00Z", "GetReplicationJobs", {
    ...jo,
    requestParameters: { replicationJobId: "sms-job-4" },
  }),
];

test("jobs_never_deleted: a refused deletion is none, and a refused change changes nothing", async () => {
  expect(await answers.ask(jobs, "jobs_never_deleted")).toEqual([
    "sms-job-3 | s-3 | 2019-01-04T08:00:00Z | Ops | true | - | 0 | 2019-01-04T08:00:00Z | 111122223333 | us-east-1",
    "sms-job-2 | s-2 | 2019-01-05T08:00:00Z | Ops | false | 6 | 1 | 2019-01-08T08:00:00Z | 111122223333 | us-east-1",
  ]);
});

test("unencrypted_jobs: every job that ever went without encryption, and since when it went with it", async () => {
  expect(await answers.ask(jobs, "unencrypted_jobs")).toEqual([
    "sms-job-1 | s-1 | 2019-01-01T08:00:00Z | anna | false | 2019-01-01T08:00:00Z | anna | 2019-01-02T08:00:00Z | 111122223333 | us-east-1",
    "sms-job-3 | s-3 | 2019-01-04T08:00:00Z | Ops | nothing | - | - | - | 111122223333 | us-east-1",
    "sms-job-2 | s-2 | 2019-01-05T08:00:00Z | Ops | false | 2019-01-06T08:00:00Z | anna | - | 111122223333 | us-east-1",
  ]);
  expect(await answers.ask(jobs, "unencrypted_jobs", { to: "2019-01-01" })).toEqual([
    "sms-job-1 | s-1 | 2019-01-01T08:00:00Z | anna | false | 2019-01-01T08:00:00Z | anna | - | 111122223333 | us-east-1",
  ]);
  // turned on, then off again: what was on before does not count
  const again = call("j11", "2019-01-10T08:00:00Z", "UpdateReplicationJob", {
    ...jo,
    requestParameters: { replicationJobId: "sms-job-1", encrypted: false },
  });
  expect((await answers.ask([...jobs, again], "unencrypted_jobs")).slice(0, 1)).toEqual([
    "sms-job-1 | s-1 | 2019-01-01T08:00:00Z | anna | false | 2019-01-10T08:00:00Z | Ops | - | 111122223333 | us-east-1",
  ]);
  // an account's default decided until somebody said so
  const later = call("j12", "2019-01-11T08:00:00Z", "UpdateReplicationJob", {
    ...jo,
    requestParameters: { replicationJobId: "sms-job-3", encrypted: true },
  });
  expect((await answers.ask([...jobs, later], "unencrypted_jobs")).slice(1, 2)).toEqual([
    "sms-job-3 | s-3 | 2019-01-04T08:00:00Z | Ops | nothing | - | - | 2019-01-11T08:00:00Z | 111122223333 | us-east-1",
  ]);
  // a change alone that says nothing about encryption says nothing about the job
  expect(await answers.ask(jobs, "unencrypted_jobs", { from: "2019-01-03", to: "2019-01-03" })).toEqual([]);
});

test("configuration_changes: values are found in lists of lists too, and refused changes are left out", async () => {
  const rows = await answers.ask(
    [
      ...jobs.slice(0, 2),
      call("f1", "2019-01-03T08:00:00Z", "PutAppReplicationConfiguration", {
        ...jo,
        requestParameters: {
          appId: "app-1",
          serverGroupReplicationConfigurations: [
            {
              serverReplicationConfigurations: [
                { server: { serverId: "s-1" }, serverReplicationParameters: { frequency: 12, encrypted: true } },
                { server: { serverId: "s-2" }, serverReplicationParameters: { frequency: 24, encrypted: false } },
              ],
            },
          ],
        },
      }),
      call("f2", "2023-01-03T08:00:00Z", "CreateReplicationConfigurationTemplate", {
        ...anna,
        eventSource: mgn,
        requestParameters: {
          ebsEncryption: "CUSTOM",
          ebsEncryptionKeyArn: "arn:aws:kms:us-east-1:111122223333:key/1",
          createPublicIP: true,
        },
        responseElements: { replicationConfigurationTemplateID: "rct-1", ebsEncryption: "CUSTOM" },
      }),
      call("f3", "2023-01-04T08:00:00Z", "UpdateReplicationConfiguration", {
        ...jo,
        eventSource: mgn,
        requestParameters: { sourceServerID: "s-3", name: 'a "ebsEncryption":"NONE" joke' },
      }),
    ],
    "configuration_changes",
  );
  expect(rows).toEqual([
    "2019-01-01T08:00:00Z | sms | CreateReplicationJob | sms-job-1 | iam-user | anna | - | false | - | 12 | - | - | us-east-1 | 111122223333 | j1",
    "2019-01-02T08:00:00Z | sms | UpdateReplicationJob | sms-job-1 | iam-user | anna | - | true | alias/migration | - | - | - | us-east-1 | 111122223333 | j2",
    "2019-01-03T08:00:00Z | sms | PutAppReplicationConfiguration | app-1 | role | Ops | jo | false, true | - | 12, 24 | - | - | us-east-1 | 111122223333 | f1",
    "2023-01-03T08:00:00Z | mgn | CreateReplicationConfigurationTemplate | rct-1 | iam-user | anna | - | CUSTOM | arn:aws:kms:us-east-1:111122223333:key/1 | - | - | true | us-east-1 | 111122223333 | f2",
    "2023-01-04T08:00:00Z | mgn | UpdateReplicationConfiguration | s-3 | role | Ops | jo | - | - | - | - | - | us-east-1 | 111122223333 | f3",
  ]);
});

test("catalogs_and_imports: SMS's catalog and connector, MGN's import file", async () => {
  const rows = await answers.ask(
    [
      call("i1", "2018-05-01T08:00:00Z", "ImportServerCatalog", anna),
      call("i2", "2018-05-02T08:00:00Z", "DisassociateConnector", { ...jo, requestParameters: { connectorId: "c-1" } }),
      call("i3", "2018-05-02T09:00:00Z", "GetServers", anna),
      call("i4", "2023-05-02T09:00:00Z", "StartImport", {
        ...jo,
        eventSource: mgn,
        requestParameters: { s3BucketSource: { s3Bucket: "plans", s3Key: "wave1.csv" } },
        errorCode: "ValidationException",
      }),
    ],
    "catalogs_and_imports",
  );
  expect(rows).toEqual([
    "2018-05-01T08:00:00Z | sms | ImportServerCatalog | true | - | iam-user | anna | - | 192.0.2.10 | - | - | us-east-1 | 111122223333 | i1",
    "2018-05-02T08:00:00Z | sms | DisassociateConnector | true | - | role | Ops | jo | 192.0.2.10 | c-1 | - | us-east-1 | 111122223333 | i2",
    "2023-05-02T09:00:00Z | mgn | StartImport | false | ValidationException | role | Ops | jo | 192.0.2.10 | - | plans/wave1.csv | us-east-1 | 111122223333 | i4",
  ]);
});

test("on_demand_runs: of a job by a person, of an application's job by SMS itself", async () => {
  const rows = await answers.ask(
    [
      call("r1", "2019-01-01T08:00:00Z", "StartOnDemandReplicationRun", {
        ...anna,
        requestParameters: { replicationJobId: "sms-job-1", description: "before cutover" },
        responseElements: { replicationRunId: "sms-run-1" },
      }),
      call("r2", "2020-09-01T08:00:00Z", "StartOnDemandAppReplication", {
        ...jo,
        requestParameters: { appId: "app-1" },
      }),
      call("r3", "2020-09-01T08:00:05Z", "StartOnDemandReplicationRun", {
        userIdentity: serviceRole("sms"),
        requestParameters: { replicationJobId: "sms-job-2" },
        errorCode: "ReplicationRunLimitExceededException",
      }),
    ],
    "on_demand_runs",
  );
  expect(rows).toEqual([
    "2019-01-01T08:00:00Z | StartOnDemandReplicationRun | sms-job-1 | - | sms-run-1 | before cutover | true | - | iam-user | anna | - | caller | us-east-1 | 111122223333 | r1",
    "2020-09-01T08:00:00Z | StartOnDemandAppReplication | - | app-1 | - | - | true | - | role | Ops | jo | caller | us-east-1 | 111122223333 | r2",
    "2020-09-01T08:00:05Z | StartOnDemandReplicationRun | sms-job-2 | - | - | - | false | ReplicationRunLimitExceededException | role | AWSServiceRoleForSMS | sms | aws-service | us-east-1 | 111122223333 | r3",
  ]);
});

describe("a record that corrects an earlier one", () => {
  const createJob = (eventID: string, fields: Record<string, unknown>, day?: string) =>
    call(
      eventID,
      "2022-01-01T08:00:00Z",
      "CreateReplicationJob",
      { ...anna, ...fields },
      day === undefined ? {} : { day },
    );
  const corrects = (original: string, reason = "UPDATED_DATA") => ({
    addendum: { reason, updatedFields: "responseElements", originalEventID: original },
    responseElements: { replicationJobId: "sms-job-1" },
  });
  const ids = async (deliveries: Parameters<Answers["ask"]>[0]) =>
    (await answers.ask(deliveries, "who_created_replication_jobs")).map((row) => {
      const values = row.split(" | ");
      return `${values.at(-1)} ${values[1]}`;
    });

  test("stands in its place, in any order of delivery", async () => {
    expect(await ids([createJob("o", {}), createJob("u", corrects("o"), "2022/01/04")])).toEqual(["u sms-job-1"]);
    expect(await ids([createJob("o", {}, "2022/01/04"), createJob("u", corrects("o"))])).toEqual(["u sms-job-1"]);
  });

  test("is the latest of several, once, and stands alone where the original is in no file", async () => {
    const latest = createJob("u2", corrects("o"), "2022/01/09");
    expect(await ids([createJob("u1", corrects("o"), "2022/01/04"), latest, latest])).toEqual(["u2 sms-job-1"]);
  });

  test("leaves other records, and other reasons to be late, alone", async () => {
    expect(
      await ids([
        createJob("o", {}),
        createJob("p", {}),
        createJob("l", corrects("o", "DELIVERY_DELAY"), "2022/01/04"),
      ]),
    ).toEqual(["l sms-job-1", "o -", "p -"]);
  });

  test("brings its own servers in place of the original's", async () => {
    const cutover = (eventID: string, servers: string[], fields: Record<string, unknown>, day: string) =>
      call(
        eventID,
        "2022-01-01T08:00:00Z",
        "StartCutover",
        { ...anna, eventSource: mgn, requestParameters: { sourceServerIDs: servers }, ...fields },
        { day },
      );
    const addendum = { addendum: { reason: "UPDATED_DATA", originalEventID: "o" } };
    const rows = await answers.ask(
      [cutover("o", ["s-1", "s-2"], {}, "2022/01/01"), cutover("u", ["s-2", "s-3"], addendum, "2022/01/02")],
      "mgn_launches",
    );
    expect(rows.map((row) => row.split(" | ")[1])).toEqual(["s-2", "s-3"]);
  });
});
