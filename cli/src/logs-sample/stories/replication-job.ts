import { awsIds } from "../aws-ids";
import { callers, roleArn } from "../callers";
import { eras } from "../eras";
import { javaTime } from "../java-time";
import { people } from "../people";
import { other, sms } from "../service-requests";
import type { Stage } from "../stage";
import type { Story } from "../story";

/** A server is replicated with one job: created, run, looked at, changed, run on demand, deleted. */
export const replicationJob: Story = {
  title: "replication jobs",
  era: eras.sms,
  part: [0.15, 0.75],
  tell: (stage) => {
    for (const [i, serverId] of stage.project.servers.slice(0, 3).entries()) tellJob(stage, serverId, i * 0.12);
  },
};

function tellJob(stage: Stage, serverId: string, begin: number): void {
  const { random } = stage;
  const replicationJobId = awsIds.short(random, "sms-job");
  const engineer = random.pick([
    people.cli(stage, begin, "sms.create-replication-job"),
    people.console(stage, begin),
    people.sso(stage, begin),
  ]);
  const at = (step: number) => begin + step * 0.08;

  const request = {
    serverId,
    seedReplicationTime: javaTime(stage.time(at(1)) + 120_000),
    frequency: random.pick([12, 24]),
    licenseType: random.pick(["AWS", "BYOL"]),
    roleName: "sms",
    description: `Move ${serverId}`,
    numberOfRecentAmisToKeep: random.between(1, 5),
    ...(random.chance(0.3) ? { encrypted: true } : {}),
  };
  stage.call(at(0.9), engineer, sms("GetServers", { request: { maxResults: 50 } }));
  stage.call(at(1), engineer, sms("CreateReplicationJob", { request, response: { replicationJobId } }));
  tellRun(stage, at(1.2), replicationJobId);
  for (const step of [2, 3, 4]) {
    stage.call(at(step), engineer, sms("GetReplicationJobs", { request: { replicationJobId } }));
    stage.call(at(step + 0.1), engineer, sms("GetReplicationRuns", { request: { replicationJobId, maxResults: 50 } }));
  }
  stage.call(
    at(4.5),
    engineer,
    sms("UpdateReplicationJob", { request: { replicationJobId, frequency: 24, numberOfRecentAmisToKeep: 2 } }),
  );
  const replicationRunId = awsIds.short(random, "sms-run");
  const onDemand = { request: { replicationJobId, description: "before the weekend" }, response: { replicationRunId } };
  stage.call(at(5), people.script(stage, at(5)), sms("StartOnDemandReplicationRun", onDemand));
  tellRun(stage, at(5.2), replicationJobId);
  stage.call(at(6.5), engineer, sms("GetReplicationRuns", { request: { replicationJobId } }));
  stage.call(at(7), engineer, sms("DeleteReplicationJob", { request: { replicationJobId } }));
}

/** What SMS does for one run, with its role. What came of the run and which image it made, CloudTrail never saw. */
function tellRun(stage: Stage, begin: number, replicationJobId: string): void {
  const { random, project } = stage;
  const worker = people.smsAtWork(stage, begin);
  const role = stage.time(begin) < Date.UTC(2019, 0) ? project.smsLegacyRole : project.smsServiceRole;
  const at = (step: number) => begin + step * 0.01;
  const importTaskId = `import-ami-${random.hex(17)}`;
  const snapshotId = awsIds.resource(random, "snap");

  stage.call(at(0), callers.service("sms.amazonaws.com"), {
    ...other("sts", "AssumeRole", {
      request: { roleArn: roleArn(project.account, role), roleSessionName: "sms-session", externalId: "sms" },
      response: {
        credentials: {
          accessKeyId: awsIds.accessKey(random, "ASIA"),
          sessionToken: "HIDDEN_DUE_TO_SECURITY_REASONS",
          expiration: javaTime(stage.time(at(0)) + 3_600_000),
        },
      },
    }),
    readOnly: true,
    resources: [{ ARN: roleArn(project.account, role), accountId: project.account.id, type: "AWS::IAM::Role" }],
    sharedEventId: random.uuid(),
  });
  const diskContainers = [
    { format: "vmdk", userBucket: { s3Bucket: `sms-b-${random.hex(8)}`, s3Key: `${replicationJobId}/disk-0` } },
  ];
  const importImage = { description: `SMS import for ${replicationJobId}`, diskContainers, roleName: "sms" };
  stage.call(
    at(1),
    worker,
    other("ec2", "ImportImage", {
      request: importImage,
      response: { requestId: random.uuid(), importTaskId, status: "active" },
    }),
  );
  for (const step of [2, 3])
    stage.call(
      at(step),
      worker,
      other("ec2", "DescribeImportImageTasks", {
        request: { importTaskIdSet: { items: [{ importTaskId }] }, filterSet: {} },
      }),
    );
  const copied = awsIds.resource(random, "snap");
  stage.call(
    at(4),
    worker,
    other("ec2", "CopySnapshot", {
      request: { sourceRegion: project.region, sourceSnapshotId: snapshotId, description: replicationJobId },
      response: { requestId: random.uuid(), snapshotId: copied },
    }),
  );
  const tags = { items: [{ key: "SMSJobId", value: replicationJobId }] };
  stage.call(
    at(5),
    worker,
    other("ec2", "CreateTags", {
      request: { resourcesSet: { items: [{ resourceId: copied }] }, tagSet: tags },
      response: { requestId: random.uuid(), _return: true },
    }),
  );
  stage.call(
    at(6),
    worker,
    other("ec2", "DeleteSnapshot", { request: { snapshotId }, response: { requestId: random.uuid(), _return: true } }),
  );
}
