import type { Caller } from "../call";
import { callers } from "../callers";
import { publicAddress, type Role } from "../organization";
import type { Random } from "../random";
import { userAgents } from "../user-agents";
import { ec2Reads, ec2Writes } from "./ec2-requests";
import { assumeRole, callerIdentity, iamReads } from "./identity-requests";
import { kmsRequests } from "./kms-requests";
import type { NoisePlace, NoiseRequest } from "./noise-request";
import { consoleRequests, instanceHeartbeat, programRequests, recorderRequests } from "./operations-requests";
import { s3AclCheck, s3Reads } from "./s3-requests";

/** Somebody whose everyday calls fill the log files around the migrations. */
export interface NoiseActor {
  /** How often this actor is at work, against the others. */
  readonly weight: number;
  /** Most calls in one go. */
  readonly burst: number;
  readonly requests: readonly NoiseRequest[];
  /** Share of calls that fail. */
  readonly failures?: number;
  caller(place: NoisePlace, random: Random): Caller;
}

const session = (time: number) => time - (time % 3_600_000) - 754_000;

const role = (place: NoisePlace, name: string): Role => {
  const found = place.account.roles.find(({ roleName }) => roleName === name);
  if (!found) throw new Error(`no role ${name} in the sample organization`);
  return found;
};

const serviceLinkedRole = (place: NoisePlace, service: string, roleName: string): Role => ({
  roleName,
  path: `/aws-service-role/${service}/`,
  principalId: `AROA${place.account.users[0]?.principalId.slice(4, -3) ?? ""}SLR`,
});

/** Everyday life of an account. */
export const noiseActors: readonly NoiseActor[] = [
  {
    weight: 16,
    burst: 40,
    failures: 0.03,
    requests: [...ec2Reads, ...ec2Reads, ...iamReads, ...s3Reads, callerIdentity],
    caller: (place, random) => {
      const user = random.pick(place.account.users);
      return callers.user(place.account, user, {
        sourceIPAddress: user.sourceIPAddress,
        userAgent: userAgents.terraform(place.time),
      });
    },
  },
  {
    weight: 9,
    burst: 30,
    failures: 0.04,
    requests: [...ec2Reads, ...ec2Writes, ...s3Reads, ...programRequests],
    caller: (place, random) =>
      callers.role(
        place.account,
        role(place, "deploy-pipeline"),
        `run-${random.between(10_000, 99_999)}`,
        random,
        session(place.time),
        {
          sourceIPAddress: publicAddress(random),
          userAgent: userAgents.terraform(place.time),
        },
      ),
  },
  {
    weight: 14,
    burst: 10,
    requests: [instanceHeartbeat, ...programRequests, ...programRequests],
    caller: (place, random) => {
      const instance = random.pick(place.account.instances);
      return callers.role(place.account, role(place, "app-server"), instance, random, session(place.time), {
        sourceIPAddress: publicAddress(random),
        userAgent: random.chance(0.5) ? userAgents.ssmAgent() : userAgents.boto3(place.time),
        more: { ec2RoleDelivery: random.chance(0.6) ? "2.0" : "1.0" },
      });
    },
  },
  {
    weight: 10,
    burst: 8,
    failures: 0.02,
    requests: [...programRequests, ...kmsRequests],
    caller: (place, random) => {
      const name = random.pick(place.account.functions);
      const inScopeOf =
        place.time < Date.UTC(2024, 3)
          ? undefined
          : {
              issuerType: "AWS::Lambda::Function",
              credentialsIssuedTo: `arn:aws:lambda:${place.region}:${place.account.id}:function:${name}`,
            };
      return callers.role(place.account, role(place, "order-worker"), name, random, session(place.time), {
        sourceIPAddress: publicAddress(random),
        userAgent: userAgents.lambda(random),
        inScopeOf,
      });
    },
  },
  {
    weight: 12,
    burst: 20,
    requests: kmsRequests,
    caller: (place, random) => {
      const user = random.pick(place.account.users);
      const client = {
        sourceIPAddress: user.sourceIPAddress,
        userAgent: userAgents.console(place.time),
        mfa: true,
        console: false,
      };
      const caller = callers.userSession(place.account, user, random, session(place.time), client);
      return random.chance(0.5)
        ? callers.awsInternal(caller)
        : callers.forwarded(caller, "secretsmanager.amazonaws.com");
    },
  },
  {
    weight: 6,
    burst: 20,
    failures: 0.05,
    requests: [...consoleRequests, ...s3Reads, ...ec2Reads],
    caller: (place, random) => {
      const user = random.pick(place.account.users);
      const client = { sourceIPAddress: user.sourceIPAddress, userAgent: userAgents.console(place.time) };
      const sso: Role = {
        roleName: "AWSReservedSSO_PowerUserAccess_1a2b3c4d5e6f7a8b",
        path: `/aws-reserved/sso.amazonaws.com/${place.region}/`,
        principalId: `AROA${user.principalId.slice(4)}`,
      };
      return random.chance(0.6)
        ? callers.role(place.account, sso, `${user.userName}@example.com`, random, session(place.time), {
            ...client,
            console: true,
          })
        : callers.userSession(place.account, user, random, session(place.time), {
            ...client,
            mfa: true,
            console: true,
          });
    },
  },
  {
    weight: 5,
    burst: 10,
    requests: recorderRequests,
    caller: (place) =>
      callers.serviceRole(
        place.account,
        serviceLinkedRole(place, "config.amazonaws.com", "AWSServiceRoleForConfig"),
        "AWSConfig-Describe",
        session(place.time),
        "config.amazonaws.com",
      ),
  },
  {
    weight: 7,
    burst: 2,
    requests: [assumeRole],
    caller: (_place, random) =>
      callers.service(random.pick(["ec2.amazonaws.com", "lambda.amazonaws.com", "ecs-tasks.amazonaws.com"])),
  },
  {
    weight: 2,
    burst: 3,
    requests: [s3AclCheck],
    caller: () => callers.service("cloudtrail.amazonaws.com"),
  },
];
