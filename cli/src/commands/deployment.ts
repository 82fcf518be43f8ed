import { UsageError } from "../usage-error";

/** What the settings of a deployment say about its views and saved queries, so that local answers are the deployed ones. */
export interface Deployment {
  /** First day of event time where `--from` is not given. */
  readonly firstDay?: string;
  /** Roles that migrations run under, besides the known ones. */
  readonly migrationRoles: readonly string[];
}

/**
 * Reads what the stack's settings file says of its queries.
 *
 * @throws UsageError with all problems of the file
 */
export async function deploymentOf(settingsFile: string | undefined): Promise<Deployment> {
  if (settingsFile === undefined) return { migrationRoles: [] };
  // bundled apart: most questions need no YAML
  const { settingsOrProblems } = await import("./settings");
  const settings = settingsOrProblems(settingsFile);
  if (typeof settings === "string") throw new UsageError(`--settings has problems\n${settings}`);
  return settings.queries;
}
