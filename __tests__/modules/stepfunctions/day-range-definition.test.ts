import { dayRangeDefinition, type DayRangeDefinitionProps } from "../../../modules/stepfunctions/day-range-definition";

const props: DayRangeDefinitionProps = {
  comment: "Counts",
  databaseName: "database",
  workgroupName: "workgroup",
  before: "CREATE TABLE",
  eachChunk: `SELECT '{%' || "x"\nBETWEEN '{{first}}' AND '{{last}}'`,
  after: { Optimize: "OPTIMIZE t", Vacuum: "VACUUM t" },
  chunkDays: 31,
  firstDay: "2016-11-14",
  failureQueueUrl: "https://queue",
};

const retry = [
  {
    ErrorEquals: ["States.ALL"],
    IntervalSeconds: 30,
    MaxAttempts: 4,
    BackoffRate: 2,
    MaxDelaySeconds: 300,
    JitterStrategy: "FULL",
  },
];
const caught = [{ ErrorEquals: ["States.ALL"], Assign: { failure: "{% $states.errorOutput %}" }, Next: "TellFailure" }];
const athena = (QueryString: string) => ({
  Type: "Task",
  Resource: "arn:aws:states:::athena:startQueryExecution.sync",
  Arguments: {
    QueryString,
    QueryExecutionContext: { Catalog: "AwsDataCatalog", Database: "database" },
    WorkGroup: "workgroup",
  },
  TimeoutSeconds: 2400,
  Retry: retry,
});
const start = "$toMillis($from & 'T00:00:00Z')";
const end = "$toMillis($to & 'T00:00:00Z')";
const dayPattern = "/^[12][0-9]{3}-(0[1-9]|1[0-2])-(0[1-9]|[12][0-9]|3[01])$/";

test("a definition runs one statement, then one for each chunk, then the others, and tells what failed", () => {
  expect(dayRangeDefinition(props)).toEqual({
    Comment: "Counts",
    QueryLanguage: "JSONata",
    StartAt: "ReadRange",
    States: {
      ReadRange: {
        Type: "Pass",
        Assign: {
          from: "{% $exists($states.input.from) ? $states.input.from : $fromMillis($toMillis($states.context.Execution.StartTime) - 172800000, '[Y0001]-[M01]-[D01]') %}",
          to: "{% $exists($states.input.to) ? $states.input.to : $fromMillis($toMillis($states.context.Execution.StartTime) - 86400000, '[Y0001]-[M01]-[D01]') %}",
        },
        Next: "CheckRange",
      },
      CheckRange: {
        Type: "Choice",
        Choices: [
          {
            Condition: `{% $type($from) = 'string' and $contains($from, ${dayPattern}) and $type($to) = 'string' and $contains($to, ${dayPattern}) and $from >= '2016-11-14' and $from <= $to and $ceil((${end} - ${start} + 86400000) / 2678400000) <= 1000 %}`,
            Next: "Before",
          },
        ],
        Default: "RefuseRange",
      },
      RefuseRange: {
        Type: "Fail",
        Error: "BadRange",
        Cause: `{% "from and to must be days, yyyy-MM-dd, from not before 2016-11-14 and not after to, 31000 days together at most; got " & $string($from) & ' and ' & $string($to) %}`,
      },
      Before: { ...athena("CREATE TABLE"), Catch: caught, Next: "Chunks" },
      Chunks: {
        Type: "Map",
        Items: `{% [$map([0..$ceil((${end} - ${start} + 86400000) / 2678400000) - 1], function($i) { {'first': $fromMillis(${start} + $i * 2678400000, '[Y0001]/[M01]/[D01]'), 'last': $fromMillis($min([${end}, ${start} + $i * 2678400000 + 2592000000]), '[Y0001]/[M01]/[D01]')} })] %}`,
        MaxConcurrency: 1,
        ItemProcessor: {
          ProcessorConfig: { Mode: "INLINE" },
          StartAt: "EachChunk",
          States: {
            EachChunk: {
              ...athena(
                String.raw`{% "SELECT '{%' || \"x\"\nBETWEEN '" & $states.input.first & "' AND '" & $states.input.last & "'" %}`,
              ),
              End: true,
            },
          },
        },
        Catch: caught,
        Next: "Optimize",
      },
      Optimize: { ...athena("OPTIMIZE t"), Catch: caught, Next: "Vacuum" },
      Vacuum: { ...athena("VACUUM t"), Catch: caught, Next: "Done" },
      Done: { Type: "Succeed", Output: "{% {'from': $from, 'to': $to} %}" },
      TellFailure: {
        Type: "Task",
        Resource: "arn:aws:states:::sqs:sendMessage",
        Arguments: {
          QueueUrl: "https://queue",
          MessageBody:
            "{% $string({'execution': $states.context.Execution.Id, 'from': $from, 'to': $to, 'failure': $failure}) %}",
        },
        Retry: retry,
        Next: "Failed",
      },
      Failed: {
        Type: "Fail",
        Error: "QueryFailed",
        Cause: "{% $substring($string($failure), 0, 8000) %}",
      },
    },
  });
});

test("a definition without statements behind the chunks ends after them", () => {
  const { States } = dayRangeDefinition({ ...props, after: {} }) as { States: Record<string, { Next?: string }> };
  expect(States.Chunks?.Next).toBe("Done");
  expect(Object.keys(States)).not.toContain("Optimize");
});
