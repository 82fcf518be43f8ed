import fc from "fast-check";
import { needleSearch } from "../../../cli/src/reader/needle-search";
import { migrationNeedles } from "../../../queries/views";

function find(needles: readonly string[], text: string): number[] {
  const bytes = Buffer.from(text);
  return needleSearch(needles).find(bytes, bytes.length);
}

/** What the search must find: every needle, at every position. */
function naive(needles: readonly string[], text: string): number[] {
  const found = new Set<number>();
  for (const needle of needles)
    for (let at = text.indexOf(needle); at >= 0; at = text.indexOf(needle, at + 1)) found.add(at);
  return [...found].sort((a, b) => a - b);
}

test("finds exactly the needles, wherever they stand", () => {
  const needles = migrationNeedles();
  const piece = fc.oneof(
    fc.constantFrom(...needles, '"sms', 'sms"', "mgn.", "Migra", '"SMS"'),
    fc.stringMatching(/^[ a-zA-Z0-9".:,{}]*$/),
  );
  fc.assert(
    fc.property(fc.array(piece, { maxLength: 12 }), (pieces) => {
      const text = pieces.join("");
      expect(find(needles, text)).toEqual(naive(needles, text));
    }),
  );
});

test("needles of any length are found", () => {
  const needle = fc.stringMatching(/^"[abc]{0,12}"$/);
  fc.assert(
    fc.property(
      fc.array(needle, { minLength: 1, maxLength: 5 }),
      fc.stringMatching(/^["abc]{0,60}$/),
      (needles, text) => {
        expect(find(needles, text)).toEqual(naive(needles, text));
      },
    ),
  );
});

test("says where an escape could hide a needle, and no other escape", () => {
  expect(find(['"sms"'], String.raw`x \u0073ms \u006Ds \u003d \u00e9 \\ \n`)).toEqual([2, 11]);
  expect(find(['"a/b"'], String.raw`"a\/b"`)).toEqual([2]);
});

test("looks no further than the end it is given", () => {
  const bytes = Buffer.from('xx"sms.amazonaws.com"');
  expect(needleSearch(['"sms.amazonaws.com"']).find(bytes, bytes.length)).toEqual([2]);
  expect(needleSearch(['"sms.amazonaws.com"']).find(bytes, bytes.length - 1)).toEqual([]);
});

test("searches in memory of its own what it finds anywhere else, whatever lay there before", () => {
  const needles = migrationNeedles();
  const search = needleSearch(needles);
  const piece = fc.oneof(fc.constantFrom(...needles, '"sm', "s.amazonaws.com"), fc.stringMatching(/^[ a-z".]*$/));
  fc.assert(
    fc.property(fc.array(piece, { maxLength: 20 }), fc.nat({ max: 40_000 }), (pieces, repeated) => {
      const text = Buffer.from(pieces.join("").repeat(1 + Math.floor(repeated / 400)));
      const room = search.room(text.length + (repeated % 2 ? 1_000_000 : 0));
      text.copy(room);
      expect(search.find(room, text.length)).toEqual(needleSearch(needles).find(text, text.length));
    }),
  );
});

test("finds more needles than it can note at once", () => {
  const text = Buffer.from('"sms"'.repeat(60_000));
  const places = Array.from({ length: 60_000 }, (_, index) => index * 5);
  const search = needleSearch(['"sms"']);
  expect(search.find(text, text.length)).toEqual(places);
  const room = search.room(text.length);
  text.copy(room);
  expect(search.find(room, text.length)).toEqual(places);
});
