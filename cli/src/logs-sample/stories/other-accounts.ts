import { awsIds } from "../aws-ids";
import { callers, roleArn } from "../callers";
import { eras } from "../eras";
import { javaTime } from "../java-time";
import { mgn, other, sms } from "../service-requests";
import type { Story } from "../story";
import { userAgents } from "../user-agents";

/**
 * Somebody of another account of the organization takes a role here: one call, recorded in both accounts under one
 * sharedEventID, and then the calls of the role's session.
 */
export const otherAccounts: Story = {
  title: "calls from another account",
  era: eras.always,
  part: [0.3, 0.6],
  tell: (stage) => {
    const { random, project, organization } = stage;
    const home = organization.accounts.find(({ id }) => id !== project.account.id) ?? project.account;
    const [homeRole] = home.roles;
    if (!homeRole) return;
    const client = {
      sourceIPAddress: `10.30.${random.between(0, 9)}.${random.between(4, 250)}`,
      userAgent: userAgents.boto3(stage.time(0)),
    };
    const sessionName = `factory-${random.hex(6)}`;
    const role = { roleName: "MigrationOperator", path: "/", principalId: awsIds.principal(random, "AROA") };
    const assume = {
      ...other("sts", "AssumeRole", {
        request: { roleArn: roleArn(project.account, role), roleSessionName: sessionName, durationSeconds: 3600 },
        response: {
          credentials: {
            accessKeyId: awsIds.accessKey(random, "ASIA"),
            sessionToken: "HIDDEN_DUE_TO_SECURITY_REASONS",
            expiration: javaTime(stage.time(0.1) + 3_600_000),
          },
          assumedRoleUser: {
            assumedRoleId: `${role.principalId}:${sessionName}`,
            arn: `arn:aws:sts::${project.account.id}:assumed-role/${role.roleName}/${sessionName}`,
          },
        },
      }),
      readOnly: true,
      resources: [{ ARN: roleArn(project.account, role), accountId: project.account.id, type: "AWS::IAM::Role" }],
      sharedEventId: random.uuid(),
      requestId: random.uuid(),
    };
    const caller = callers.role(home, homeRole, sessionName, random, stage.time(0), client);
    if (home !== project.account) stage.call(0.1, caller, assume, { account: home.id });
    stage.call(0.1, callers.otherAccount(home, homeRole, sessionName, client), assume);
    const operator = callers.role(project.account, role, sessionName, random, stage.time(0.1), client);
    if (stage.time(0) < eras.sms[1])
      stage.call(0.2, operator, sms("GetReplicationJobs", { request: { maxResults: 50 } }));
    if (stage.time(0) < eras.sms[1]) stage.call(0.3, operator, sms("GetConnectors"));
    if (stage.time(0) >= eras.mgn[0])
      stage.call(0.4, operator, mgn("ListManagedAccounts", { request: { maxResults: 50 } }));
    if (stage.time(0) >= eras.mgn[0])
      stage.call(
        0.5,
        operator,
        mgn("DescribeSourceServers", { request: { filters: {}, accountID: project.account.id } }),
      );
  },
};
