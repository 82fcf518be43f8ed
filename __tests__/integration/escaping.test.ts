import { App, Fn, LocalBackend, TerraformOutput, TerraformStack } from "cdktf";
import * as fc from "fast-check";
import * as fs from "node:fs";
import * as path from "node:path";
import { terraformText } from "../../modules/shared/terraform-text";
import { environment } from "./support/environment";
import { runCommand } from "./support/run-command";

const written = [
  "${log_account}/CloudTrail/${log_region}/${delivery_date}",
  "%{ if true }yes%{ endif }",
  "WHERE text LIKE '%{\"a\"%'",
  "$${twice} $$${three times} $$$${four}",
  "%%{twice} %%%{three}",
  "${",
  "%{",
  "$",
  "%",
  "$ {apart} % {apart}",
  'say "hello" \\ back\\slash \\n not a line end',
  "line one\nline two\ttabbed\r\nline three",
  "${aws:PrincipalAccount} and %{~ trimmed ~}",
  '${jsonencode("evaluated")}',
  "ends with a dollar $",
  "ends with both $%",
  "%${mixed} $%{mixed}",
  "naïve – 東京 🚀",
  "'single' ''doubled'' `back`",
  "",
];

/** Text of the pieces that matter to a template, in any order; Terraform reads all text as Unicode NFC. */
const generated = fc.sample(
  fc
    .array(fc.constantFrom("$", "%", "{", "}", "$$", "%%", "${", "%{", "~", '"', "\\", "'", "a", " ", "\n", "é"), {
      maxLength: 12,
    })
    .map((pieces) => pieces.join("").normalize("NFC")),
  { numRuns: 300, seed: 3 },
);

/** What Terraform evaluates a stack's outputs to. */
async function evaluate(name: string, fill: (stack: TerraformStack) => void): Promise<Record<string, string>> {
  const outdir = path.join(environment.work, name);
  const app = new App({ outdir });
  const stack = new TerraformStack(app, name);
  // cdktf's own choice is where Jest runs
  new LocalBackend(stack, { path: "terraform.tfstate" });
  fill(stack);
  app.synth();
  const cwd = path.join(outdir, "stacks", name);
  const options = { cwd, log: "escaping" };
  await runCommand("terraform", ["init", "-input=false"], options);
  await runCommand("terraform", ["apply", "-auto-approve", "-input=false"], options);
  const { stdout } = await runCommand("terraform", ["output", "-json"], options);
  const outputs: Record<string, { value: string }> = JSON.parse(stdout);
  return Object.fromEntries(Object.entries(outputs).map(([key, { value }]) => [key, value]));
}

test("Terraform evaluates escaped text to the text that went in", async () => {
  const texts = [...written, ...generated];
  const outputs = await evaluate("escaping-texts", (stack) => {
    texts.forEach(
      (text, at) => new TerraformOutput(stack, `text-${at}`, { value: terraformText(text), staticId: true }),
    );
  });
  expect(texts.map((_, at) => outputs[`text-${at}`])).toEqual(texts);
});

test("Terraform console prints escaped text as the text that went in", async () => {
  const cwd = path.join(environment.work, "escaping-console");
  fs.mkdirSync(cwd, { recursive: true });
  const locals = Object.fromEntries(written.map((text, at) => [`text_${at}`, terraformText(text)]));
  fs.writeFileSync(path.join(cwd, "main.tf.json"), JSON.stringify({ locals }));
  // In Base64, because the console prints a string as a literal, template marks escaped once more
  const all = written.map((_, at) => `local.text_${at}`).join(", ");
  fs.writeFileSync(path.join(cwd, "expressions"), `base64encode(jsonencode([${all}]))\n`);
  const { stdout } = await runCommand("sh", ["-c", "terraform console < expressions"], { cwd, log: "escaping" });
  const printed: string = JSON.parse(stdout.trim());
  expect(JSON.parse(Buffer.from(printed, "base64").toString("utf8"))).toEqual(written);
});

test("a token stays a reference, also right behind a dollar or inside braces", async () => {
  const outputs = await evaluate("escaping-tokens", (stack) => {
    const token = Fn.join("", ["ref", "erence"]);
    new TerraformOutput(stack, "alone", { value: terraformText(token), staticId: true });
    new TerraformOutput(stack, "among", { value: terraformText(`\${a}/${token}/%{b}`), staticId: true });
    new TerraformOutput(stack, "behind", { value: terraformText(`$${token}`), staticId: true });
    new TerraformOutput(stack, "braced", { value: terraformText(`{${token}}`), staticId: true });
  });
  expect(outputs).toEqual({
    alone: "reference",
    among: "${a}/reference/%{b}",
    behind: "$reference",
    braced: "{reference}",
  });
});
