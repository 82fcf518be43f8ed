import { stateKey } from "../../../modules/shared/state-key";

test.each([
  ["sms-trail/terraform.tfstate", "sms-trail/queries/terraform.tfstate"],
  ["a/b/c", "a/b/queries/c"],
  ["terraform.tfstate", "queries/terraform.tfstate"],
])("one of several stacks keeps its state of %s in a folder of its own", (key, ofPart) => {
  expect(stateKey(key, "queries")).toBe(ofPart);
});
