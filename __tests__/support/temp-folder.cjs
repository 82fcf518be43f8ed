const fs = require("node:fs");
const os = require("node:os");
const path = require("node:path");

/**
 * One temporary folder for a whole run, in the place of the machine's: what tests and cdktf leave there goes with it.
 * Jest calls this before it starts its workers, which inherit the variable.
 */
module.exports = () => {
  const before = process.env.TMPDIR;
  const folder = fs.mkdtempSync(path.join(os.tmpdir(), "sms-trail-tests-"));
  process.env.TMPDIR = folder;
  globalThis.removeTestTempFolder = () => {
    if (before === undefined) delete process.env.TMPDIR;
    else process.env.TMPDIR = before;
    fs.rmSync(folder, { recursive: true, force: true });
  };
};
