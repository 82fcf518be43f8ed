import { App, TerraformOutput, TerraformStack, TerraformVariable } from "cdktf";
import { AwsProvider } from "@cdktf/provider-aws/lib/provider";
import { LogArchive } from "cdktf-sms-trail/log-archive";
import { logLayout } from "cdktf-sms-trail/log-layout";
import { MemberTrail, memberTrailIdentity } from "cdktf-sms-trail/member-trail";

// Accounts without an organization trail: each has a trail of its own, in a stack of its own, that delivers to one bucket.

const inAccount = (accountId: string) => ({ partition: "aws", accountId, region: "us-east-1" }) as const;
const logArchive = inAccount("222222222222");
const members = ["444444444444", "555555555555", "666666666666"].map(inAccount);
const trailName = "sms-trail";
const layout = logLayout({ bucketName: "example-central-logs" });

const app = new App();

const archiveStack = stackIn("log-archive", logArchive.accountId);
const archive = new LogArchive(archiveStack, "LogArchive", {
  where: logArchive,
  layout,
  trails: members.map((where) => memberTrailIdentity({ where, trailName })),
  bucket: {
    create: {
      retentionDays: 3653,
      objectLock: { mode: "GOVERNANCE", days: 365 },
      accessLogs: { bucketName: "example-central-logs-access-logs", retentionDays: 365 },
    },
  },
  topic: { create: { topicName: "sms-trail-log-delivery" } },
  queue: { queueName: "sms-trail-log-delivery", retentionDays: 14 },
});
new TerraformOutput(archiveStack, "log_key_arn", { value: archive.keyArn });

for (const where of members) {
  const stack = stackIn(`trail-${where.accountId}`, where.accountId);
  const keyArn = new TerraformVariable(stack, "log_key_arn", { type: "string", nullable: false });
  new MemberTrail(stack, "MemberTrail", {
    where,
    trailName,
    layout,
    kmsKeyArn: keyArn.stringValue,
    topicArn: archive.topicArn,
  });
  stack.addDependency(archiveStack);
}

app.synth();

function stackIn(name: string, accountId: string): TerraformStack {
  const stack = new TerraformStack(app, name);
  new AwsProvider(stack, "aws", {
    region: "us-east-1",
    allowedAccountIds: [accountId],
    assumeRole: [{ roleArn: `arn:aws:iam::${accountId}:role/sms-trail-deploy` }],
  });
  return stack;
}
