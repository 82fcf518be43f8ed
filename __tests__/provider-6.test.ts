import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";

const root = join(__dirname, "..");
const page = readFileSync(join(root, "docs/decisions/0015-aws-provider-6.md"), "utf8");
const compared = new Set(
  [...(page.split("Types that were compared:")[1] ?? "").matchAll(/`(aws_\w+)`/g)].map(([, type]) => type),
);

const sources = readdirSync(join(root, "modules"), { recursive: true, encoding: "utf8" })
  .filter((file) => file.endsWith(".ts"))
  .map((file) => ({ file, text: readFileSync(join(root, "modules", file), "utf8") }));

/** Types of the provider that a source imports: `aws_sns_topic` of `@cdktf/provider-aws/lib/sns-topic`. */
function typesIn(text: string): string[] {
  return [...text.matchAll(/@cdktf\/provider-aws\/lib\/([a-z0-9-]+)/g)]
    .map(([, module = ""]) => module.replace(/^data-aws-/, "").replaceAll("-", "_"))
    .filter((name) => name !== "provider")
    .map((name) => `aws_${name}`);
}

test("every type that a module imports was compared with version 6 of the provider", () => {
  const used = new Set(sources.flatMap(({ text }) => typesIn(text)));
  expect([...used].sort()).toEqual([...compared].sort());
});

test("no module looks a Region up, or reads it from a resource", () => {
  const looking = sources.filter(({ text }) => /lib\/data-aws-region|\bresource\.region\b/.test(text));
  expect(looking.map(({ file }) => file)).toEqual([]);
});
