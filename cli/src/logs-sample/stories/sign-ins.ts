import { awsIds } from "../aws-ids";
import { callers } from "../callers";
import { eras } from "../eras";
import { other } from "../service-requests";
import type { Stage } from "../stage";
import type { Story } from "../story";
import { userAgents } from "../user-agents";

/** How people and programs come in: every kind of identity that CloudTrail knows, and events that nobody called. */
export const signIns: Story = {
  title: "sign-ins",
  era: eras.always,
  part: [0.01, 0.95],
  tell: (stage) => {
    const { account } = stage.project;
    const user = stage.random.pick(account.users);
    const client = { sourceIPAddress: user.sourceIPAddress, userAgent: userAgents.signIn() };
    tellConsole(stage, client);
    tellFederation(stage, client);

    // bearer tokens of Identity Center are recorded since 2024
    if (stage.time(0) >= Date.UTC(2024, 0)) {
      const center = callers.identityCenterUser(account, stage.random, client);
      stage.call(0.5, center, other("sso", "ListApplications"), { region: "us-east-1" });
      stage.call(0.52, center, { ...other("q", "StartConversation"), readOnly: false }, { region: "us-east-1" });
    }
    const directoryId = `d-${stage.random.hex(10)}`;
    const directory = callers.other(
      { type: "Directory", principalId: directoryId, accountId: account.id, userName: "svc-join" },
      client,
    );
    stage.call(0.6, directory, other("ds", "DescribeDirectories", { request: { directoryIds: [directoryId] } }));
    const plainRole = callers.other(
      {
        type: "Role",
        principalId: awsIds.principal(stage.random, "AROA"),
        arn: `arn:aws:iam::${account.id}:role/batch-runner`,
        accountId: account.id,
        userName: "batch-runner",
        sessionContext: {
          sessionIssuer: {
            type: "Role",
            arn: `arn:aws:iam::${account.id}:role/batch-runner`,
            accountId: account.id,
            userName: "batch-runner",
          },
        },
      },
      client,
    );
    stage.call(0.65, plainRole, other("batch", "DescribeJobQueues", { request: {} }));
    const rotated = { ARN: `arn:aws:kms:${stage.project.region}:${account.id}:key/${stage.random.pick(account.keys)}` };
    stage.call(0.7, callers.serviceEvent(account, "kms.amazonaws.com"), {
      ...other("kms", "RotateKey", { request: null }),
      eventType: "AwsServiceEvent",
      serviceEventDetails: { keyId: stage.random.pick(account.keys) },
      resources: [{ ...rotated, accountId: account.id, type: "AWS::KMS::Key" }],
    });
    // a record that CloudTrail corrected later, and says so
    const addendum = {
      reason: "UPDATED_DATA",
      updatedFields: "userAgent",
      originalRequestID: stage.random.uuid(),
      originalEventID: stage.random.uuid(),
    };
    stage.call(0.8, callers.user(account, user, client), { ...other("s3", "ListBuckets", { request: {} }), addendum });
  },
};

interface Client {
  readonly sourceIPAddress: string;
  readonly userAgent: string;
}

function tellConsole(stage: Stage, client: Client): void {
  const { account } = stage.project;
  const signIn = (
    progress: number,
    userIdentity: Record<string, unknown>,
    result: "Success" | "Failure",
    more: Record<string, unknown>,
  ) =>
    stage.call(
      progress,
      callers.other(userIdentity, client),
      {
        ...other("signin", "ConsoleLogin", { response: { ConsoleLogin: result } }),
        readOnly: false,
        eventType: "AwsConsoleSignIn",
        additionalEventData: {
          LoginTo: "https://console.aws.amazon.com/console/home",
          MobileVersion: "No",
          MFAUsed: result === "Success" ? "Yes" : "No",
        },
        ...more,
      },
      { region: "us-east-1" },
    );
  const user = stage.random.pick(account.users);
  const identity = {
    type: "IAMUser",
    principalId: user.principalId,
    arn: `arn:aws:iam::${account.id}:user/${user.userName}`,
    accountId: account.id,
    userName: user.userName,
  };
  signIn(0.1, identity, "Success", {});
  const hidden = {
    type: "IAMUser",
    accountId: account.id,
    accessKeyId: "",
    userName: "HIDDEN_DUE_TO_SECURITY_REASONS",
  };
  signIn(0.12, hidden, "Failure", { errorMessage: "No username found in supplied account" });
  // Identity Center signs people in under the type Unknown, as a service event
  const unknown = {
    type: "Unknown",
    principalId: account.id,
    arn: "",
    accountId: account.id,
    accessKeyId: "",
    userName: user.userName,
  };
  const details = {
    UserAuthentication: "Success",
    LoginTo: "https://d-9067000000.awsapps.com/start/",
    CredentialType: "PASSWORD",
  };
  stage.call(
    0.14,
    callers.other(unknown, client),
    {
      ...other("signin", "UserAuthentication"),
      readOnly: false,
      eventType: "AwsServiceEvent",
      additionalEventData: { CredentialType: "PASSWORD" },
      serviceEventDetails: details,
    },
    { region: "us-east-1" },
  );
}

function tellFederation(stage: Stage, client: Client): void {
  const { account } = stage.project;
  const { random } = stage;
  const provider = `arn:aws:iam::${account.id}:saml-provider/CorpIdP`;
  const roleArn = `arn:aws:iam::${account.id}:role/Analyst`;
  const person = `${stage.random.pick(account.users).userName}@example.com`;
  const assumed = { assumedRoleUser: { arn: `arn:aws:sts::${account.id}:assumed-role/Analyst/${person}` } };
  const saml = callers.other(
    { type: "SAMLUser", principalId: `${random.hex(20)}:${person}`, userName: person, identityProvider: provider },
    client,
  );
  const samlRequest = {
    sAMLAssertionID: `_${random.uuid()}`,
    roleSessionName: person,
    durationSeconds: 3600,
    roleArn,
    principalArn: provider,
  };
  stage.call(
    0.2,
    saml,
    { ...other("sts", "AssumeRoleWithSAML", { request: samlRequest, response: assumed }), readOnly: true },
    { region: "us-east-1" },
  );
  const issuer = "token.actions.githubusercontent.com";
  const subject = "repo:example/shop:ref:refs/heads/main";
  const web = callers.other(
    {
      type: "WebIdentityUser",
      principalId: `arn:aws:iam::${account.id}:oidc-provider/${issuer}:sts.amazonaws.com:${subject}`,
      userName: subject,
      identityProvider: `arn:aws:iam::${account.id}:oidc-provider/${issuer}`,
    },
    client,
  );
  const webRequest = { roleArn: `arn:aws:iam::${account.id}:role/deploy-pipeline`, roleSessionName: "GitHubActions" };
  stage.call(0.3, web, {
    ...other("sts", "AssumeRoleWithWebIdentity", { request: webRequest, response: assumed }),
    readOnly: true,
  });
}
