import { callers } from "../callers";
import { eras } from "../eras";
import { people } from "../people";
import { mgn, other } from "../service-requests";
import type { Story } from "../story";

/** The replication agent is installed on each server and reports for duty; MGN prepares the staging area. */
export const agentInstallation: Story = {
  title: "agent installation",
  era: eras.mgn,
  part: [0.1, 0.35],
  tell: (stage) => {
    const { random, project } = stage;
    const { account, region } = project;
    const installer = callers.user(account, project.agentUser, {
      sourceIPAddress: project.agentUser.sourceIPAddress,
      userAgent: "aws-replication-installer",
    });
    const agentRole = {
      roleName: "AWSApplicationMigrationAgentRole",
      path: "/service-role/",
      principalId: `AROA${project.agentUser.principalId.slice(4)}`,
    };

    for (const [i, sourceServerID] of project.sourceServers.entries()) {
      const at = (step: number) => i * 0.18 + step * 0.02;
      const arn = `arn:aws:mgn:${region}:${account.id}:source-server/${sourceServerID}`;
      const client = { sourceIPAddress: project.agentUser.sourceIPAddress, userAgent: "AWS-Replication-Agent" };
      const agent = callers.role(account, agentRole, sourceServerID, random, stage.time(at(2)), client);
      stage.call(at(0), installer, mgn("GetAgentInstallationAssetsForMgn", { request: {} }));
      stage.call(at(1), installer, mgn("RegisterAgentForMgn", { request: {}, response: { sourceServerID, arn } }));
      stage.call(at(1.2), installer, mgn("IssueClientCertificateForMgn", { request: { sourceServerID } }));
      stage.call(at(2), agent, mgn("NotifyAgentAuthenticationForMgn", { request: { sourceServerID } }));
      stage.call(at(2.2), agent, mgn("NotifyAgentConnectedForMgn", { request: { sourceServerID } }));
      stage.call(at(2.5), agent, mgn("UpdateAgentSourcePropertiesForMgn", { request: { sourceServerID } }));
      stage.call(at(3), agent, mgn("GetAgentReplicationInfoForMgn", { request: { sourceServerID } }));
      for (const step of [4, 5])
        stage.call(at(step), agent, mgn("NotifyAgentReplicationProgressForMgn", { request: { sourceServerID } }));
      const worker = people.mgnAtWork(stage, at(3.5));
      stage.call(
        at(3.5),
        worker,
        other("ec2", "DescribeSubnets", {
          request: { subnetSet: { items: [{ subnetId: account.subnets[0] }] }, filterSet: {} },
        }),
      );
      stage.call(
        at(3.7),
        worker,
        other("ec2", "DescribeInstances", {
          request: {
            instancesSet: {},
            filterSet: {
              items: [
                {
                  name: "tag:AWSApplicationMigrationServiceManaged",
                  valueSet: { items: [{ value: "mgn.amazonaws.com" }] },
                },
              ],
            },
          },
        }),
      );
    }
  },
};
