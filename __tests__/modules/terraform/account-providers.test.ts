import { TerraformStack, Testing } from "cdktf";
import { accountProviders } from "../../../modules/terraform/account-providers";

const defaults = { region: "us-east-1", tags: {} };

test("accounts that are one get one provider, by the first alias and way to reach it", () => {
  const stack = new TerraformStack(Testing.app(), "test");
  const providers = accountProviders(
    stack,
    [
      { id: "111111111111", alias: "management", access: { profile: "first" } },
      { id: "222222222222", alias: "log_archive" },
      { id: "111111111111", alias: "audit", access: { profile: "second" } },
    ],
    defaults,
  );
  expect(JSON.parse(Testing.synth(stack)).provider.aws).toEqual([
    { alias: "management", region: "us-east-1", allowed_account_ids: ["111111111111"], profile: "first" },
    { alias: "log_archive", region: "us-east-1", allowed_account_ids: ["222222222222"] },
  ]);
  expect(providers("111111111111").alias).toBe("management");
});

test("finding a provider fails for an account that has none", () => {
  const providers = accountProviders(new TerraformStack(Testing.app(), "test"), [], defaults);
  expect(() => providers("333333333333")).toThrow(new Error("no provider was made for account 333333333333"));
});
