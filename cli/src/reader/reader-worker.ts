/** Entry of a worker thread. Lean on purpose: it loads no engine and starts in a few milliseconds. */
import { parentPort, workerData } from "node:worker_threads";
import { logReader } from "./log-reader";
import { slots, type ToReader } from "./reader-messages";

/** Files of rows that may wait for the engine before readers pause: bounds what lies on disk. */
const waitingLimit = 4;

const { folder, name } = workerData as { folder: string; name: string };
const port = parentPort!;
let last = Promise.resolve();

const take = logReader(folder, name, (message) => {
  if (message.type !== "rows") return port.postMessage(message);
  const { control } = message;
  let waiting = Atomics.add(control, slots.waiting, 1) + 1;
  port.postMessage(message);
  while (waiting > waitingLimit && Atomics.load(control, slots.stop) === 0) {
    Atomics.wait(control, slots.waiting, waiting, 1000);
    waiting = Atomics.load(control, slots.waiting);
  }
});

port.on("message", (message: ToReader) => {
  // a failure of ours is an unhandled rejection, which ends the worker with an error: it must not pass as an empty answer
  last = last.then(() => take(message));
});
