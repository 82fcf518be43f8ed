import { awsIds } from "../aws-ids";
import type { JsonObject } from "../call";
import { eras } from "../eras";
import { isoTime } from "../iso-time";
import { people } from "../people";
import { mgn, other } from "../service-requests";
import type { Stage } from "../stage";
import type { Story } from "../story";

/** Servers are tested, cut over together, and each cutover is made final; one is disconnected and archived. */
export const testAndCutover: Story = {
  title: "test and cutover",
  era: eras.mgn,
  part: [0.4, 0.98],
  tell: (stage) => {
    const { random, project } = stage;
    const engineer = people.console(stage, 0);
    const [first = "", second = "", third = ""] = project.sourceServers;
    const sourceServerIDs = [first, second, third];
    const server = (sourceServerID: string, state: string): JsonObject => ({
      sourceServerID,
      arn: `arn:aws:mgn:${project.region}:${project.account.id}:source-server/${sourceServerID}`,
      isArchived: false,
      tags: {},
      lifeCycle: { state, addedToServiceDateTime: isoTime(stage.start) },
      replicationType: "AGENT_BASED",
    });

    stage.call(
      0.01,
      engineer,
      mgn("DescribeSourceServers", { request: { filters: { isArchived: false }, maxResults: 200 } }),
    );
    for (const [i, sourceServerID] of sourceServerIDs.entries()) {
      const launch = {
        sourceServerID,
        launchDisposition: "STARTED",
        targetInstanceTypeRightSizingMethod: "NONE",
        copyPrivateIp: false,
        copyTags: true,
        bootMode: "LEGACY_BIOS",
      };
      stage.call(0.03 + i * 0.01, engineer, mgn("GetLaunchConfiguration", { request: { sourceServerID } }));
      stage.call(
        0.035 + i * 0.01,
        engineer,
        mgn("UpdateLaunchConfiguration", {
          request: launch,
          response: { ...launch, name: `shop-${i}`, ec2LaunchTemplateID: awsIds.resource(random, "lt") },
        }),
      );
    }
    stage.call(
      0.08,
      engineer,
      mgn("UpdateReplicationConfiguration", {
        request: { sourceServerID: first, bandwidthThrottling: 100 },
        response: { sourceServerID: first, bandwidthThrottling: 100, replicationServerInstanceType: "t3.small" },
      }),
    );
    tellJob(stage, 0.1, "StartTest", sourceServerIDs);
    for (const [i, id] of sourceServerIDs.entries()) {
      const lifeCycle = { state: "READY_FOR_CUTOVER" };
      stage.call(
        0.35 + i * 0.01,
        engineer,
        mgn("ChangeServerLifeCycleState", {
          request: { sourceServerID: id, lifeCycle },
          response: server(id, "READY_FOR_CUTOVER"),
        }),
      );
    }
    tellJob(stage, 0.4, "TerminateTargetInstances", [third]);
    tellJob(stage, 0.5, "StartCutover", [first, second]);
    for (const [i, id] of [first, second].entries())
      stage.call(
        0.8 + i * 0.01,
        engineer,
        mgn("FinalizeCutover", { request: { sourceServerID: id }, response: server(id, "CUTOVER") }),
      );
    stage.call(
      0.9,
      engineer,
      mgn("DisconnectFromService", { request: { sourceServerID: first }, response: server(first, "DISCONNECTED") }),
    );
    stage.call(
      0.93,
      engineer,
      mgn("MarkAsArchived", {
        request: { sourceServerID: first },
        response: { ...server(first, "DISCONNECTED"), isArchived: true },
      }),
    );
    stage.call(0.97, engineer, mgn("DeleteSourceServer", { request: { sourceServerID: first } }));
  },
};

/** A job on a list of servers: its id is in the answer. How it ends, CloudTrail never saw. */
function tellJob(
  stage: Stage,
  begin: number,
  name: "StartTest" | "StartCutover" | "TerminateTargetInstances",
  sourceServerIDs: readonly string[],
): void {
  const { random, project } = stage;
  const { account, region } = project;
  const starter = random.pick([people.sso(stage, begin), people.script(stage, begin), people.federated(stage, begin)]);
  const jobID = `mgnjob-${random.hex(17)}`;
  const job = {
    jobID,
    arn: `arn:aws:mgn:${region}:${account.id}:job/${jobID}`,
    type: name === "TerminateTargetInstances" ? "TERMINATE" : "LAUNCH",
    initiatedBy: { StartTest: "START_TEST", StartCutover: "START_CUTOVER", TerminateTargetInstances: "TERMINATE" }[
      name
    ],
    creationDateTime: isoTime(stage.time(begin)),
    status: "PENDING",
    participatingServers: sourceServerIDs.map((sourceServerID) => ({ sourceServerID, launchStatus: "PENDING" })),
    tags: {},
  };
  stage.call(begin, starter, mgn(name, { request: { sourceServerIDs, tags: {} }, response: { job } }));
  stage.call(begin + 0.01, starter, mgn("DescribeJobs", { request: { filters: { jobIDs: [jobID] }, maxResults: 10 } }));
  stage.call(begin + 0.02, starter, mgn("DescribeJobLogItems", { request: { jobID } }));

  const worker = people.mgnAtWork(stage, begin + 0.003);
  const done = { requestId: random.uuid(), _return: true };
  for (const [i, sourceServerID] of sourceServerIDs.entries()) {
    const at = (step: number) => begin + 0.003 + i * 0.002 + step * 0.0003;
    const instanceId = awsIds.resource(random, "i");
    if (name === "TerminateTargetInstances") {
      stage.call(
        at(0),
        worker,
        other("ec2", "TerminateInstances", {
          request: { instancesSet: { items: [{ instanceId }] } },
          response: {
            requestId: random.uuid(),
            instancesSet: { items: [{ instanceId, currentState: { code: 32, name: "shutting-down" } }] },
          },
        }),
      );
      continue;
    }
    const snapshotId = awsIds.resource(random, "snap");
    const tagSet = {
      items: [
        { key: "AWSApplicationMigrationServiceManaged", value: "mgn.amazonaws.com" },
        { key: "AWSApplicationMigrationServiceSourceServerID", value: sourceServerID },
      ],
    };
    stage.call(at(0), worker, other("ec2", "DescribeVolumes", { request: { volumeSet: {}, filterSet: {} } }));
    stage.call(
      at(1),
      worker,
      other("ec2", "CreateSnapshot", {
        request: { volumeId: awsIds.resource(random, "vol"), description: sourceServerID },
        response: { requestId: random.uuid(), snapshotId, status: "pending" },
      }),
    );
    stage.call(
      at(2),
      worker,
      other("ec2", "CreateTags", {
        request: { resourcesSet: { items: [{ resourceId: snapshotId }] }, tagSet },
        response: done,
      }),
    );
    stage.call(
      at(3),
      worker,
      other("ec2", "RunInstances", {
        request: {
          instancesSet: { items: [{ minCount: 1, maxCount: 1 }] },
          launchTemplate: { launchTemplateId: awsIds.resource(random, "lt") },
        },
        response: {
          requestId: random.uuid(),
          ownerId: account.id,
          instancesSet: { items: [{ instanceId, instanceState: { code: 0, name: "pending" } }] },
        },
      }),
    );
  }
}
