import type { Period } from "../../../queries/partition-count";
import { joinRanges, type TableRange } from "../../../queries/table-range";
import { UsageError } from "../usage-error";

/** What the settings of a deployment say about its tables, views and saved queries, so that local answers are the deployed ones. */
export interface Deployment {
  /** What the tables have: questions about anything else are refused, as they have no rows there. */
  readonly tables: TableRange;
  /** Days that the saved queries ask about where neither `--from` nor `--to` is given. */
  readonly period: Period;
  /** Roles that migrations run under, besides the known ones. */
  readonly migrationRoles: readonly string[];
}

/**
 * Reads what the stack's settings file says of its queries.
 *
 * @throws UsageError with all problems of the file
 */
export async function deploymentOf(settingsFile: string | undefined): Promise<Deployment> {
  if (settingsFile === undefined) return { tables: {}, period: {}, migrationRoles: [] };
  // bundled apart: most questions need no YAML
  const { settingsOrProblems, settingsSources } = await import("./settings");
  const settings = settingsOrProblems(settingsFile);
  if (typeof settings === "string") throw new UsageError(`--settings has problems\n${settings}`);
  const { period, migrationRoles } = settings.queries;
  const ranges = settingsSources(settings).map(({ accounts, ...range }) => ({
    ...range,
    accounts: accounts.type === "enum" ? accounts.accountIds : undefined,
  }));
  return { tables: joinRanges(ranges), period, migrationRoles };
}
