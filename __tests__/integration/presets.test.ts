import { environment } from "./support/environment";
import type { PlannedChange } from "./support/plan-changes";
import { presetLifecycle, type LifecycleProof } from "./support/preset-lifecycle";
import { presetNames, presetNumber } from "./support/presets";
import { theirLandingZone } from "./support/their-landing-zones";

/** These two have a scenario of their own, in which they are asked questions too. */
const elsewhere = ["single-account", "organization"];
/** Besides those two, what differs most from them; all presets take longer than CI has. */
const inEveryRun = "existing,queries-only";
const asked = process.env.SMS_TRAIL_TEST_PRESETS ?? inEveryRun;
const names = presetNames.filter((name) =>
  asked === "all" ? !elsewhere.includes(name) : asked.split(",").includes(name),
);
const endpoint = environment.crossAccountEndpoint;
/** Stopped half-way once: all that the others prove must hold of it too. */
const interrupted = "main-stack";
/** All at once: most of a deployment is waiting. */
const lifecycles = new Map(
  names.map((name) => {
    const number = presetNumber(name);
    const before = theirLandingZone(name, number, endpoint);
    const interruptAt = name === interrupted ? /aws_s3_bucket\.log_bucket: Creation complete/ : undefined;
    const onFirstPlan = name === "adopt" ? expectImported : undefined;
    return [name, presetLifecycle({ name, number, endpoint, interruptAt, onFirstPlan, ...before })];
  }),
);

describe.each(names)("%s", (name) => {
  const held = async (proof: LifecycleProof) => lifecycles.get(name)?.[proof];

  test("is valid", () => held("validate"));
  const ifInterrupted = name === interrupted ? ", also after it was stopped half-way" : "";
  test(`applies${ifInterrupted}, and no trail is begun before the policies that let it in`, () => held("apply"));
  test("has nothing to change in a second plan", () => held("plan empty"));
  test("has one attribute to change when files are kept a day longer", () => held("change"));
  test("refuses to be destroyed, and nothing is touched", () => held("destroy refused"));
  test("made disposable, goes with its locked log files, and leaves nothing", () => held("destroy"));
});

/** What was made by hand is imported and changed in place; nothing is destroyed, and nothing is made in the place of something else. */
function expectImported(changes: readonly PlannedChange[]): void {
  const imported = changes.filter(({ isImported }) => isImported);
  expect(imported.map(({ address, actions }) => `${actions} ${address}`)).toEqual([
    "update aws_cloudtrail.trail",
    "update aws_s3_bucket.log_bucket",
    "update aws_sns_topic.delivery_topic",
  ]);
  expect(new Set(changes.map(({ actions }) => actions))).toEqual(new Set(["create", "update"]));
  expect(changes.filter(({ actions }) => actions === "update")).toEqual(imported);
}
