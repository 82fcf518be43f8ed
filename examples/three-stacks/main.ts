import { App, TerraformOutput, TerraformStack, TerraformVariable } from "cdktf";
import { AwsProvider } from "@cdktf/provider-aws/lib/provider";
import { AuditTrail } from "cdktf-sms-trail/audit-trail";
import { LogArchive } from "cdktf-sms-trail/log-archive";
import { logLayout } from "cdktf-sms-trail/log-layout";
import { LogQueries } from "cdktf-sms-trail/log-queries";

// An organization in three stacks: each is deployed by a role of its own account, which can do nothing in the other two.

const inAccount = (accountId: string) => ({ partition: "aws", accountId, region: "eu-central-1" }) as const;
const management = inAccount("111111111111");
const logArchive = inAccount("222222222222");
const audit = inAccount("333333333333");
const members = ["444444444444", "555555555555"];

const layout = logLayout({ bucketName: "example-org-logs", organizationId: "o-exampleorgid" });
const trail = {
  partition: "aws",
  homeRegion: "eu-central-1",
  accountId: "111111111111",
  trailName: "sms-trail",
} as const;

const app = new App();

const archiveStack = stackIn("log-archive", logArchive.accountId);
const archive = new LogArchive(archiveStack, "LogArchive", {
  where: logArchive,
  layout,
  trails: [trail],
  bucket: {
    create: {
      retentionDays: 3653,
      objectLock: { mode: "GOVERNANCE", days: 365 },
      accessLogs: { bucketName: "example-org-logs-access-logs", retentionDays: 365 },
    },
  },
  topic: { create: { topicName: "sms-trail-log-delivery" } },
  queue: { queueName: "sms-trail-log-delivery", retentionDays: 14 },
  readers: [{ accountId: audit.accountId }, { membersOfOrganization: "o-exampleorgid" }],
  tamperGuard: { exceptPrincipalArns: ["arn:aws:iam::222222222222:role/sms-trail-deploy"] },
});
new TerraformOutput(archiveStack, "log_key_arn", { value: archive.keyArn });

const trailStack = stackIn("trail", management.accountId);
// No stack reads another's state: the first deploy's output is the second's variable, TF_VAR_log_key_arn.
const keyArn = new TerraformVariable(trailStack, "log_key_arn", { type: "string", nullable: false });
new AuditTrail(trailStack, "AuditTrail", {
  where: management,
  trail,
  layout,
  kmsKeyArn: keyArn.stringValue,
  topicArn: archive.topicArn,
  accessLogBucketNames: ["example-org-logs-access-logs"],
});
trailStack.addDependency(archiveStack);

const queriesStack = stackIn("queries", audit.accountId);
new LogQueries(queriesStack, "LogQueries", {
  where: audit,
  sources: [
    {
      layout,
      accounts: {
        type: "enum",
        accountIds: [management.accountId, logArchive.accountId, audit.accountId, ...members],
      },
      regions: ["eu-central-1", "us-east-1"],
      firstDay: "2016-11-14",
    },
  ],
  databaseName: "sms_trail",
  workgroupName: "sms-trail",
  bytesScannedCutoffPerQuery: 10 * 1024 ** 3,
  results: {
    bucketName: "example-org-query-results",
    retentionDays: 30,
    accessLogs: { create: { bucketName: "example-org-query-results-access-logs", retentionDays: 365 } },
  },
});
queriesStack.addDependency(archiveStack);

app.synth();

function stackIn(name: string, accountId: string): TerraformStack {
  const stack = new TerraformStack(app, name);
  new AwsProvider(stack, "aws", {
    region: "eu-central-1",
    allowedAccountIds: [accountId],
    assumeRole: [{ roleArn: `arn:aws:iam::${accountId}:role/sms-trail-deploy` }],
  });
  return stack;
}
