import { environment } from "./support/environment";
import type { PlannedChange } from "./support/planned-changes";
import { presetLifecycle, type LifecycleStep } from "./support/preset-lifecycle";
import { presetNames, presetNumber } from "./support/presets";
import { theirLandingZone } from "./support/their-landing-zones";

/** These two have a scenario of their own, in which they are asked questions too. */
const elsewhere = ["single-account", "organization"];
const asked = process.env.SMS_TRAIL_TEST_PRESETS?.split(",");
const names = presetNames.filter((name) => (asked === undefined ? !elsewhere.includes(name) : asked.includes(name)));
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
  const held = async (step: LifecycleStep) => lifecycles.get(name)?.[step];

  const ifInterrupted = name === interrupted ? ", also after it was stopped half-way" : "";
  test(`is valid and applies${ifInterrupted}, and no trail is begun before the policies that let it in`, () =>
    held("apply"));
  test("when files are kept a day longer has that one attribute to change, and nothing else", () => held("change"));
  test("refuses to be destroyed, and nothing is touched", () => held("refusal"));
  test("made disposable, goes with its locked log files, and leaves nothing", () => held("destroy"));
});

/** What was made by hand is imported and changed in place; nothing is destroyed, and nothing is made in the place of something else. */
function expectImported(changes: readonly PlannedChange[]): void {
  const imported = changes.filter(({ isImported }) => isImported);
  expect(imported.map(({ address, action }) => `${address} ${action}`)).toEqual([
    "aws_cloudtrail.trail will be updated in-place",
    "aws_s3_bucket.log_bucket will be updated in-place",
    "aws_sns_topic.delivery_topic will be updated in-place",
  ]);
  const others = changes.filter(({ isImported, address }) => !isImported && address !== "outputs");
  expect(new Set(others.map(({ action }) => action))).toEqual(new Set(["will be created"]));
}
