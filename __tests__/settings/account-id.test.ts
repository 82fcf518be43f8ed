import { problemsOf, problemsWith } from "./support/settings-text";

const rule = "accounts.management.id: must be exactly 12 digits, in quotes";

describe("an account id", () => {
  test.each(['"111111111111"', "'000000000001'", '"012345678901"'])("may be %s", (id) => {
    expect(problemsWith({ "accounts.management.id": id })).toEqual([]);
  });

  test.each([
    ['"11111111111"', "write all 12 digits, leading zeros included"],
    ['"1111111111111"', "write all 12 digits, leading zeros included"],
    ['"0123456789ab"', "write all 12 digits, leading zeros included"],
    ['""', "write all 12 digits, leading zeros included"],
    ['"1111-1111-1111"', 'write "111111111111"'],
    ['"1111 1111 1111"', 'write "111111111111"'],
    ['"111111111111 "', 'write "111111111111"'],
  ])("fails as %s", (id, fix) => {
    expect(problemsWith({ "accounts.management.id": id })).toEqual([`${rule}; got ${id}; ${fix}`]);
  });

  test.each([
    ["111111111111", "111111111111", 'write "111111111111"'],
    ["012345678901", "012345678901, which YAML reads as the number 12345678901", 'write "012345678901"'],
    ["000000000001", "000000000001, which YAML reads as the number 1", 'write "000000000001"'],
    ["0o17", "0o17, which YAML reads as the number 15", 'write it in quotes, like "111111111111"'],
    [
      "0x19DE0A3C7",
      "0x19DE0A3C7, which YAML reads as the number 6943712199",
      'write it in quotes, like "111111111111"',
    ],
    [
      "1.11111111111e11",
      "1.11111111111e11, which YAML reads as the number 111111111111",
      'write it in quotes, like "111111111111"',
    ],
    ["11111111111", "11111111111", 'write it in quotes, like "111111111111"'],
    ["1111111111111", "1111111111111", 'write it in quotes, like "111111111111"'],
    [".inf", ".inf, which YAML reads as the number Infinity", 'write it in quotes, like "111111111111"'],
  ])("fails as the number %s, shown as it is written", (id, got, fix) => {
    expect(problemsWith({ "accounts.management.id": id })).toEqual([`${rule}; got ${got}; ${fix}`]);
  });

  test.each([
    ["", "nothing", "give it a value or remove the line"],
    ["~", "nothing", "give it a value or remove the line"],
    ["true", "true", 'write it in quotes, like "111111111111"'],
    ["[a]", "a list", "write one text here"],
    ["{a: b}", "a mapping", "write one text here"],
  ])("fails as %s", (id, got, fix) => {
    expect(problemsWith({ "accounts.management.id": id })).toEqual([`${rule}; got ${got}; ${fix}`]);
  });

  test("fails without quotes in a %YAML 1.1 document too, where 012 would be octal", () => {
    const text =
      "%YAML 1.1\n---\nhomeRegion: us-east-1\nlogBucket: { name: abc }\naccounts:\n  management: { id: 017 }\n";
    expect(problemsOf(text)).toEqual([
      `6:21: ${rule}; got 017, which YAML reads as the number 17; write it in quotes, like "111111111111"`,
    ]);
  });
});
