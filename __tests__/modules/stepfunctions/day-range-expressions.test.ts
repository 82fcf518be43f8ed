import jsonata from "jsonata";
import { chunksAtMost, dayRangeDefinition } from "../../../modules/stepfunctions/day-range-definition";

/** The expressions of a definition, evaluated by the JSONata whose version Step Functions runs. */
interface State {
  readonly Assign: Record<string, string>;
  readonly Choices: readonly { readonly Condition: string }[];
  readonly Cause: string;
  readonly Items: string;
  readonly ItemProcessor: {
    readonly States: { readonly EachChunk: { readonly Arguments: { readonly QueryString: string } } };
  };
}

function statesOf(chunkDays: number): Record<string, State> {
  const definition = dayRangeDefinition({
    comment: "",
    databaseName: "database",
    workgroupName: "workgroup",
    before: "",
    eachChunk: `SELECT '{%', "a""b", '\\' -- ü\nWHERE d BETWEEN '{{first}}' AND '{{last}}'`,
    after: {},
    chunkDays,
    firstDay: "2016-11-14",
    failureQueueUrl: "",
  });
  return (definition as { States: Record<string, State> }).States;
}

function evaluate(expression: string, variables: Record<string, unknown>): Promise<unknown> {
  const inner = /^\{%([^]*)%\}$/.exec(expression)?.[1];
  if (inner === undefined) throw new Error(`not an expression: ${expression}`);
  return jsonata(inner).evaluate(undefined, variables);
}

/** What an execution does with its input: the days of each chunk, or the cause that it refuses with. */
async function chunks(input: unknown, chunkDays = 31, startTime = "2026-03-01T03:07:08.123Z"): Promise<unknown> {
  const { ReadRange, CheckRange, RefuseRange, Chunks } = statesOf(chunkDays);
  const states = { input, context: { Execution: { StartTime: startTime, Id: "execution" } } };
  const days = {
    from: await evaluate(ReadRange?.Assign.from ?? "", { states }),
    to: await evaluate(ReadRange?.Assign.to ?? "", { states }),
  };
  if ((await evaluate(CheckRange?.Choices[0]?.Condition ?? "", days)) !== true) {
    return evaluate(RefuseRange?.Cause ?? "", days);
  }
  // the list that JSONata makes carries marks of its own
  return JSON.parse(JSON.stringify(await evaluate(Chunks?.Items ?? "", days)));
}

test("without input the last two whole days are read, over the end of a month too", async () => {
  expect(await chunks({})).toEqual([{ first: "2026/02/27", last: "2026/02/28" }]);
  expect(await chunks({}, 1)).toEqual([
    { first: "2026/02/27", last: "2026/02/27" },
    { first: "2026/02/28", last: "2026/02/28" },
  ]);
  expect(await chunks({}, 31, "2026-01-01T00:00:00Z")).toEqual([{ first: "2025/12/30", last: "2025/12/31" }]);
});

test("from a day alone, everything up to yesterday is read", async () => {
  expect(await chunks({ from: "2026-01-15" })).toEqual([
    { first: "2026/01/15", last: "2026/02/14" },
    { first: "2026/02/15", last: "2026/02/28" },
  ]);
});

test.each([
  ["one day", "2024-02-29", "2024-02-29", 7, [["2024/02/29", "2024/02/29"]]],
  ["a whole chunk", "2024-02-26", "2024-03-03", 7, [["2024/02/26", "2024/03/03"]]],
  [
    "one day more than a chunk",
    "2024-02-26",
    "2024-03-04",
    7,
    [
      ["2024/02/26", "2024/03/03"],
      ["2024/03/04", "2024/03/04"],
    ],
  ],
])("a range of %s is cut into chunks", async (_, from, to, chunkDays, expected) => {
  expect(await chunks({ from, to }, chunkDays)).toEqual(expected.map(([first, last]) => ({ first, last })));
});

test("chunks cover every day of ten years once, in order", async () => {
  const found = (await chunks({ from: "2016-11-14", to: "2026-11-14" }, 10)) as { first: string; last: string }[];
  const next = (day: string) =>
    new Date(Date.parse(day.replaceAll("/", "-")) + 86_400_000).toISOString().slice(0, 10).replaceAll("-", "/");
  expect(found[0]?.first).toBe("2016/11/14");
  expect(found.at(-1)?.last).toBe("2026/11/14");
  expect(found.slice(1).map(({ first }) => first)).toEqual(found.slice(0, -1).map(({ last }) => next(last)));
});

test.each([
  [{ from: "2016-11-13", to: "2016-11-15" }, "2016-11-13 and 2016-11-15"],
  [{ from: "2024-03-02", to: "2024-03-01" }, "2024-03-02 and 2024-03-01"],
  [{ from: "2024/03/01", to: "2024-03-02" }, "2024/03/01 and 2024-03-02"],
  [{ from: "2024-03-01' OR 'a' = 'a", to: "2024-03-02" }, "2024-03-01' OR 'a' = 'a and 2024-03-02"],
  [{ from: 20240301, to: "2024-03-02" }, "20240301 and 2024-03-02"],
  [{ from: "2024-13-01", to: "2024-13-02" }, "2024-13-01 and 2024-13-02"],
  [{ to: "2024-03-02" }, "2026-02-27 and 2024-03-02"],
])("%j is refused before anything runs", async (input, got) => {
  expect(await chunks(input)).toBe(
    `from and to must be days, yyyy-MM-dd, from not before 2016-11-14 and not after to, 31000 days together at most; got ${got}`,
  );
});

test("as many chunks as an execution's history can hold are taken, and not one more", async () => {
  expect(await chunks({ from: "2020-01-01", to: "2022-09-26" }, 1)).toHaveLength(chunksAtMost);
  expect(await chunks({ from: "2020-01-01", to: "2022-09-27" }, 1)).toMatch(/ 1000 days together at most; got /);
});

test("a statement keeps every character, and gets the days of its chunk", async () => {
  const query = statesOf(1).Chunks?.ItemProcessor.States.EachChunk.Arguments.QueryString ?? "";
  const states = { input: { first: "2024/03/01", last: "2024/03/02" } };
  expect(await evaluate(query, { states })).toBe(
    `SELECT '{%', "a""b", '\\' -- ü\nWHERE d BETWEEN '2024/03/01' AND '2024/03/02'`,
  );
});
