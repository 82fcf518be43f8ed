import { join } from "node:path";
import { fileURLToPath } from "node:url";

/** The project's root. */
export const root = fileURLToPath(new URL("..", import.meta.url));

/** What the bench makes; not committed. */
export const reports = join(root, "reports", "bench");
