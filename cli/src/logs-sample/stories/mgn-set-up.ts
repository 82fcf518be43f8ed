import { eras } from "../eras";
import { javaTime } from "../java-time";
import { people } from "../people";
import { failed, mgn, other } from "../service-requests";
import type { Story } from "../story";

/** MGN is switched on in a Region: its role, its templates, and a user for the agent's installer. */
export const mgnSetUp: Story = {
  title: "MGN set-up",
  era: eras.mgn,
  part: [0.02, 0.1],
  tell: (stage) => {
    const { random, project } = stage;
    const { account, region, mgnServiceRole, agentUser } = project;
    const admin = people.sso(stage, 0);
    const arn = (kind: string, id: string) => `arn:aws:mgn:${region}:${account.id}:${kind}/${id}`;

    const early = mgn("DescribeSourceServers", { request: { filters: {} } });
    stage.call(
      0.01,
      admin,
      failed(early, "UninitializedAccountException", "Account is not initialized with Application Migration Service."),
    );
    stage.call(0.05, admin, mgn("InitializeService"));
    const role = {
      path: mgnServiceRole.path,
      roleName: mgnServiceRole.roleName,
      roleId: mgnServiceRole.principalId,
      arn: `arn:aws:iam::${account.id}:role${mgnServiceRole.path}${mgnServiceRole.roleName}`,
      createDate: javaTime(stage.time(0.06)),
    };
    stage.call(
      0.06,
      admin,
      other("iam", "CreateServiceLinkedRole", {
        request: { aWSServiceName: "mgn.amazonaws.com" },
        response: { role },
        host: "iam.amazonaws.com",
      }),
    );

    const replicationConfigurationTemplateID = `rct-${random.hex(17)}`;
    const replication = {
      stagingAreaSubnetId: account.subnets[0],
      associateDefaultSecurityGroup: true,
      replicationServersSecurityGroupsIDs: [],
      replicationServerInstanceType: "t3.small",
      useDedicatedReplicationServer: false,
      defaultLargeStagingDiskType: "GP3",
      ebsEncryption: "DEFAULT",
      bandwidthThrottling: 0,
      dataPlaneRouting: "PRIVATE_IP",
      createPublicIP: false,
      stagingAreaTags: {},
    };
    const template = {
      ...replication,
      replicationConfigurationTemplateID,
      arn: arn("replication-configuration-template", replicationConfigurationTemplateID),
    };
    stage.call(0.1, admin, mgn("CreateReplicationConfigurationTemplate", { request: replication, response: template }));
    const update = { replicationConfigurationTemplateID, bandwidthThrottling: 50 };
    stage.call(
      0.2,
      admin,
      mgn("UpdateReplicationConfigurationTemplate", {
        request: update,
        response: { ...template, bandwidthThrottling: 50 },
      }),
    );
    const launchConfigurationTemplateID = `lct-${random.hex(17)}`;
    const launch = {
      launchDisposition: "STARTED",
      targetInstanceTypeRightSizingMethod: "BASIC",
      copyPrivateIp: false,
      copyTags: true,
      licensing: { osByol: true },
    };
    const launchTemplate = {
      ...launch,
      launchConfigurationTemplateID,
      arn: arn("launch-configuration-template", launchConfigurationTemplateID),
    };
    stage.call(0.3, admin, mgn("CreateLaunchConfigurationTemplate", { request: launch, response: launchTemplate }));
    stage.call(0.35, admin, mgn("DescribeLaunchConfigurationTemplates", { request: {} }));

    const userName = agentUser.userName;
    const user = {
      path: "/",
      userName,
      userId: agentUser.principalId,
      arn: `arn:aws:iam::${account.id}:user/${userName}`,
      createDate: javaTime(stage.time(0.5)),
    };
    stage.call(
      0.5,
      admin,
      other("iam", "CreateUser", { request: { userName }, response: { user }, host: "iam.amazonaws.com" }),
    );
    const policyArn = "arn:aws:iam::aws:policy/AWSApplicationMigrationAgentInstallationPolicy";
    stage.call(
      0.55,
      admin,
      other("iam", "AttachUserPolicy", { request: { userName, policyArn }, host: "iam.amazonaws.com" }),
    );
    const accessKey = {
      userName,
      accessKeyId: agentUser.accessKeyId,
      status: "Active",
      createDate: javaTime(stage.time(0.6)),
    };
    stage.call(
      0.6,
      admin,
      other("iam", "CreateAccessKey", { request: { userName }, response: { accessKey }, host: "iam.amazonaws.com" }),
    );
  },
};
