import { readOwnQueries } from "../../../queries/own-queries";
import type { Period, ProjectedPartitions } from "../../../queries/partition-count";
import type { SavedQuery } from "../../../queries/saved-queries";
import { joinRanges, type TableRange } from "../../../queries/table-range";
import { UsageError } from "../usage-error";

/** What the settings of a deployment say about its tables, views and saved queries, so that local answers are the deployed ones. */
export interface Deployment {
  /** What the tables have: questions about anything else are refused, as they have no rows there. */
  readonly tables: TableRange;
  /** Tables whose partitions questions read; none without settings. */
  readonly sources: readonly ProjectedPartitions[];
  /** What the views over migration events read. */
  readonly migrationViews?: "raw" | "curated";
  /** Days that the saved queries ask about where neither `--from` nor `--to` is given. */
  readonly period: Period;
  /** Saved queries of its own. */
  readonly ownQueries: readonly SavedQuery[];
  /** Roles that migrations run under, besides the known ones. */
  readonly migrationRoles: readonly string[];
}

/**
 * Reads what the stack's settings file says of its queries.
 *
 * @throws UsageError with all problems of the file
 */
export async function deploymentOf(settingsFile: string | undefined): Promise<Deployment> {
  if (settingsFile === undefined) return { tables: {}, sources: [], period: {}, ownQueries: [], migrationRoles: [] };
  // bundled apart: most questions need no YAML
  const { settingsOrProblems, settingsSources } = await import("./settings");
  const settings = settingsOrProblems(settingsFile);
  if (typeof settings === "string") throw new UsageError(`--settings has problems\n${settings}`);
  const { period, ownQueries: folder, migrationRoles, curated } = settings.queries;
  const sources = settingsSources(settings);
  const ownQueries = folder === undefined ? [] : savedQueryFiles(() => readOwnQueries(folder));
  const ranges = sources.map(({ accounts, ...range }) => ({
    ...range,
    accounts: accounts.type === "enum" ? accounts.accountIds : undefined,
  }));
  return {
    tables: joinRanges(ranges),
    sources,
    migrationViews: curated?.migrationViews,
    ...{ period, ownQueries, migrationRoles },
  };
}

/** @throws UsageError for what is wrong in files of saved queries */
export function savedQueryFiles<T>(read: () => T): T {
  try {
    return read();
  } catch (error) {
    throw new UsageError((error as Error).message);
  }
}
