import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";

const root = join(__dirname, "..");
const read = (path: string) => readFileSync(join(root, path), "utf8");
const page = read("docs/security.md");

/** A requirement or a failure of the page: `### 7. Title` and what follows. */
interface Entry {
  readonly number: number;
  readonly title: string;
  readonly text: string;
}

function entries(heading: string): Entry[] {
  const section = page.split(/^## /m).find((text) => text.startsWith(`${heading}\n`)) ?? "";
  return [...section.matchAll(/^### (\d+)\. (.+)\n([^]*?)(?=^### |$(?![^]))/gm)].map(
    ([, number, title = "", text = ""]) => ({
      number: Number(number),
      title,
      text,
    }),
  );
}

/** Tests that an entry names: a line with the file, and the names in quotes behind it. */
function namedTests(text: string): { file: string; name: string }[] {
  const joined = text.replace(/\n {2}/g, " ");
  return [...joined.matchAll(/^- `(__tests__\/[^`]+)`: (.+)$/gm)].flatMap(([, file = "", names = ""]) =>
    [...names.matchAll(/"([^"]+)"/g)].map(([, name = ""]) => ({ file, name })),
  );
}

const requirements = entries("Requirements");
const failures = entries("Failures that others report");
const named = namedTests(page);

test("docs/security.md has the 30 requirements and the 26 failures, each once", () => {
  expect(requirements.map(({ number }) => number)).toEqual(Array.from({ length: 30 }, (_, at) => at + 1));
  expect(failures.map(({ number }) => number)).toEqual(Array.from({ length: 26 }, (_, at) => at + 1));
});

test.each([...requirements, ...failures].map((entry) => [`${entry.number}. ${entry.title}`, entry] as const))(
  "%s is held by a test, or says what is not there yet",
  (_, { text }) => {
    expect(namedTests(text).length > 0 || /^Not yet: /m.test(text)).toBe(true);
  },
);

test("every test that the page names is there, word for word", () => {
  expect(named.length).toBeGreaterThan(100);
  const missing = named.filter(
    ({ file, name }) =>
      !existsSync(join(root, file)) || !['"', "`", "'"].some((quote) => read(file).includes(`${quote}${name}${quote}`)),
  );
  expect(missing).toEqual([]);
});

test("every file and folder of this project that the page names is there", () => {
  const paths = [...page.matchAll(/`((?:modules|docs|queries|cli|examples|__tests__)\/[^`*<>]*)`/g)].map(
    ([, path = ""]) => path,
  );
  expect(paths.length).toBeGreaterThan(50);
  expect(paths.filter((path) => !existsSync(join(root, path)))).toEqual([]);
});

test("the exceptions from Checkov are those of its suite, with the reasons", () => {
  const exceptions: { check: string; reason: string }[] = JSON.parse(
    read("__tests__/integration/checkov/exceptions.json"),
  );
  const section = page.split(/^## /m).find((text) => text.startsWith("Accepted exceptions\n")) ?? "";
  const flat = section.replace(/\s+/g, " ");
  expect([...new Set(section.match(/CKV2?_AWS_\d+/g))].sort()).toEqual(exceptions.map(({ check }) => check).sort());
  for (const { check, reason } of exceptions) expect(flat).toContain(`**${check}** ${reason}`);
});
