/**
 * Runs every check of a part's properties, so that all that is wrong is said in one go.
 *
 * @throws Error with what each check says, a line each
 */
export function checkAll(...checks: readonly (() => void)[]): void {
  const problems = checks.flatMap((check) => {
    try {
      check();
      return [];
    } catch (error) {
      return [(error as Error).message];
    }
  });
  if (problems.length > 0) throw new Error([...new Set(problems)].join("\n"));
}
