import { parseArgs } from "node:util";
import { type CommandIo, writeText } from "../io";
import { checkSampleOptions, type SampleOptions } from "../logs-sample/sample-options";
import { unknownWord } from "../nearest";
import { UsageError } from "../usage-error";
import { counted } from "../../../queries/counted";

const options = {
  out: { type: "string" },
  seed: { type: "string" },
  accounts: { type: "string" },
  days: { type: "string" },
  "events-per-day": { type: "string" },
  "organization-id": { type: "string" },
  "first-day": { type: "string" },
  "migration-share": { type: "string" },
} as const;

/** `sms-trail logs sample`: writes the log tree of an organization that never was. */
export async function logsCommand(args: readonly string[], io: CommandIo): Promise<number> {
  const [what, ...rest] = args;
  if (what === undefined) throw new UsageError("logs what? sample");
  if (what !== "sample") throw new UsageError(unknownWord("command", `logs ${what}`, ["logs sample"], "sample"));
  const sample = sampleOptions(rest);
  const { writeSampleLogs } = await import("../logs-sample/write-sample-logs");
  const summary = await writeSampleLogs(sample);
  await writeText(
    io.stdout,
    `${counted(summary.events, "event")} of ${counted(summary.accounts.length, "account")} in ${counted(summary.files, "log file")}, ` +
      `${summary.firstDay} to ${summary.lastDay}: ${sample.out}\n` +
      `${counted(summary.migrationEvents, "event")} of migrations, ${counted(summary.duplicates, "duplicate")}, ` +
      `${counted(summary.late, "late event")}, ${counted(summary.digestFiles, "digest file")}\n`,
  );
  return 0;
}

function sampleOptions(args: readonly string[]): SampleOptions {
  const values = parse(args);
  if (values.out === undefined) throw new UsageError("--out is missing: the folder to write to");
  const sample: SampleOptions = {
    out: values.out,
    seed: numberOf("seed", values.seed ?? "1"),
    accounts: numberOf("accounts", values.accounts ?? "3"),
    days: numberOf("days", values.days ?? "10"),
    eventsPerDay: numberOf("events-per-day", values["events-per-day"] ?? "200"),
    organizationId: values["organization-id"],
    firstDay: values["first-day"],
    migrationShare:
      values["migration-share"] === undefined ? undefined : numberOf("migration-share", values["migration-share"]),
  };
  try {
    checkSampleOptions(sample);
  } catch (error) {
    throw new UsageError((error as Error).message);
  }
  return sample;
}

function parse(args: readonly string[]) {
  try {
    return parseArgs({ args: [...args], options }).values;
  } catch (error) {
    throw new UsageError((error as Error).message.split(". To specify")[0]!);
  }
}

function numberOf(name: string, text: string): number {
  const value = text.trim() === "" ? NaN : Number(text);
  if (Number.isNaN(value)) throw new UsageError(`--${name} must be a number, got: ${text}`);
  return value;
}
