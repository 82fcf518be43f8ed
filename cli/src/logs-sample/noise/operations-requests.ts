import { awsIds } from "../aws-ids";
import type { NoiseRequest } from "./noise-request";

const ssm = "ssm.amazonaws.com";
const secrets = "secretsmanager.amazonaws.com";
const logs = "logs.amazonaws.com";

/** Systems Manager, Secrets Manager, CloudWatch, Lambda and others as programs use them. */
export const programRequests: readonly NoiseRequest[] = [
  ({ account }, random) => ({
    source: ssm,
    name: "GetParameter",
    readOnly: true,
    request: {
      name: `/app/${random.pick(account.functions)}/${random.pick(["dsn", "token", "flags"])}`,
      withDecryption: true,
    },
    resources: [
      {
        accountId: account.id,
        ARN: `arn:aws:ssm:us-east-1:${account.id}:parameter/app/${random.pick(account.functions)}`,
        type: "AWS::SSM::Parameter",
      },
    ],
  }),
  ({ account }, random) => ({
    source: ssm,
    name: "DescribeParameters",
    readOnly: true,
    request: {
      parameterFilters: [
        { key: "Name", option: "Equals", values: [`/app/${random.pick(account.functions)}/${random.between(1, 99)}`] },
      ],
      maxResults: 50,
    },
  }),
  ({ account, region }, random) => ({
    source: secrets,
    name: random.pick(["GetSecretValue", "DescribeSecret", "GetResourcePolicy"]),
    readOnly: true,
    request: {
      secretId: `arn:aws:secretsmanager:${region}:${account.id}:secret:${random.pick(account.functions)}-a1B2c3`,
    },
  }),
  ({ account, time }, random) => ({
    source: logs,
    name: "CreateLogStream",
    readOnly: false,
    apiVersion: "20140328",
    request: {
      logGroupName: `/aws/lambda/${random.pick(account.functions)}`,
      logStreamName: `${new Date(time).toISOString().slice(0, 10).replaceAll("-", "/")}/[$LATEST]${random.hex(32)}`,
    },
  }),
  ({ account }, random) => ({
    source: logs,
    name: "DescribeLogGroups",
    readOnly: true,
    apiVersion: "20140328",
    request: { logGroupNamePrefix: `/aws/lambda/${random.pick(account.functions)}`, limit: 50 },
  }),
  ({ account }, random) => ({
    source: "lambda.amazonaws.com",
    name: random.pick(["GetFunction20150331v2", "GetPolicy20150331v2", "ListVersionsByFunction20150331"]),
    readOnly: true,
    apiVersion: "2015-03-31",
    request: { functionName: random.pick(account.functions) },
  }),
  (_place, random) => ({
    source: "dynamodb.amazonaws.com",
    name: "DescribeTable",
    readOnly: true,
    apiVersion: "2012-08-10",
    request: { tableName: `${random.pick(["orders", "sessions", "stock"])}-${random.hex(4)}` },
  }),
  ({ account, region }, random) => ({
    source: "elasticloadbalancing.amazonaws.com",
    name: "DescribeTargetHealth",
    readOnly: true,
    apiVersion: "2015-12-01",
    request: {
      targetGroupArn: `arn:aws:elasticloadbalancing:${region}:${account.id}:targetgroup/${random.pick(account.functions)}/${account.id.repeat(2).slice(3, 19)}`,
    },
  }),
  // an unrelated service whose name begins like SMS's: exact match or wrong answers
  (_place, random) => ({
    source: "sms-voice.amazonaws.com",
    name: "DescribePhoneNumbers",
    readOnly: true,
    request: { maxResults: random.between(5, 100) },
  }),
];

/** The agent on every instance reports. */
export const instanceHeartbeat: NoiseRequest = ({ account }, random) => {
  const instanceId = random.pick(account.instances);
  const address = `10.${random.between(0, 9)}.${random.between(0, 255)}.${random.between(4, 250)}`;
  return {
    source: ssm,
    name: "UpdateInstanceInformation",
    readOnly: false,
    request: {
      instanceId,
      agentVersion: random.pick(["3.1.1732.0", "3.0.529.0", "3.2.582.0"]),
      agentStatus: "Active",
      platformType: "Linux",
      platformName: "Amazon Linux",
      platformVersion: "2",
      iPAddress: address,
      computerName: `ip-${address.replaceAll(".", "-")}.ec2.internal`,
      agentName: "amazon-ssm-agent",
    },
  };
};

/** What the console's pages ask while somebody looks at them. */
export const consoleRequests: readonly NoiseRequest[] = [
  (_place, random) => ({
    source: "health.amazonaws.com",
    name: "DescribeEventAggregates",
    readOnly: true,
    request: {
      aggregateField: "eventTypeCategory",
      filter: {
        eventStatusCodes: ["open", "upcoming"],
        startTimes: [{ from: `Jul 3, 2023, 11:${random.between(10, 59)}:38 AM` }],
      },
    },
  }),
  (_place, random) => ({
    source: "monitoring.amazonaws.com",
    name: "DescribeAlarms",
    readOnly: true,
    request: { maxRecords: random.between(10, 100), stateValue: "ALARM" },
  }),
  () => ({ source: "notifications.amazonaws.com", name: "ListNotificationHubs", readOnly: true }),
  (_place, random) => ({
    source: "cloudtrail.amazonaws.com",
    name: "LookupEvents",
    readOnly: true,
    request: {
      maxResults: 50,
      lookupAttributes: [{ attributeKey: "ReadOnly", attributeValue: "false" }],
      nextToken: random.hex(24),
    },
  }),
  ({ account }, random) => ({
    source: "cloudformation.amazonaws.com",
    name: "DescribeStacks",
    readOnly: true,
    request: { stackName: `${random.pick(account.functions)}-stack` },
  }),
];

/** What inventories ask of AWS Config and others. */
export const recorderRequests: readonly NoiseRequest[] = [
  (_place, random) => ({
    source: "config.amazonaws.com",
    name: "PutEvaluations",
    readOnly: false,
    request: {
      evaluations: [
        {
          complianceResourceType: "AWS::EC2::Instance",
          complianceResourceId: awsIds.resource(random, "i"),
          complianceType: random.pick(["COMPLIANT", "NON_COMPLIANT"]),
        },
      ],
      resultToken: awsIds.token(random, 32),
    },
  }),
  (_place, random) => ({
    source: "tagging.amazonaws.com",
    name: "GetResources",
    readOnly: true,
    request: { resourcesPerPage: 100, paginationToken: random.hex(20) },
  }),
];
