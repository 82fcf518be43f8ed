import { UsageError } from "../usage-error";

/**
 * Runs what the engine may refuse.
 *
 * @throws UsageError with the engine's message, which says where in the SQL the fault is
 */
export async function askingEngine<T>(work: () => Promise<T>): Promise<T> {
  try {
    return await work();
  } catch (error) {
    throw new UsageError((error as Error).message.replace(/^Failed to extract statements: /, "").trimEnd());
  }
}
