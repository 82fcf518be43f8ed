import { awsIds } from "../aws-ids";
import { roleArn } from "../callers";
import { javaTime } from "../java-time";
import type { NoiseRequest } from "./noise-request";

const iam = "iam.amazonaws.com";

/** What is asked of IAM and STS; IAM is recorded in us-east-1 only. */
export const iamReads: readonly NoiseRequest[] = [
  ({ account }, random) => ({
    source: iam,
    name: "GetUser",
    readOnly: true,
    host: iam,
    request: { userName: random.pick(account.users).userName },
  }),
  ({ account }, random) => ({
    source: iam,
    name: "GetRole",
    readOnly: true,
    host: iam,
    request: { roleName: random.pick(account.roles).roleName },
  }),
  ({ account }, random) => ({
    source: iam,
    name: "ListAttachedRolePolicies",
    readOnly: true,
    host: iam,
    request: { roleName: random.pick(account.roles).roleName },
  }),
  ({ account }, random) => ({
    source: iam,
    name: "ListRolePolicies",
    readOnly: true,
    host: iam,
    request: { roleName: random.pick(account.roles).roleName, maxItems: 100 },
  }),
  ({ account }, random) => ({
    source: iam,
    name: "GetPolicy",
    readOnly: true,
    host: iam,
    request: { policyArn: `arn:aws:iam::${account.id}:policy/${random.pick(account.functions)}` },
  }),
  (_place, random) => ({
    source: iam,
    name: random.pick(["ListUsers", "ListRoles", "GetAccountSummary", "ListAccountAliases"]),
    readOnly: true,
    host: iam,
  }),
];

/** Who am I: the first call of every tool. */
export const callerIdentity: NoiseRequest = ({ region }) => ({
  source: "sts.amazonaws.com",
  name: "GetCallerIdentity",
  readOnly: true,
  host: region === "us-east-1" ? "sts.amazonaws.com" : undefined,
});

/** A role is taken: by a service for an instance or a function, or by a pipeline. */
export const assumeRole: NoiseRequest = ({ account, time }, random) => {
  const role = random.pick(account.roles);
  const roleSessionName = random.chance(0.5) ? random.pick(account.instances) : random.pick(account.functions);
  return {
    source: "sts.amazonaws.com",
    name: "AssumeRole",
    readOnly: true,
    request: { roleArn: roleArn(account, role), roleSessionName, durationSeconds: random.pick([900, 3600, 43200]) },
    response: {
      credentials: {
        accessKeyId: awsIds.accessKey(random, "ASIA"),
        sessionToken: "HIDDEN_DUE_TO_SECURITY_REASONS",
        expiration: javaTime(time + 3_600_000),
      },
      assumedRoleUser: {
        assumedRoleId: `${role.principalId}:${roleSessionName}`,
        arn: `arn:aws:sts::${account.id}:assumed-role/${role.roleName}/${roleSessionName}`,
      },
    },
    resources: [{ accountId: account.id, type: "AWS::IAM::Role", ARN: roleArn(account, role) }],
    sharedEventId: random.uuid(),
  };
};
