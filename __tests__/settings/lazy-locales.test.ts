import { execFileSync } from "node:child_process";
import * as fs from "node:fs";
import * as path from "node:path";
import { transformSync } from "esbuild";

const root = path.join(__dirname, "../..");
const source = fs.readFileSync(path.join(root, "modules/settings/lazy-locales.ts"), "utf8");
const lazyLocales = transformSync(source, { loader: "ts", format: "cjs" }).code;

/** What a program prints that loads zod with its languages put off. */
function output(program: string): unknown {
  const text = `${lazyLocales}; const { z } = require("zod"); const print = (value) => console.log(JSON.stringify(value)); ${program}`;
  return JSON.parse(execFileSync(process.execPath, ["-e", text], { cwd: root, encoding: "utf8" }));
}

test("zod loads without its languages, and still says in English what is wrong", () => {
  expect(
    output(`print({
      message: z.string().safeParse(1).error.issues[0].message,
      loaded: Object.keys(require.cache).filter((file) => /locales.de/.test(file)),
    })`),
  ).toEqual({ message: "Invalid input: expected string, received number", loaded: [] });
});

test("who asks zod for a language gets it", () => {
  expect(
    output(`z.config(z.locales.de());
    print({
      message: z.string().safeParse(1).error.issues[0].message,
      listed: Object.keys(z.locales).includes("fr"),
      found: ["fr" in z.locales, "xx" in z.locales],
    })`),
  ).toEqual({
    message: "Ungültige Eingabe: erwartet string, erhalten Zahl",
    listed: true,
    found: [true, false],
  });
});
