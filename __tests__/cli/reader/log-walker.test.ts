import fc from "fast-check";
import { endsEarly, JsonScanner } from "../../../cli/src/reader/json-scanner";
import { LogWalker } from "../../../cli/src/reader/log-walker";

/** Walks over text that comes in pieces; gives the records' texts and the problems. */
function walk(pieces: readonly Buffer[]): { records: string[]; problems: string[]; digests: number } {
  const found = { records: [] as string[], problems: [] as string[], digests: 0 };
  const scanner = new JsonScanner();
  const walker = new LogWalker(scanner, {
    record: (at, from) => {
      const end = at.skipValue(from);
      if (end >= 0) found.records.push(Buffer.from(at.bytes.subarray(from, end)).toString());
      return end;
    },
    digest: () => void (found.digests += 1),
    problem: (message) => void found.problems.push(message),
  });
  let rest = Buffer.alloc(0);
  let offset = 0;
  const step = (last: boolean) => {
    scanner.reset(rest, rest.length);
    const done = walker.walk(0, offset, last);
    rest = rest.subarray(done);
    offset += done;
  };
  for (const piece of pieces) {
    rest = Buffer.concat([rest, piece]);
    step(false);
  }
  step(true);
  return found;
}

const texts = [
  '{"Records":[{"eventTime":"a","x":[1,2,{"y":null}]},{"eventTime":"b"}]}',
  '{"v":1,"Records":[{"eventTime":"a"}],"w":{"z":true}}\n{"Records":[]}',
  '{"eventTime":"a"}\n{"eventTime":"\\u00e9\\"}"}\n',
  '[{"eventTime":"a"} , {"eventTime":"b"}]',
  JSON.stringify({ Records: [{ eventTime: "é" }, { eventTime: "日本" }] }, null, 2),
  '{"digestS3Object":"x","logFiles":[]}',
  '{"Records":[{"eventTime":"a"},{"eventTime":}]}',
  '{"eventTime":"a"}\n{"eventTime":\n{"eventTime":"c"}\n',
  '{"Records":[{"eventTime":"a"},{"eve',
  '{"a":1}',
];

test.each(texts)("the same is found however the text is cut into pieces: %s", (text) => {
  const bytes = Buffer.from(text);
  const whole = walk([bytes]);
  for (let at = 1; at < bytes.length; at += 1) {
    expect(walk([bytes.subarray(0, at), bytes.subarray(at)])).toEqual(whole);
  }
  expect(walk([...bytes].map((byte) => Buffer.from([byte])))).toEqual(whole);
});

test("the scanner takes what JSON.parse takes and refuses what it refuses", () => {
  const json = fc.oneof(
    fc.json(),
    fc.json().chain((text) => fc.nat(text.length).map((at) => text.slice(0, at) + text.slice(at + 1))),
    fc.stringMatching(/^[[\]{}",:0-9eE+.\-truefalsn \\u]{0,20}$/),
  );
  fc.assert(
    fc.property(json, (text) => {
      const bytes = Buffer.from(`[${text}]`);
      const scanner = new JsonScanner();
      scanner.reset(bytes, bytes.length);
      const end = scanner.skipSpace(scanner.skipValue(0));
      expect(end === bytes.length).toBe(parses(`[${text}]`));
    }),
    { numRuns: 500 },
  );
});

function parses(text: string): boolean {
  try {
    JSON.parse(text);
    return true;
  } catch {
    return false;
  }
}

test("nesting that would exhaust the stack is refused", () => {
  expect(walk([Buffer.from(`[${"[".repeat(100_000)}`)]).problems).toEqual([expect.stringMatching(/nested too deeply/)]);
  expect(walk([Buffer.from("[[[[")]).problems).toEqual([endsEarly]);
});
