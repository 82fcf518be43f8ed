import { awsIds } from "../aws-ids";
import { callers } from "../callers";
import { eras } from "../eras";
import { people } from "../people";
import { mgn, other, sms } from "../service-requests";
import type { Story } from "../story";
import { userAgents } from "../user-agents";

/** Somebody signs in as root in the middle of a migration, looks around and deletes what should have stayed. */
export const rootAtWork: Story = {
  title: "root at work",
  era: eras.always,
  part: [0.4, 0.7],
  tell: (stage) => {
    const { random, project } = stage;
    const { account } = project;
    const root = people.root(stage, 0.1);
    const client = { sourceIPAddress: root.sourceIPAddress, userAgent: userAgents.signIn() };
    const signIn = callers.other(
      { type: "Root", principalId: account.id, arn: `arn:aws:iam::${account.id}:root`, accountId: account.id },
      client,
    );
    const additionalEventData = { LoginTo: "https://console.aws.amazon.com/", MobileVersion: "No", MFAUsed: "No" };
    stage.call(
      0.05,
      signIn,
      {
        ...other("signin", "ConsoleLogin", { response: { ConsoleLogin: "Success" } }),
        readOnly: false,
        additionalEventData,
        eventType: "AwsConsoleSignIn",
      },
      { region: "us-east-1" },
    );
    const key = callers.rootKey(account, random, {
      sourceIPAddress: root.sourceIPAddress,
      userAgent: userAgents.boto3(stage.time(0.5)),
    });
    if (stage.time(0) < eras.sms[1]) {
      stage.call(0.1, root, sms("GetConnectors"));
      stage.call(0.12, root, sms("GetReplicationJobs", { request: { maxResults: 50 } }));
      stage.call(
        0.2,
        root,
        sms("DeleteReplicationJob", { request: { replicationJobId: awsIds.short(random, "sms-job") } }),
      );
      stage.call(0.3, root, sms("DisassociateConnector", { request: { connectorId: project.connectorId } }));
      stage.call(0.6, key, sms("GetServers", { request: { maxResults: 10 } }));
    }
    if (stage.time(0) >= eras.mgn[0]) {
      const task = callers.assumedRoot(account, random, stage.time(0.7), client);
      stage.call(0.4, root, mgn("DescribeSourceServers", { request: { maxResults: 50, filters: {} } }));
      stage.call(0.45, root, mgn("MarkAsArchived", { request: { sourceServerID: project.sourceServers[4] } }));
      // sts:AssumeRoot is there since November 2024
      if (stage.time(0) >= Date.UTC(2024, 10, 15))
        stage.call(0.7, task, mgn("DescribeJobs", { request: { filters: {} } }));
    }
  },
};
