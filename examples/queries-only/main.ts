import { App, TerraformStack } from "cdktf";
import { AwsProvider } from "@cdktf/provider-aws/lib/provider";
import { LogQueries } from "cdktf-sms-trail/log-queries";
import { logLayout } from "cdktf-sms-trail/log-layout";

const app = new App();
const stack = new TerraformStack(app, "audit");
new AwsProvider(stack, "aws", { region: "eu-central-1", allowedAccountIds: ["333333333333"] });

// Questions about the logs of an organization trail that is there already.
new LogQueries(stack, "LogQueries", {
  where: { partition: "aws", accountId: "333333333333", region: "eu-central-1" },
  sources: [
    {
      layout: logLayout({ bucketName: "example-org-logs", organizationId: "o-exampleorgid" }),
      accounts: { type: "enum", accountIds: ["111111111111", "444444444444"] },
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

app.synth();
