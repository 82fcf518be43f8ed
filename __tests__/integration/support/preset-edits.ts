import { parseDocument } from "yaml";
import { defaults } from "../../../modules/shared/defaults";

/** What its owner changes in a preset: keeping files a day longer, or making it disposable. */
export type PresetEdit = "as-it-is" | "a-day-longer" | "disposable";

/** Files of the first bucket that a preset makes, and the days that it keeps them. */
export interface KeptFiles {
  readonly of: "log bucket" | "query results";
  readonly days: number;
}

const logBucketDays = ["logBucket", "retentionDays"];
const resultsDays = ["queries", "resultsRetentionDays"];

/** @param settings wins over the program, which then has no number of its own */
export function keptFiles(settings = "", program = ""): KeptFiles {
  if (settings === "") {
    const of = program.includes("new LogArchive(") ? "log bucket" : "query results";
    return { of, days: Number(programDays.exec(program)?.[1]) };
  }
  const document = parseDocument(settings);
  return document.getIn(["existing", "logBucket"]) === true
    ? { of: "query results", days: Number(document.getIn(resultsDays) ?? defaults.resultsRetentionDays.value) }
    : { of: "log bucket", days: Number(document.getIn(logBucketDays) ?? defaults.retentionDays.value) };
}

/** Settings as their owner edits them. */
export function editedSettings(settings: string, edit: PresetEdit): string {
  const document = parseDocument(settings);
  const { of, days } = keptFiles(settings);
  if (edit === "a-day-longer") document.setIn(of === "log bucket" ? logBucketDays : resultsDays, days + 1);
  if (edit === "disposable") document.set("disposable", true);
  return document.toString();
}

/** The first is that of the log bucket, or of the only bucket there is. */
const programDays = /(?<=\bretentionDays: )(\d+)/;
const part = /new (LogArchive|AuditTrail|LogQueries|MemberTrail)\(.*\{$/gm;

/** A program as its owner edits it. */
export function editedProgram(program: string, edit: PresetEdit): string {
  if (edit === "a-day-longer") return program.replace(programDays, (days) => String(Number(days) + 1));
  return edit === "disposable" ? program.replace(part, (start) => `${start} disposable: true,`) : program;
}
