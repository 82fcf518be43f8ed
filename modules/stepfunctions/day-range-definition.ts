/**
 * The definition of a state machine that runs Athena queries over a range of days, as plain data.
 *
 * @see https://docs.aws.amazon.com/step-functions/latest/dg/connect-athena.html
 * @see https://docs.aws.amazon.com/step-functions/latest/dg/transforming-data.html
 */

/** What {@link dayRangeDefinition} runs, and where. */
export interface DayRangeDefinitionProps {
  readonly comment: string;
  readonly databaseName: string;
  readonly workgroupName: string;

  /** A statement that runs once, before the others. */
  readonly before: string;

  /** Statement for each chunk of days; `{{first}}` and `{{last}}` are the chunk's days, yyyy/MM/dd. */
  readonly eachChunk: string;

  /** Statements that run once, one after the other, when all chunks are done; each may have to be repeated to finish. */
  readonly after: Readonly<Record<string, string>>;

  /** Days of one chunk, at most. */
  readonly chunkDays: number;

  /** First day that there is anything for, yyyy-MM-dd. */
  readonly firstDay: string;

  /** Queue that is told about a failure. */
  readonly failureQueueUrl: string;
}

/** An execution keeps 25,000 events of history, a chunk takes about 8 of them and more for each retry. */
export const chunksAtMost = 1000;

/** How many whole days back an execution reads that is told no days: a failed night is made good by the next. */
export const daysWithoutInput = 2;

const dayMillis = 86_400_000;
const isoDay = "'[Y0001]-[M01]-[D01]'";
const slashedDay = "'[Y0001]/[M01]/[D01]'";
const dayPattern = "/^[12][0-9]{3}-(0[1-9]|1[0-2])-(0[1-9]|[12][0-9]|3[01])$/";

/** Athena ends a query after 30 minutes by itself; this is for an answer that never comes. */
const taskTimeoutSeconds = 2400;

const retries = [
  {
    ErrorEquals: ["States.ALL"],
    IntervalSeconds: 30,
    MaxAttempts: 4,
    BackoffRate: 2,
    MaxDelaySeconds: 300,
    JitterStrategy: "FULL",
  },
];

/** Amazon States Language; what it computes is JSONata. Input: `{}` for the last two whole days, or `{"from", "to"}`, yyyy-MM-dd. */
export function dayRangeDefinition(props: DayRangeDefinitionProps): object {
  const after = Object.entries(props.after);
  const next = after.map(([name]) => name)[0] ?? "Done";
  return {
    Comment: props.comment,
    QueryLanguage: "JSONata",
    StartAt: "ReadRange",
    States: {
      ReadRange: readRange(),
      CheckRange: {
        Type: "Choice",
        Choices: [{ Condition: expression(isGoodRange(props)), Next: "Before" }],
        Default: "RefuseRange",
      },
      RefuseRange: refuseRange(props),
      Before: { ...query(props, props.before), Catch: caught(), Next: "Chunks" },
      Chunks: {
        Type: "Map",
        Items: expression(chunks(props)),
        // one after the other: two writers of one table would undo each other's work and start again
        MaxConcurrency: 1,
        ItemProcessor: {
          ProcessorConfig: { Mode: "INLINE" },
          StartAt: "EachChunk",
          States: { EachChunk: { ...query(props, withVariables(props.eachChunk)), End: true } },
        },
        Catch: caught(),
        Next: next,
      },
      ...Object.fromEntries(
        after.map(([name, sql], index) => [
          name,
          { ...query(props, sql), Catch: caught(), Next: after[index + 1]?.[0] ?? "Done" },
        ]),
      ),
      Done: { Type: "Succeed", Output: expression("{'from': $from, 'to': $to}") },
      TellFailure: {
        Type: "Task",
        Resource: "arn:aws:states:::sqs:sendMessage",
        Arguments: {
          QueueUrl: props.failureQueueUrl,
          MessageBody: expression(
            "$string({'execution': $states.context.Execution.Id, 'from': $from, 'to': $to, 'failure': $failure})",
          ),
        },
        Retry: retries,
        Next: "Failed",
      },
      // a cause has 32,768 characters at most
      Failed: {
        Type: "Fail",
        Error: "QueryFailed",
        Cause: expression("$substring($string($failure), 0, 8000)"),
      },
    },
  };
}

function readRange(): object {
  const daysBefore = (days: number) =>
    `$fromMillis($toMillis($states.context.Execution.StartTime) - ${days * dayMillis}, ${isoDay})`;
  const given = (name: string, otherwise: string) =>
    expression(`$exists($states.input.${name}) ? $states.input.${name} : ${otherwise}`);
  return {
    Type: "Pass",
    Assign: { from: given("from", daysBefore(daysWithoutInput)), to: given("to", daysBefore(1)) },
    Next: "CheckRange",
  };
}

function isGoodRange({ firstDay, chunkDays }: DayRangeDefinitionProps): string {
  const isDay = (name: string) => `$type($${name}) = 'string' and $contains($${name}, ${dayPattern})`;
  return [
    isDay("from"),
    isDay("to"),
    `$from >= '${firstDay}'`,
    "$from <= $to",
    `${chunkCount(chunkDays)} <= ${chunksAtMost}`,
  ].join(" and ");
}

function refuseRange({ firstDay, chunkDays }: DayRangeDefinitionProps): object {
  const rule =
    `from and to must be days, yyyy-MM-dd, from not before ${firstDay} and not after to, ` +
    `${chunksAtMost * chunkDays} days together at most; got `;
  return {
    Type: "Fail",
    Error: "BadRange",
    Cause: expression(`${JSON.stringify(rule)} & $string($from) & ' and ' & $string($to)`),
  };
}

function millis(name: string): string {
  return `$toMillis($${name} & 'T00:00:00Z')`;
}

function chunkCount(chunkDays: number): string {
  return `$ceil((${millis("to")} - ${millis("from")} + ${dayMillis}) / ${chunkDays * dayMillis})`;
}

/** `[{"first", "last"}, …]`; the outer brackets keep a list of one a list. */
function chunks({ chunkDays }: DayRangeDefinitionProps): string {
  const step = chunkDays * dayMillis;
  const first = `${millis("from")} + $i * ${step}`;
  const last = `$min([${millis("to")}, ${millis("from")} + $i * ${step} + ${step - dayMillis}])`;
  return (
    `[$map([0..${chunkCount(chunkDays)} - 1], function($i) { ` +
    `{'first': $fromMillis(${first}, ${slashedDay}), 'last': $fromMillis(${last}, ${slashedDay})} })]`
  );
}

function query({ databaseName, workgroupName }: DayRangeDefinitionProps, text: string): object {
  return {
    Type: "Task",
    Resource: "arn:aws:states:::athena:startQueryExecution.sync",
    Arguments: {
      QueryString: text,
      QueryExecutionContext: { Catalog: "AwsDataCatalog", Database: databaseName },
      WorkGroup: workgroupName,
    },
    TimeoutSeconds: taskTimeoutSeconds,
    // the statements can be repeated without harm, so every failure is tried again
    Retry: retries,
  };
}

function caught(): object[] {
  return [{ ErrorEquals: ["States.ALL"], Assign: { failure: expression("$states.errorOutput") }, Next: "TellFailure" }];
}

/** A statement as an expression: its text in JSON's quotes, which are JSONata's too, and the item's days between. */
function withVariables(sql: string): string {
  const parts = sql.split(/\{\{(first|last)\}\}/);
  return expression(
    parts.map((part, index) => (index % 2 === 0 ? JSON.stringify(part) : `$states.input.${part}`)).join(" & "),
  );
}

function expression(text: string): string {
  return `{% ${text} %}`;
}
