import { readFileSync } from "node:fs";
import { join } from "node:path";
import { Testing } from "cdktf";
import { DelegatedAdministrator } from "../../modules/delegated-administrator";
import { parseSettings } from "../../modules/settings/settings";
import { settingsStacks } from "../../modules/stacks/settings-stacks";
import { synthesize, synthesized } from "../support/synthesized";

const example = readFileSync(join(__dirname, "../../examples/delegated-administrator/sms-trail.yaml"), "utf8");
const type = "aws_cloudtrail_organization_delegated_admin_account";

/** The stacks of the example, each with the names of those that it waits for. */
function stacksOf(text: string) {
  return settingsStacks(Testing.app(), "sms-trail", parseSettings(text, "sms-trail.yaml")).map((stack) => ({
    name: stack.node.id,
    waitsFor: stack.dependencies.map(({ node }) => node.id),
    ...synthesized(stack),
  }));
}
const registering = example.replace(/id: o-exampleorgid/, "$&\n  registerDelegatedAdministrator: true");

test("a delegated administrator is registered, and does not go with a trail", () => {
  const build = (disposable?: boolean) =>
    synthesize((scope) => new DelegatedAdministrator(scope, "Delegate", { accountId: "777777777777", disposable }));
  expect(build().only(type)).toEqual({ account_id: "777777777777", lifecycle: { prevent_destroy: true } });
  expect(build(true).only(type)).toEqual({ account_id: "777777777777" });
});

test("fails for what is no account id", () => {
  expect(() =>
    synthesize((scope) => new DelegatedAdministrator(scope, "Delegate", { accountId: "77777777777" })),
  ).toThrow(new Error("accountId must be 12 digits, got: '77777777777'"));
});

test("nobody is registered unless the settings say so", () => {
  const [stack] = stacksOf(example);
  expect(stack?.all(type)).toEqual({});
  expect(JSON.stringify(stack?.json.provider)).not.toContain("111111111111");
});

test("in one stack the management account registers it, and the trail waits", () => {
  const [stack] = stacksOf(registering);
  expect(stack?.only(type)).toMatchObject({ account_id: "777777777777", provider: "aws.management" });
  expect(stack?.only("aws_cloudtrail")).toMatchObject({
    provider: "aws.delegated_administrator",
    depends_on: expect.arrayContaining([expect.stringMatching(new RegExp(`^${type}\\.DelegatedAdministrator_`))]),
  });
});

test("in a stack for each account the management account has one for it alone, before the trail's", () => {
  const stacks = stacksOf(`${registering}\nstacks: per-account\n`);
  expect(stacks.map(({ name, waitsFor }) => [name, waitsFor])).toEqual([
    ["sms-trail-log-archive", []],
    ["sms-trail-delegation", []],
    ["sms-trail-trail", ["sms-trail-log-archive", "sms-trail-delegation"]],
    ["sms-trail-queries", ["sms-trail-log-archive"]],
  ]);
  const delegation = stacks.find(({ name }) => name === "sms-trail-delegation");
  expect(delegation?.addresses).toEqual([expect.stringMatching(new RegExp(`^${type}\\.DelegatedAdministrator_`))]);
  expect(delegation?.json.provider.aws).toMatchObject([{ allowed_account_ids: ["111111111111"] }]);
});
