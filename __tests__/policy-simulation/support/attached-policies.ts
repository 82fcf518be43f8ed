import { createHash } from "node:crypto";
import { Testing } from "cdktf";
import { parseSettings } from "../../../modules/settings/settings";
import { settingsStacks } from "../../../modules/stacks/settings-stacks";
import { synthesized, type Block } from "../../support/synthesized";
import type { Deployment } from "./deployment";

/** A policy as AWS would have it: rendered, references resolved, templates evaluated. */
export interface AttachedPolicy {
  /** What the policy belongs to: the address of a bucket, key, topic or queue, `trust of <role>`, or `role <role>`. */
  readonly of: string;
  /** A role's own policy says what the role may do; any other says who may use what it belongs to. */
  readonly type: "resource" | "role";
  /** Account that what it belongs to stands in. */
  readonly accountId: string;
  readonly document: { readonly Version: string; readonly Statement: readonly Block[] };
}

/** Where the policy of another resource says whose it is, and where its text is. */
const attachments: Readonly<Record<string, { readonly of?: string; readonly text: string; readonly type?: "role" }>> = {
  aws_s3_bucket_policy: { of: "bucket", text: "policy" },
  aws_kms_key: { text: "policy" },
  aws_kms_key_policy: { of: "key_id", text: "policy" },
  aws_sns_topic: { text: "policy" },
  aws_sns_topic_policy: { of: "arn", text: "policy" },
  aws_sqs_queue: { text: "policy" },
  aws_sqs_queue_policy: { of: "queue_url", text: "policy" },
  aws_iam_role: { text: "assume_role_policy" },
  aws_iam_role_policy: { text: "policy", type: "role" },
};

/** Every policy of the synthesized stacks; of trails only those of the account that the deployment is seen by. */
export function attachedPolicies(deployment: Deployment): AttachedPolicy[] {
  const settings = parseSettings(deployment.yaml, "sms-trail.yaml");
  const maker = deployment.delegate ?? deployment.management;
  return settingsStacks(Testing.app(), "sms-trail", settings)
    .map((stack) => synthesized(stack).json)
    .filter(({ provider, resource }) => {
      const isOfTrail = resource.aws_cloudtrail !== undefined && resource.aws_athena_workgroup === undefined;
      return !isOfTrail || provider.aws[0].allowed_account_ids[0] === maker;
    })
    .flatMap((json) => policiesIn(json, deployment));
}

/** Where a stack's resources stand; the account of a resource is its provider's, where that says one. */
export interface Place {
  readonly partition: string;
  readonly region: string;
  /**
   * Account of what names no other.
   *
   * @default - every provider says its account
   */
  readonly accountId?: string;
}

/** Every policy of a synthesized stack. Fails on one of a kind that it does not know. */
export function policiesIn(json: Block, place: Place): AttachedPolicy[] {
  const resolve = resolver(place, json);
  return Object.entries<Record<string, Block>>(json.resource).flatMap(([type, blocks]) =>
    Object.entries(blocks).flatMap(([name, block]): AttachedPolicy[] => {
      const attachment = attachments[type];
      const text = block[attachment?.text ?? "policy"] ?? block.access_policy;
      if (text === undefined) return [];
      if (attachment === undefined) throw new Error(`${type}.${name} has a policy that the simulation does not know`);
      return [
        {
          of:
            belongsTo(type, block, resolve.text) ??
            (attachment.of ? referenced(block[attachment.of]) : `${type}.${name}`),
          type: attachment.type ?? "resource",
          accountId: resolve.account(block),
          document: JSON.parse(resolve.text(text)),
        },
      ];
    }),
  );
}

/** Roles go by their names: their addresses are not frozen. */
function belongsTo(type: string, block: Block, resolve: (text: string) => string): string | undefined {
  if (type === "aws_iam_role") return `trust of ${block.name}`;
  if (type === "aws_iam_role_policy") return `role ${resolve(block.role)}`;
  return undefined;
}

/** The address that a reference is to: `${aws_s3_bucket.log_bucket.bucket}` is to `aws_s3_bucket.log_bucket`. */
function referenced(reference: string): string {
  const found = /^\$\{(aws_\w+\.\w+)\.\w+\}$/.exec(reference)?.[1];
  if (found === undefined) throw new Error(`not a reference to a resource of the stack: ${reference}`);
  return found;
}

/** ARN of a key of the stack, by its address. Its id has the form of a key's id: who takes it for a name fails here as on AWS. */
export function madeKeyArn(partition: string, regionAndAccount: string, name: string): string {
  const hex = createHash("sha256").update(name).digest("hex");
  return `arn:${partition}:kms:${regionAndAccount}:key/${hex.slice(0, 8)}-1234-1234-1234-${hex.slice(8, 20)}`;
}

/** Stands in for Terraform: what references become, what templates evaluate to, and which account a resource goes to. */
export function resolver({ partition, region, accountId }: Place, json: Block) {
  const account = (block: Block): string => {
    const alias = block.provider?.split(".")[1];
    const provider = (json.provider.aws as Block[]).find((candidate) => candidate.alias === alias);
    const found = provider?.allowed_account_ids?.[0] ?? accountId;
    if (found === undefined) throw new Error(`no account of provider ${block.provider}`);
    return found;
  };
  const arn = (type: string, name: string, block: Block): string | undefined => {
    const own = `${region}:${account(block)}`;
    return {
      aws_s3_bucket: `arn:${partition}:s3:::${block.bucket}`,
      aws_kms_key: madeKeyArn(partition, own, name),
      aws_sns_topic: `arn:${partition}:sns:${own}:${block.name}`,
      aws_sqs_queue: `arn:${partition}:sqs:${own}:${block.name}`,
      aws_athena_workgroup: `arn:${partition}:athena:${own}:workgroup/${block.name}`,
      aws_iam_role: `arn:${partition}:iam::${account(block)}:role/${block.name}`,
      aws_cloudwatch_log_group: `arn:${partition}:logs:${own}:log-group:${block.name}`,
    }[type];
  };
  const reference = (whole: string, type: string, name: string, attribute: string): string => {
    const block = json.resource[type]?.[name];
    const value = block && (attribute === "arn" ? arn(type, name, block) : block[attribute]);
    if (typeof value !== "string" || value.includes("${")) throw new Error(`cannot resolve ${whole}`);
    return value;
  };
  const text = (template: string): string =>
    template
      .replace(/(?<!\$)\$\{(\w+)\.(\w+)\.(\w+)\}/g, reference)
      .replace(/(?<!\$)\$\{[^}]*\}/g, (whole) => {
        throw new Error(`cannot resolve ${whole}`);
      })
      .replaceAll("$${", "${")
      .replaceAll("%%{", "%{");
  return { account, text };
}
