import * as fs from "node:fs";
import * as path from "node:path";
import { checkOut } from "./support/project";
import { environment } from "./support/environment";
import { mockedRun } from "./support/terraform-test";

/** The organization example, as a reader of the repository finds it; nothing is reached, so its profiles and roles need not exist. */
const example = fs.readFileSync(path.join(environment.root, "examples/organization/sms-trail.yaml"), "utf8");
const scenario = "organization-mock";
const stack = "sms-trail";
const project = checkOut({ name: scenario, account: { id: "111111111111", endpoint: environment.endpoint } });

async function synthesize(settings: string) {
  project.writeSettings(settings);
  await project.cdktf(["synth"]);
  await project.terraform(stack, ["init", "-backend=false", "-input=false", "-no-color"]);
}

async function runMocked(command: "apply" | "plan") {
  const folder = project.stackDirectory(stack);
  fs.writeFileSync(path.join(folder, "preset.tftest.hcl"), mockedRun(folder, command));
  return (await project.terraform(stack, ["test", "-no-color"])).stdout;
}

test("the protected organization example is valid, and terraform test plans it", async () => {
  await synthesize(example);
  await project.terraform(stack, ["validate", "-no-color"]);
  expect(await runMocked("plan")).toContain("1 passed, 0 failed");
});

test("the disposable organization example is valid, and terraform test applies and destroys it", async () => {
  await synthesize(`${example.replace(/^disposable:.*$/m, "")}\ndisposable: true\n`);
  await project.terraform(stack, ["validate", "-no-color"]);
  expect(await runMocked("apply")).toContain("1 passed, 0 failed");
});
