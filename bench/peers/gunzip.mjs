/**
 * The floor: reads and gunzips every log file and looks at nothing, with Node's zlib in its fastest way (the size that a gzip
 * file tells in its last four bytes as the size of the output's one chunk).
 */
import { readFileSync } from "node:fs";
import { isMainThread, Worker, workerData } from "node:worker_threads";
import { gunzipSync } from "node:zlib";
import { logFiles } from "./log-files.mjs";

if (isMainThread) {
  const [folder, threads] = [process.argv[2], Number(process.argv[3])];
  const shared = { files: logFiles(folder), next: new Int32Array(new SharedArrayBuffer(4)) };
  const others = Array.from(
    { length: threads - 1 },
    () => new Worker(new URL(import.meta.url), { workerData: shared }),
  );
  gunzipAll(shared);
  await Promise.all(others.map((worker) => new Promise((resolve) => worker.on("exit", resolve))));
} else {
  gunzipAll(workerData);
}

function gunzipAll({ files, next }) {
  for (let i = Atomics.add(next, 0, 1); i < files.length; i = Atomics.add(next, 0, 1)) {
    const compressed = readFileSync(files[i]);
    const size = compressed.readUInt32LE(compressed.length - 4);
    gunzipSync(compressed, { chunkSize: Math.min(Math.max(size + 1, 64), 1 << 28) });
  }
}
