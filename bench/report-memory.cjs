/**
 * Loaded before a measured program: when it ends, it tells its peak resident memory (kilobytes) and its processor time
 * (microseconds, all threads) on file descriptor 3.
 */
const { writeSync } = require("node:fs");
const { isMainThread } = require("node:worker_threads");

if (isMainThread)
  process.on("exit", () => {
    const { user, system } = process.cpuUsage();
    writeSync(3, JSON.stringify({ kilobytes: process.resourceUsage().maxRSS, microseconds: user + system }));
  });
