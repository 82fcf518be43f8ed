/**
 * The records of the unit tests' fixtures, as log files: what they hold of late, copied, corrected and half-filled records is asked of Trino
 * too. Each fixture gets accounts of its own, so that all of them can lie in one tree.
 */
import * as fs from "node:fs";
import { createRequire } from "node:module";
import * as path from "node:path";
import { gzipSync } from "node:zlib";

const require = createRequire(import.meta.url);

/** Every list of deliveries that the tests of saved queries put into the engine. */
async function deliveriesOf(testFolder) {
  const fixtures = [];
  const { transformSync } = require("@swc/core");
  const { Module } = require("node:module");
  const compile = (module, file) => {
    const options = { filename: file, jsc: { parser: { syntax: "typescript" } }, module: { type: "commonjs" } };
    module._compile(transformSync(fs.readFileSync(file, "utf8"), options).code, file);
  };
  const engine = {
    insert: async (deliveries) => void fixtures.push(deliveries),
    rows: async () => [],
    close: () => undefined,
  };
  const enginePath = path.join(testFolder, "support/engine.ts");
  const standIn = new Module(enginePath);
  standIn.exports = { openEngine: async () => engine };
  standIn.loaded = true;

  // the tests run, over an engine that knows no answer: only what they ask about is wanted
  const bodies = [];
  const test = (_name, body) => void bodies.push(body);
  test.each = (table) => (_name, body) => table.forEach((row) => bodies.push(() => body(...[row].flat())));
  const anything = new Proxy(() => anything, { get: () => anything });
  const jestGlobals = {
    test,
    describe: (_name, body) => body(),
    beforeAll: (body) => test("", body),
    afterAll: () => {},
    expect: anything,
  };
  Module._extensions[".ts"] = compile;
  require.cache[enginePath] = standIn;
  Object.assign(globalThis, jestGlobals);
  try {
    for (const file of fs
      .readdirSync(testFolder)
      .filter((name) => name.startsWith("saved-answers"))
      .sort()) {
      require(path.join(testFolder, file));
      for (const body of bodies.splice(0)) await (async () => body())().catch(() => undefined);
    }
  } finally {
    for (const name of Object.keys(jestGlobals)) delete globalThis[name];
    delete Module._extensions[".ts"];
  }
  return fixtures;
}

/** Writes the fixtures into a folder of log files, as CloudTrail delivers them, and gives their number. */
export async function writeFixtures(root, out) {
  const fixtures = await deliveriesOf(path.join(root, "__tests__/queries"));
  const documented = fs.readFileSync(path.join(root, "__tests__/fixtures/documented-sms-event.json"), "utf8");
  fixtures.push([{ record: documented }]);
  const different = [...new Set(fixtures.map((deliveries) => JSON.stringify(deliveries)))];
  if (different.length < 50) throw new Error(`${different.length} fixtures were found`);
  different.forEach((text, index) => {
    for (const [name, records] of logFiles(asOneOfMany(JSON.parse(text), String(index).padStart(4, "0")))) {
      const file = path.join(out, name);
      fs.mkdirSync(path.dirname(file), { recursive: true });
      fs.writeFileSync(file, gzipSync(JSON.stringify({ Records: records })));
    }
  });
  return different.length;
}

/** Deliveries with accounts and event ids that no other fixture has. */
function asOneOfMany(deliveries, number) {
  const text = JSON.stringify(deliveries.map((delivery) => ({ account: "111122223333", ...delivery })));
  const moved = JSON.parse(
    text.replaceAll("111122223333", `91${number}223333`).replaceAll("444455556666", `94${number}556666`),
  );
  const own = (id) => (id === null || id === undefined ? id : `${number}-${id}`);
  return moved.map(({ record, ...delivery }) => {
    const { eventID, addendum, ...fields } = JSON.parse(record);
    const corrected = addendum?.originalEventID && { originalEventID: own(addendum.originalEventID) };
    return {
      ...delivery,
      record: { ...fields, eventID: own(eventID), addendum: addendum && { ...addendum, ...corrected } },
    };
  });
}

/** Records by the paths of their log files; a fixture's own names of files only tell them apart, and their minute. */
function logFiles(deliveries) {
  const files = new Map();
  for (const { record, account, region = "us-east-1", day = "2018/09/04", file = "" } of deliveries) {
    const minute = /_([0-9]{8}T[0-9]{4})Z_/.exec(file)?.[1] ?? `${day.replaceAll("/", "")}T0000`;
    const unique = Buffer.from(file).toString("hex").slice(-16).padStart(16, "0");
    const name = `AWSLogs/${account}/CloudTrail/${region}/${day}/${account}_CloudTrail_${region}_${minute}Z_${unique}.json.gz`;
    files.set(name, [...(files.get(name) ?? []), record]);
  }
  return files;
}

/** Copies log files of other people, where they are beside the checkout. */
export function copyRealLogs(root, out) {
  const real = path.resolve(root, "../shared/logs/AWSLogs");
  if (!fs.existsSync(real)) return 0;
  fs.cpSync(real, path.join(out, "AWSLogs"), { recursive: true });
  return fs.readdirSync(real, { recursive: true }).filter((file) => file.endsWith(".json.gz")).length;
}
