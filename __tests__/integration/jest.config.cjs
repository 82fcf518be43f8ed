/** Integration scenarios: one file each, side by side; run by run.mjs, which prepares what they need. */
module.exports = {
  rootDir: __dirname,
  testEnvironment: "node",
  testMatch: ["<rootDir>/*.test.ts"],
  testTimeout: 1_200_000,
  // The scenarios mostly wait for Terraform, and Terraform mostly waits between two looks at a resource.
  maxWorkers: 5,
  testSequencer: "<rootDir>/longest-first.cjs",
  haste: { enableSymlinks: false },
  // The CDKTF CLI brings a copy of its own; the suite means the project's (tsconfig.json says the same).
  moduleNameMapper: {
    "^(cdktf|constructs)$": "<rootDir>/../../node_modules/$1",
  },
  transform: {
    "^.+\\.ts$": [
      "@swc/jest",
      {
        swcrc: false,
        jsc: { parser: { syntax: "typescript" }, target: "es2022" },
        module: { type: "commonjs" },
      },
    ],
  },
};
