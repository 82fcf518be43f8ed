import { CreateRoleCommand, IAMClient, PutRolePolicyCommand } from "@aws-sdk/client-iam";
import { CreateBucketCommand, S3Client } from "@aws-sdk/client-s3";
import * as fs from "node:fs";
import * as path from "node:path";
import { awsClientConfig, type EmulatedAccount } from "./aws-client-config";
import { emulatorEnv } from "./emulator-override";
import type { Preset, PresetStack } from "./presets";

interface AssumedRole {
  readonly role_arn: string;
  readonly external_id?: string;
}

/** A provider block of a synthesized stack, as far as it says how its account is reached. */
interface ProviderBlock {
  readonly allowed_account_ids: readonly [string];
  readonly region: string;
  readonly profile?: string;
  readonly assume_role?: readonly [AssumedRole];
}

/** The accounts that a preset deploys to, as its deployer reaches them. */
export interface PresetAccounts {
  /** Each once, with the Region of the preset. */
  readonly accounts: readonly EmulatedAccount[];
  /** Variables of a command that deploys. */
  readonly env: Readonly<Record<string, string | undefined>>;
}

/**
 * Makes what a landing zone has before the first deployment: a profile for each that the preset names, the roles that it takes on, and
 * the bucket of its state.
 */
export async function preparedAccounts(
  preset: Preset,
  stacks: readonly PresetStack[],
  endpoint: string,
): Promise<PresetAccounts> {
  const blocks: ProviderBlock[] = stacks.flatMap(({ json }) => json.provider.aws);
  const at = ({ allowed_account_ids: [id], region }: ProviderBlock) => ({ id, region, endpoint });
  const ambient = blocks.find(({ profile, assume_role }) => !profile && !assume_role);
  // who takes on roles is in none of the accounts
  const deployer = ambient?.allowed_account_ids[0] ?? preset.deployerId;

  const profiles = [profileWithKeys("deployer", deployer), ...blocks.flatMap(profileWithRole)];
  const config = path.join(preset.directory, "aws-config");
  fs.writeFileSync(config, [...new Set(profiles)].join("\n"));
  for (const block of blocks) await makeRole(at(block), block, deployer);
  for (const { json } of stacks) await makeStateBucket(json.terraform.backend?.s3, blocks, { id: deployer, endpoint });

  const byId = new Map(blocks.map((block) => [block.allowed_account_ids[0], at(block)]));
  return {
    accounts: [...byId.values()],
    env: {
      AWS_CONFIG_FILE: config,
      // where profiles say everything, there are no keys besides
      ...(blocks.every((block) => block.profile)
        ? { AWS_ACCESS_KEY_ID: undefined, AWS_SECRET_ACCESS_KEY: undefined }
        : { AWS_ACCESS_KEY_ID: deployer, AWS_SECRET_ACCESS_KEY: "test" }),
      ...emulatorEnv(endpoint),
      AWS_SESSION_TOKEN: undefined,
      AWS_PROFILE: undefined,
      AWS_EC2_METADATA_DISABLED: "true",
    },
  };
}

function profileWithKeys(name: string, accountId: string): string {
  return `[profile ${name}]\naws_access_key_id = ${accountId}\naws_secret_access_key = test\n`;
}

function profileWithRole(block: ProviderBlock): string[] {
  if (block.profile === undefined) return [];
  const { role_arn } = deployRole(block);
  return [`[profile ${block.profile}]\nrole_arn = ${role_arn}\nsource_profile = deployer\nregion = ${block.region}\n`];
}

/** The role that a provider block takes on, by itself or by its profile. */
function deployRole({ assume_role, allowed_account_ids: [id], region }: ProviderBlock) {
  const partition = region.startsWith("cn-") ? "aws-cn" : region.startsWith("us-gov-") ? "aws-us-gov" : "aws";
  const [named]: readonly [AssumedRole] = assume_role ?? [
    { role_arn: `arn:${partition}:iam::${id}:role/sms-trail-deploy` },
  ];
  return { ...named, partition };
}

async function makeRole(account: EmulatedAccount, block: ProviderBlock, deployer: string): Promise<void> {
  if (account.id === deployer) return;
  const { role_arn, external_id, partition } = deployRole(block);
  const RoleName = role_arn.split("/").at(-1);
  const Condition = external_id === undefined ? undefined : { StringEquals: { "sts:ExternalId": external_id } };
  const Principal = { AWS: `arn:${partition}:iam::${deployer}:root` };
  const trust = { Effect: "Allow", Principal, Action: "sts:AssumeRole" };
  const iam = new IAMClient(awsClientConfig(account));
  try {
    await iam.send(new CreateRoleCommand({ RoleName, AssumeRolePolicyDocument: document({ ...trust, Condition }) }));
  } catch (error) {
    // two stacks of a preset deploy to the same account
    if ((error as Error).name !== "EntityAlreadyExistsException") throw error;
  }
  const PolicyDocument = document({ Effect: "Allow", Action: "*", Resource: "*" });
  await iam.send(new PutRolePolicyCommand({ RoleName, PolicyName: "deploy", PolicyDocument }));
}

function document(statement: object): string {
  return JSON.stringify({ Version: "2012-10-17", Statement: [statement] });
}

/** In the account that its credentials are of. */
async function makeStateBucket(
  backend: { bucket: string; region: string; profile?: string } | undefined,
  blocks: readonly ProviderBlock[],
  deployer: EmulatedAccount,
): Promise<void> {
  if (backend === undefined) return;
  const { bucket, region } = backend;
  const owner = backend.profile && blocks.find(({ profile }) => profile === backend.profile)?.allowed_account_ids[0];
  const s3 = new S3Client(awsClientConfig({ ...deployer, region, id: owner || deployer.id }));
  try {
    await s3.send(new CreateBucketCommand({ Bucket: bucket }));
  } catch (error) {
    // each stack of a preset keeps its state there
    if ((error as Error).name !== "BucketAlreadyOwnedByYou") throw error;
  }
}
