const { exports: subpaths } = require("./package.json");

/** What a user imports as `cdktf-sms-trail/<subpath>`, found in the sources: examples are tested as a user writes them. */
const ownSubpaths = Object.entries(subpaths)
  .filter(([, target]) => typeof target === "object")
  .map(([subpath, { default: built }]) => [
    `^cdktf-sms-trail/${subpath.slice(2)}$`,
    built.replace("./out/", "<rootDir>/").replace(/\.js$/, ""),
  ]);

/** Unit tests: only Node. What needs Terraform, an emulator or Trino is under __tests__/integration and has its own configuration. */
module.exports = {
  testEnvironment: "node",
  // Jest leaves one core to its parent, which does nothing but wait
  maxWorkers: "100%",
  // a limit against hanging, not a measure of speed: machines are slow when everything runs at once
  testTimeout: 60_000,
  roots: ["<rootDir>/__tests__"],
  globalSetup: "<rootDir>/__tests__/support/temp-folder.cjs",
  globalTeardown: "<rootDir>/__tests__/support/remove-temp-folder.cjs",
  testMatch: ["**/*.test.ts"],
  testPathIgnorePatterns: ["/node_modules/", "/__tests__/integration/"],
  modulePathIgnorePatterns: [
    "<rootDir>/out/",
    "<rootDir>/cli/dist/",
    "<rootDir>/cdktf.out/",
    "<rootDir>/__tests__/integration/",
  ],
  moduleNameMapper: Object.fromEntries(ownSubpaths),
  transform: { "^.+\\.ts$": "@swc/jest" },
};
