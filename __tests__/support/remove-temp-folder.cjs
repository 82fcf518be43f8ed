/** The end of what temp-folder.cjs began. */
module.exports = () => globalThis.removeTestTempFolder();
