import { counted } from "../../../queries/counted";
import type { FoundFiles } from "../reader/find-log-files";
import type { LogFileReport, LogFileToRead } from "../reader/read-log-file";

/** Problems that are told one by one; the others are counted. */
const toldProblems = 40;

/** What stderr says about the files of the folder, before they are read. */
export function folderNotes(found: FoundFiles): string[] {
  const notes: string[] = [];
  const kinds = {
    digest: "digest",
    insight: "Insights",
    "network-activity": "network activity",
    aggregated: "aggregated",
  };
  const others = [...found.others].map(([kind, count]) => counted(count, `${kinds[kind]} file`));
  if (others.length > 0) notes.push(`left out, as they hold no records of calls: ${others.join(", ")}`);
  if (found.ignored > 0) {
    notes.push(`left out, as their names end in neither .json nor .json.gz: ${counted(found.ignored, "file")}`);
  }
  const source = "account, Region and delivery date come from";
  if (found.byName > 0)
    notes.push(`${counted(found.byName, "log file")} in no CloudTrail folders: ${source} the file name`);
  if (found.byRecord > 0)
    notes.push(`${counted(found.byRecord, "log file")} in no CloudTrail folders: ${source} each record`);
  return notes;
}

/** What stderr says about what was read. */
export function readingNotes(
  reports: readonly LogFileReport[],
  nameOf: (index: number) => string,
  files: number,
  folders: FoundFiles["problems"],
): { notes: string[]; problems: number } {
  const notes: string[] = [];
  const digests = reports.filter(({ digest }) => digest).length;
  if (digests > 0)
    notes.push(`left out, as they hold no records of calls: ${counted(digests, "digest file")} (by content)`);
  const insights = reports.reduce((sum, report) => sum + report.insights, 0);
  if (insights > 0) notes.push(`left out: ${counted(insights, "record")} of Insights or network activity`);

  const faulty = reports.filter(({ problems }) => problems.length > 0).sort((a, b) => a.index - b.index);
  const lines = [
    ...folders.map(({ path, message }) => `${path}: ${message}`),
    ...faulty.flatMap((report) =>
      report.problems.map(
        ({ message, record }) =>
          `${nameOf(report.index)}: ${record === undefined ? "" : `record ${record}: `}${message}`,
      ),
    ),
  ];
  if (lines.length === 0) return { notes, problems: 0 };
  const parts = [
    faulty.length > 0 ? `${faulty.length} of ${counted(files, "log file")}` : "",
    folders.length > 0 ? counted(folders.length, "folder") : "",
  ].filter((part) => part !== "");
  notes.push(`${counted(lines.length, "problem")} in ${parts.join(" and ")}:`);
  notes.push(...lines.slice(0, toldProblems).map((line) => `  ${line}`));
  if (lines.length > toldProblems) notes.push(`  and ${lines.length - toldProblems} more`);
  return { notes, problems: lines.length };
}

/** Why an answer is empty though the folder is not: the question is about none of what its files are of. */
export function nothingAskedFor(files: readonly LogFileToRead[]): string {
  const places = files.flatMap(({ place }) => place ?? []);
  const some = (values: readonly string[], noun: string) => {
    const distinct = [...new Set(values)].sort();
    const shown = distinct.length > 5 ? `${distinct.slice(0, 5).join(", ")}, …` : distinct.join(", ");
    return `${counted(distinct.length, noun)} (${shown})`;
  };
  const days = places.map(({ deliveryDate }) => deliveryDate.replaceAll("/", "-")).sort();
  return (
    `nothing is read: the folder has ${counted(files.length, "log file")}, delivered from ${days[0]} to ${days.at(-1)}, of ` +
    `${some(
      places.map(({ account }) => account),
      "account",
    )} and ${some(
      places.map(({ region }) => region),
      "Region",
    )}`
  );
}
