import { gzipSync } from "node:zlib";
import fc from "fast-check";
import { type Gunzip, gunzipAgain, gunzipOnce } from "../../../cli/src/reader/gunzip-again";

const again = gunzipAgain();

/** The text that came out, or -1. */
function unpacked(gunzip: Gunzip, data: Buffer, room = 4096): string | -1 {
  const into = Buffer.alloc(room);
  const length = gunzip(data, into);
  return length === -1 ? -1 : into.toString("latin1", 0, length);
}

test("on this Node one inflater is used again", () => {
  expect(again).not.toBe(gunzipOnce);
});

describe.each([
  ["again", again],
  ["by public functions", gunzipOnce],
])("unpacking %s", (_, gunzip) => {
  test("gives the text of one file after the other, whatever came before", () => {
    const good = gzipSync('{"Records":[]}');
    const damaged = Buffer.from(good);
    damaged[14]! ^= 0xff;
    for (let time = 0; time < 3; time += 1) {
      expect(unpacked(gunzip, good)).toBe('{"Records":[]}');
      expect(unpacked(gunzip, damaged)).toBe(-1);
      expect(unpacked(gunzip, Buffer.from("no gzip data at all"))).toBe(-1);
      expect(unpacked(gunzip, gzipSync(""))).toBe("");
    }
  });

  test("refuses data that is cut anywhere", () => {
    const whole = gzipSync("a text, a text, a text");
    for (let length = 0; length < whole.length; length += 1)
      expect(unpacked(gunzip, whole.subarray(0, length))).toBe(-1);
  });

  test("refuses a wrong check sum and a wrong length", () => {
    const whole = gzipSync("a text");
    for (const at of [whole.length - 8, whole.length - 4]) {
      const wrong = Buffer.from(whole);
      wrong[at]! ^= 1;
      expect(unpacked(gunzip, wrong)).toBe(-1);
    }
  });

  test("fills the room to its last byte, and refuses a text that is longer", () => {
    const data = gzipSync("x".repeat(100));
    expect(unpacked(gunzip, data, 101)).toBe("x".repeat(100));
    expect(unpacked(gunzip, data, 100)).toBe("x".repeat(100));
    expect(unpacked(gunzip, data, 99)).toBe(-1);
  });
});

test("both ways give the same, for good data and for bytes turned over in it", () => {
  const edits = fc.array(fc.tuple(fc.nat(400), fc.nat(255)), { maxLength: 2 });
  fc.assert(
    fc.property(fc.uint8Array({ maxLength: 300 }), edits, (text, changes) => {
      const data = gzipSync(text);
      for (const [at, bits] of changes) if (at < data.length) data[at]! ^= bits;
      expect(unpacked(again, data)).toBe(unpacked(gunzipOnce, data));
    }),
    { numRuns: 500 },
  );
});
