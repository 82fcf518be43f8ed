/** Entry of a worker thread. Lean on purpose: it loads no engine and starts in a few milliseconds. */
import { parentPort, workerData } from "node:worker_threads";
import { logReader } from "./log-reader";
import { type ReadingJob, slots } from "./reader-messages";

/** Files of rows that may wait for the engine before readers pause: bounds what lies on disk. */
const waitingLimit = 4;

const { folder, name } = workerData as { folder: string; name: string };
const port = parentPort!;
let last = Promise.resolve();

port.on("message", (job: ReadingJob) => {
  const read = logReader(folder, `${name}-${job.id}`, (message) => {
    if (message.type !== "rows") return port.postMessage(message);
    const waiting = Atomics.add(job.control, slots.waiting, 1) + 1;
    port.postMessage(message);
    for (let now = waiting; now > waitingLimit && Atomics.load(job.control, slots.stop) === 0;) {
      Atomics.wait(job.control, slots.waiting, now, 1000);
      now = Atomics.load(job.control, slots.waiting);
    }
  });
  // a failure of ours is an unhandled rejection, which ends the worker with an error: it must not pass as an empty answer
  last = last.then(() => read(job));
});
