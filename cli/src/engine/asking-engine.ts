import { UsageError } from "../usage-error";
import { engineMessage } from "./engine-message";

/**
 * Runs what the engine may refuse.
 *
 * @throws UsageError with the engine's message, which says where in the SQL the fault is
 */
export async function askingEngine<T>(work: () => Promise<T>): Promise<T> {
  try {
    return await work();
  } catch (error) {
    throw new UsageError(engineMessage((error as Error).message));
  }
}
