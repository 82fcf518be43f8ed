import { awsIds } from "../aws-ids";
import { callers } from "../callers";
import { eras } from "../eras";
import { javaTime } from "../java-time";
import { people } from "../people";
import { other, sms } from "../service-requests";
import type { Stage } from "../stage";
import type { Story } from "../story";

/** Several servers move as one application: grouped, replicated by SMS itself, launched as a stack, later taken down. */
export const applicationLaunch: Story = {
  title: "application launch",
  era: eras.smsApplications,
  part: [0.25, 0.95],
  tell: (stage) => {
    const { random, project } = stage;
    const engineer = people.sso(stage, 0);
    const appId = `app-${random.hex(17)}`;
    const servers = project.servers.slice(3, 6).map((serverId) => ({ serverId, serverType: "VIRTUAL_MACHINE" }));
    const serverGroupId = `sg-${random.hex(17)}`;
    const serverGroups = [{ serverGroupId, name: "web and database", serverList: servers }];
    const appSummary = {
      appId,
      name: "shop",
      status: "CREATING",
      creationTime: javaTime(stage.time(0.02)),
      roleName: "sms",
      totalServerGroups: 1,
      totalServers: servers.length,
    };
    const byApp = (name: string) => sms(name, { request: { appId } });

    const create = {
      name: "shop",
      description: "Web shop",
      roleName: "sms",
      clientToken: random.uuid(),
      serverGroups: [{ name: "web and database", serverList: servers }],
    };
    stage.call(0.02, engineer, sms("CreateApp", { request: create, response: { appSummary, serverGroups } }));
    stage.call(0.03, engineer, sms("ListApps", { request: { maxResults: 20 } }));
    const parameters = {
      seedTime: javaTime(stage.time(0.06)),
      frequency: 24,
      runOnce: false,
      licenseType: "AWS",
      numberOfRecentAmisToKeep: 3,
    };
    const serverReplicationConfigurations = servers.map((server) => ({
      server,
      serverReplicationParameters: parameters,
    }));
    const replication = {
      appId,
      serverGroupReplicationConfigurations: [{ serverGroupId, serverReplicationConfigurations }],
    };
    stage.call(0.04, engineer, sms("PutAppReplicationConfiguration", { request: replication }));
    stage.call(0.05, engineer, byApp("GetAppReplicationConfiguration"));
    stage.call(0.06, engineer, byApp("StartAppReplication"));
    tellFanOut(stage, 0.061);
    for (const step of [0.1, 0.2, 0.3]) stage.call(step, engineer, byApp("GetApp"));

    const serverLaunchConfigurations = servers.map((server, i) => ({
      server,
      logicalId: `Server${i}`,
      vpc: project.account.vpcs[0],
      subnet: project.account.subnets[i],
      instanceType: "m5.large",
      associatePublicIpAddress: false,
      configureScriptType: "SHELL_SCRIPT",
    }));
    const launch = {
      appId,
      roleName: "sms-launch",
      autoLaunch: false,
      serverGroupLaunchConfigurations: [{ serverGroupId, launchOrder: 1, serverLaunchConfigurations }],
    };
    stage.call(0.4, engineer, sms("PutAppLaunchConfiguration", { request: launch }));
    stage.call(0.41, engineer, byApp("GetAppLaunchConfiguration"));
    const s3Location = { bucket: `sms-app-${random.hex(8)}`, key: `${appId}/template.json` };
    stage.call(
      0.42,
      engineer,
      sms("GenerateTemplate", { request: { appId, templateFormat: "JSON" }, response: { s3Location } }),
    );
    const changeSet = { appId, changesetFormat: "YAML" };
    stage.call(
      0.44,
      engineer,
      sms("GenerateChangeSet", {
        request: changeSet,
        response: { s3Location: { ...s3Location, key: `${appId}/changeset.yaml` } },
      }),
    );
    stage.call(0.5, engineer, byApp("LaunchApp"));
    tellLaunch(stage, 0.502, appId);
    stage.call(
      0.6,
      engineer,
      sms("UpdateApp", {
        request: { appId, description: "Web shop, tested" },
        response: { appSummary: { ...appSummary, status: "UPDATING" } },
      }),
    );
    stage.call(0.7, engineer, byApp("StopAppReplication"));
    stage.call(0.8, engineer, byApp("TerminateApp"));
    const worker = people.smsAtWork(stage, 0.802);
    stage.call(0.802, worker, other("cloudformation", "DeleteStack", { request: { stackName: `sms-app-${appId}` } }));
    stage.call(0.85, engineer, byApp("DeleteAppReplicationConfiguration"));
    stage.call(0.86, engineer, byApp("DeleteAppLaunchConfiguration"));
    stage.call(
      0.9,
      engineer,
      sms("DeleteApp", { request: { appId, forceStopAppReplication: true, forceTerminateApp: true } }),
    );
  },
};

/** One call for the application becomes one job for each server: SMS calls itself. */
function tellFanOut(stage: Stage, begin: number): void {
  const worker = people.smsAtWork(stage, begin);
  for (const [i, serverId] of stage.project.servers.slice(3, 6).entries()) {
    const replicationJobId = awsIds.short(stage.random, "sms-job");
    const request = {
      serverId,
      seedReplicationTime: javaTime(stage.time(begin) + 60_000),
      frequency: 24,
      licenseType: "AWS",
      numberOfRecentAmisToKeep: 3,
    };
    stage.call(begin + i * 0.0005, worker, sms("CreateReplicationJob", { request, response: { replicationJobId } }));
    const run = {
      request: { replicationJobId },
      response: { replicationRunId: awsIds.short(stage.random, "sms-run") },
    };
    stage.call(begin + 0.1 + i * 0.0005, worker, sms("StartOnDemandReplicationRun", run));
  }
}

/** The launch is a stack: SMS makes it, and CloudFormation starts the instances in the launch role. */
function tellLaunch(stage: Stage, begin: number, appId: string): void {
  const { random, project } = stage;
  const { account, region } = project;
  const worker = people.smsAtWork(stage, begin);
  const stackName = `sms-app-${appId}`;
  const stackId = `arn:aws:cloudformation:${region}:${account.id}:stack/${stackName}/${random.uuid()}`;
  const roleARN = `arn:aws:iam::${account.id}:role/sms-launch`;
  const templateURL = `https://s3.amazonaws.com/sms-app-${random.hex(8)}/${appId}/template.json`;
  stage.call(
    begin,
    worker,
    other("cloudformation", "CreateStack", { request: { stackName, roleARN, templateURL }, response: { stackId } }),
  );
  const byStack = callers.serviceRole(
    account,
    project.smsLaunchRole,
    "AWSCloudFormation",
    stage.time(begin),
    "cloudformation.amazonaws.com",
  );
  for (const i of [0, 1, 2]) {
    const instancesSet = { items: [{ minCount: 1, maxCount: 1 }] };
    const request = {
      instancesSet,
      instanceType: "m5.large",
      clientToken: `${stackName}-Server${i}-${random.hex(12)}`,
      subnetId: account.subnets[i],
    };
    const launched = {
      items: [{ instanceId: awsIds.resource(random, "i"), instanceState: { code: 0, name: "pending" } }],
    };
    const response = {
      requestId: random.uuid(),
      reservationId: awsIds.resource(random, "r"),
      ownerId: account.id,
      instancesSet: launched,
    };
    stage.call(begin + 0.002 + i * 0.001, byStack, other("ec2", "RunInstances", { request, response }));
  }
}
