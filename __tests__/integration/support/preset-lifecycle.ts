import { deployedStack, type DeployedStack } from "./deployed-stack";
import { leftovers, leftoverTypes } from "./leftovers";
import { lockedLogFile } from "./locked-log-file";
import { preparedAccounts } from "./preset-accounts";
import { plannedChanges, type PlannedChange } from "./planned-changes";
import type { PresetEdit } from "./preset-edits";
import { preset, type Preset, type PresetStack } from "./presets";
import { recordProof, type Proof } from "./proofs";
import { alreadyThere, importId, refusedReplacements } from "./stopped-half-way";
import { trailBeforeItsPolicies } from "./trail-order";

/** What is done to a preset, in this order. */
export const lifecycleSteps = ["apply", "change", "refusal", "destroy"] as const;
export type LifecycleStep = (typeof lifecycleSteps)[number];

/** What a step has proved, and how. */
type Proved = Readonly<Partial<Record<Proof, string>>>;

/** Properties of {@link presetLifecycle}. */
export interface PresetLifecycleProps {
  readonly name: string;
  /** Tells its accounts from those of other presets. */
  readonly number: number;
  readonly endpoint: string;

  /**
   * What is there before it is synthesized; gives texts that take the place of those in examples/.
   *
   * @default - nothing; examples/ is taken as it is, but for accounts and buckets of its own
   */
  readonly before?: () => Promise<Readonly<Record<string, string>>>;

  /**
   * Takes the statements that the owners of what is there must add, before the preset is applied.
   *
   * @default - there is no such owner
   */
  readonly addRequired?: (statements: string) => Promise<unknown>;

  /**
   * Looks at what the first plan of a stack would touch.
   *
   * @default - it is applied without a look
   */
  readonly onFirstPlan?: (changes: readonly PlannedChange[]) => void;

  /**
   * What its first apply is stopped at, as by Ctrl-C; then it is applied again.
   *
   * @default - it is applied once, to its end
   */
  readonly interruptAt?: RegExp;

  /**
   * What else is looked at while it stands.
   *
   * @default - nothing
   */
  readonly whileDeployed?: () => Promise<void>;
}

/**
 * Deploys a preset as its owner would, changes a number, is refused its destruction, and destroys it as docs/landing-zone.md says, locked
 * log files included. Every step begins when the one before has held; each is a promise of its own, to be awaited by a test.
 */
export function presetLifecycle(props: PresetLifecycleProps): Readonly<Record<LifecycleStep, Promise<void>>> {
  const { name, endpoint } = props;
  const log = `preset-${name}`;
  const variables: Record<string, Record<string, string>> = {};
  let ours: Preset;
  let accounts: Awaited<ReturnType<typeof preparedAccounts>>;
  let synthesized: readonly PresetStack[];
  let theirs: readonly string[];
  let deployed: readonly string[];

  const everything = async () => (await Promise.all(accounts.accounts.map(leftovers))).flat();
  const inTerraform = (stack: PresetStack): DeployedStack =>
    deployedStack(stack, { endpoint, log, env: { ...accounts.env, ...variables[stack.name] } });
  const synth = async (edit: PresetEdit) => (synthesized = await ours.synth(edit));
  const forEach = (work: (stack: PresetStack) => Promise<unknown>) => Promise.all(synthesized.map(work));
  /** Stacks that differ in their account alone, as those of members do, are looked at once; all are applied and destroyed. */
  const forEachKind = (work: (stack: PresetStack) => Promise<unknown>) =>
    Promise.all(
      synthesized.filter((stack, at) => synthesized.findIndex((one) => kind(one) === kind(stack)) === at).map(work),
    );

  async function prepare(): Promise<void> {
    ours = preset(name, props.number, await props.before?.());
    await synth("as-it-is");
    accounts = await preparedAccounts(ours, synthesized, endpoint);
    for (const { json } of synthesized) {
      if (json.output?.required_statements) await props.addRequired?.(evaluated(json.output.required_statements.value));
    }
    const takenOver = synthesized.flatMap(({ json }) => (json.import ?? []).map(({ id }: { id: string }) => id));
    theirs = (await everything()).filter((name) => !takenOver.includes(name.split(" ").at(-1)));
    await forEach((stack) => inTerraform(stack).init());
  }

  /** What a stack's owner hands to the next: outputs become the variables of the same name. */
  async function handOver(stack: PresetStack): Promise<void> {
    const next = synthesized.filter(({ dependencies }) => dependencies.includes(stack.name));
    const outputs = next.length > 0 ? await inTerraform(stack).outputs() : {};
    for (const { name, json } of next) {
      const wanted = Object.keys(json.variable ?? {}).filter((variable) => variable in outputs);
      Object.assign(
        (variables[name] ??= {}),
        Object.fromEntries(wanted.map((variable) => [`TF_VAR_${variable}`, String(outputs[variable])])),
      );
    }
  }

  /** Applies a stack half-way, and makes ready to apply it again as docs/landing-zone.md says; gives what was said. */
  async function interrupted(stack: PresetStack, interruptAt: RegExp): Promise<string> {
    const terraform = inTerraform(stack);
    const { stdout } = await terraform.apply({ interruptAt, exitCodes: [1] });
    expect(stdout).toContain("Interrupt received.");
    const made = await everything();
    expect(made.length).toBeGreaterThan(theirs.length);
    expect(made).not.toContainEqual(expect.stringMatching(/^trail /));
    // whether the answer to a call comes too late is chance, so one is lost on purpose
    await terraform.forget("aws_iam_role");
    const said = [stdout];
    for (;;) {
      const again = await terraform.apply({ exitCodes: [0, 1] });
      said.push(again.stdout);
      if (again.exitCode === 0) return said.join("\n");
      // what it was making when it was stopped it would replace, were that not protected
      const kept = refusedReplacements(again.stderr);
      for (const address of kept) await terraform.untaint(address);
      // of these Terraform may have nothing to say any more: they stay, policy and all
      said.push(...kept.map((address) => `${address}: Creation complete, and kept`));
      // what AWS made when Terraform no longer listened
      const unknown = alreadyThere(again.stderr);
      for (const address of unknown) await terraform.import(address, importId(stack.json, address));
      if (kept.length + unknown.length === 0) throw new Error(again.stderr);
    }
  }

  async function applyAll(): Promise<void> {
    await inOrder(synthesized, async (stack) => {
      const begun = props.interruptAt ? await interrupted(stack, props.interruptAt) : "";
      const { stdout } = await inTerraform(stack).apply();
      props.onFirstPlan?.(plannedChanges(stdout));
      expect(trailBeforeItsPolicies(stack, begun + stdout)).toEqual([]);
      await handOver(stack);
    });
  }

  /** A deployment as its owner edits it: those stacks alone in which the edit changes more than what Terraform may do with a resource. */
  async function redeploy(edit: PresetEdit): Promise<void> {
    const before = synthesized;
    await synth(edit);
    const changed = synthesized.filter((stack, at) => resources(stack) !== resources(before[at]));
    await inOrder(changed, (stack) => inTerraform(stack).apply({ asKnown: true }));
  }

  const steps: Record<LifecycleStep, () => Promise<Proved>> = {
    async apply() {
      await prepare();
      await applyAll();
      deployed = await everything();
      // nothing is there twice, and nothing that no state knows of
      expect(counted(deployed.filter((name) => !theirs.includes(name)))).toEqual(numbers(synthesized));
      return {
        // Terraform validates before it plans
        validate: `${synthesized.length} stack${synthesized.length > 1 ? "s" : ""}`,
        apply: `${sum(synthesized.flatMap(({ json }) => Object.values(json.resource).map(size)))} resources`,
      };
    },
    async change() {
      await props.whileDeployed?.();
      const { of, days } = ours.kept;
      await synth("a-day-longer");
      const changes: PlannedChange[] = [];
      await forEachKind(async (stack) => changes.push(...(await inTerraform(stack).changes())));
      expect(changes).toEqual([
        {
          address: lifecycleAddresses[of],
          action: "will be updated in-place",
          changing: ["~ rule {", "~ expiration {", `~ days = ${days} -> ${days + 1}`],
          isImported: false,
        },
      ]);
      return { "plan empty": "but for the change", change: `${of} ${days} → ${days + 1}` };
    },
    async refusal() {
      await synth("as-it-is");
      await forEachKind(async (stack) => {
        const { stdout, stderr } = await inTerraform(stack).destroy({ exitCodes: [1], asKnown: true });
        expect(`${stdout}${stderr}`).toContain("Instance cannot be destroyed");
      });
      expect(await everything()).toEqual(deployed);
      return { "destroy refused": "yes" };
    },
    async destroy() {
      const locked = await putLockedLogFiles();
      await redeploy("disposable");
      const backwards = [...synthesized].reverse().map(reversed(synthesized));
      await inOrder(backwards, (stack) => inTerraform(stack).destroy({ asKnown: true }));
      expect(await everything()).toEqual(theirs);
      return { destroy: locked > 0 ? "with a locked log file" : "yes" };
    },
  };

  async function putLockedLogFiles(): Promise<number> {
    const buckets = synthesized.flatMap(({ json }) =>
      Object.values<{ bucket: string; object_lock_enabled?: boolean; provider?: string }>(
        json.resource.aws_s3_bucket ?? {},
      )
        .filter(({ object_lock_enabled }) => object_lock_enabled)
        .map(({ bucket, provider }) => ({ bucket, account: accountOf(json.provider.aws, provider) })),
    );
    for (const { bucket, account } of buckets) {
      const owner = accounts.accounts.find(({ id }) => id === account);
      if (owner === undefined) throw new Error(`no account of ${bucket}`);
      expect(await lockedLogFile(owner, bucket)).toEqual({ mode: "GOVERNANCE", days: 365 });
    }
    return buckets.length;
  }

  let previous: Promise<void> = Promise.resolve();
  const begin = (step: LifecycleStep) => {
    previous = previous.then(async () => {
      const begun = Date.now();
      for (const [proof, how] of Object.entries(await steps[step]())) {
        recordProof(name, proof as Proof, how, proof === step ? Date.now() - begun : undefined);
      }
    });
    // a test awaits it; until then nobody does
    previous.catch(() => undefined);
    return previous;
  };
  return Object.fromEntries(lifecycleSteps.map((step) => [step, begin(step)])) as Record<LifecycleStep, Promise<void>>;
}

const kind = ({ json: { "//": _, ...json } }: PresetStack) => JSON.stringify(json).replace(/\d{12}/g, "account");
/** Its resources, but for what Terraform may do with them. */
const resources = (stack: PresetStack | undefined) =>
  JSON.stringify(stack?.json.resource, (key, value: unknown) => (key === "lifecycle" ? undefined : value));
const size = (named: unknown) => Object.keys(named as object).length;
const sum = (numbers: readonly number[]) => numbers.reduce((before, number) => before + number, 0);

/** How many there are of each kind in the accounts. */
function counted(names: readonly string[]): Record<string, number> {
  const kinds = Object.keys(leftoverTypes);
  // "key alias" begins with "key" too
  const kindOf = (name: string) => kinds.filter((kind) => name.startsWith(`${kind} `)).at(-1);
  return Object.fromEntries(kinds.map((kind) => [kind, names.filter((name) => kindOf(name) === kind).length]));
}

/** How many there are of each kind in the stacks. */
function numbers(stacks: readonly PresetStack[]): Record<string, number> {
  return Object.fromEntries(
    Object.entries(leftoverTypes).map(([kind, type]) => [
      kind,
      sum(stacks.map(({ json }) => size(json.resource[type] ?? {}))),
    ]),
  );
}

/** Lifecycle rules of the buckets: their addresses are the same in every preset. */
const lifecycleAddresses = {
  "log bucket": "aws_s3_bucket_lifecycle_configuration.LogArchive_LogBucket_Lifecycle_266B4532",
  "query results": "aws_s3_bucket_lifecycle_configuration.LogQueries_ResultsBucket_Lifecycle_B8B34C3C",
};

/** What Terraform makes of a text. */
function evaluated(template: string): string {
  return template.replaceAll("$${", "${").replaceAll("%%{", "%{");
}

function accountOf(providers: readonly { alias?: string; allowed_account_ids: [string] }[], reference = "aws") {
  const alias = reference.split(".")[1];
  return providers.find((provider) => provider.alias === alias)?.allowed_account_ids[0];
}

/** Does something with each stack after it was done with those that it depends on, and otherwise side by side. */
async function inOrder(stacks: readonly PresetStack[], work: (stack: PresetStack) => Promise<unknown>): Promise<void> {
  const done = new Map<string, Promise<unknown>>();
  for (const stack of stacks) {
    const before = Promise.all(stack.dependencies.map((name) => done.get(name)));
    done.set(
      stack.name,
      before.then(() => work(stack)),
    );
  }
  await Promise.all(done.values());
}

/** A stack that depends on those that depend on it: the order of destroying. */
function reversed(stacks: readonly PresetStack[]) {
  return (stack: PresetStack): PresetStack => ({
    ...stack,
    dependencies: stacks.filter(({ dependencies }) => dependencies.includes(stack.name)).map(({ name }) => name),
  });
}
