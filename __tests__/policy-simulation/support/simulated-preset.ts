import { mkdtempSync, readdirSync, readFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { App } from "cdktf";
import type { RequiredStatements } from "../../../modules/archive-statements";
import { statefulAddresses } from "../../../modules/main-stack-addresses";
import { loadSettings } from "../../../modules/settings/settings";
import { deploymentName } from "../../../modules/settings/settings-parts";
import { settingsStacks } from "../../../modules/stacks/settings-stacks";
import { presetFiles } from "../../support/preset-files.cjs";
import type { Block } from "../../support/synthesized";
import { policiesIn, type AttachedPolicy } from "./attached-policies";
import type { Deployment } from "./deployment";

/** The stacks of a preset of examples/, as its owner synthesizes it; main.ts, which does no more, would load everything anew. */
export function presetStacks(preset: string): Block[] {
  const out = mkdtempSync(join(tmpdir(), "sms-trail-preset-"));
  const file = presetFiles[preset] ?? "";
  process.env.CDKTF_OUTDIR = out;
  try {
    if (file.endsWith(".yaml")) synthesizeSettings(file);
    // a program runs when it is loaded, and the next preset is another file
    else jest.requireActual(file);
  } finally {
    delete process.env.CDKTF_OUTDIR;
  }
  const stacks = readdirSync(join(out, "stacks"));
  return stacks.map((stack) => JSON.parse(readFileSync(join(out, "stacks", stack, "cdk.tf.json"), "utf8")) as Block);
}

function synthesizeSettings(file: string): void {
  const app = new App();
  settingsStacks(app, deploymentName, loadSettings(file));
  app.synth();
}

/** A policy of a preset; one that others have to write holds nothing but what they are asked to add. */
export interface PresetPolicy extends AttachedPolicy {
  readonly isTheirs: boolean;
}

/**
 * Every policy of a preset's stacks, and what it asks the owners of others for, by the addresses that cases know.
 *
 * @param names what the preset calls something, and what the cases call it
 */
export function presetPolicies(
  stacks: readonly Block[],
  deployment: Deployment,
  names: Readonly<Record<string, string>>,
): Map<string, PresetPolicy> {
  const renamed = stacks.map(
    (stack) =>
      JSON.parse(
        Object.entries(names).reduce((text, [from, to]) => text.replaceAll(from, to), JSON.stringify(stack)),
      ) as Block,
  );
  const maker = deployment.delegate ?? deployment.management;
  const ours = renamed
    .filter((stack) => !isOfTrailAlone(stack) || accountOf(stack) === maker)
    .flatMap((stack) => policiesIn(stack, deployment))
    .map((policy) => ({ ...policy, of: asMainStackHasIt(policy.of), isTheirs: false }));
  const theirs = renamed.flatMap((stack) => requiredPolicies(stack, deployment));
  // of a bucket that is made here, the first that owners are asked about is an older trail's
  return new Map([...theirs, ...ours].map((policy) => [policy.of, policy]));
}

/** Each account with a trail of its own has a stack of its own. */
function isOfTrailAlone({ resource }: Block): boolean {
  return resource.aws_cloudtrail !== undefined && resource.aws_s3_bucket === undefined;
}

function accountOf({ provider }: Block): string {
  return provider.aws[0].allowed_account_ids[0];
}

/** Paths of what holds data as cdktf writes them in an address: `LogArchive_Key`. */
const frozen = new Map(
  Object.entries(statefulAddresses).map(([path, address]) => [
    path.replace(/\/Resource$/, "").replaceAll("/", "_"),
    address,
  ]),
);

function asMainStackHasIt(address: string): string {
  const [type = "", name = ""] = address.split(".");
  const known = frozen.get(name.replace(/_[0-9A-F]{8}$/, "").replace(/^MemberTrail_/, "AuditTrail_"));
  return known === undefined ? address : `${type}.${known}`;
}

const addresses: Readonly<Record<RequiredStatements["kind"], string>> = {
  bucket: "aws_s3_bucket.log_bucket",
  key: "aws_kms_key.log_key",
  topic: "aws_sns_topic.delivery_topic",
};

/** The output `required_statements`, in a policy for each resource; of buckets the first, which is the trail's. */
function requiredPolicies(stack: Block, { logArchive }: Deployment): PresetPolicy[] {
  const output: string = stack.output?.required_statements?.value ?? "[]";
  const required: RequiredStatements[] = JSON.parse(output.replaceAll("$${", "${").replaceAll("%%{", "%{"));
  const isFirst = ({ kind }: RequiredStatements, at: number) => required.findIndex((one) => one.kind === kind) === at;
  return required.filter(isFirst).map(({ kind, resourceArn, statements }) => ({
    of: addresses[kind],
    type: "resource",
    accountId: resourceArn.split(":")[4] || logArchive,
    document: { Version: "2012-10-17", Statement: statements.map((statement) => ({ ...statement })) },
    isTheirs: true,
  }));
}
