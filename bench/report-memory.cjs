/** Loaded before a measured program: tells the peak resident memory, in kilobytes, on file descriptor 3 when it ends. */
const { writeSync } = require("node:fs");
const { isMainThread } = require("node:worker_threads");

if (isMainThread) process.on("exit", () => writeSync(3, `${process.resourceUsage().maxRSS}`));
