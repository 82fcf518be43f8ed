/** Unit tests: only Node. What needs Terraform, an emulator or Trino is under __tests__/integration and has its own configuration. */
module.exports = {
  testEnvironment: "node",
  roots: ["<rootDir>/__tests__"],
  testMatch: ["**/*.test.ts"],
  testPathIgnorePatterns: ["/node_modules/", "/__tests__/integration/"],
  modulePathIgnorePatterns: [
    "<rootDir>/out/",
    "<rootDir>/cli/dist/",
    "<rootDir>/cdktf.out/",
    "<rootDir>/__tests__/integration/",
  ],
  transform: { "^.+\\.ts$": "@swc/jest" },
};
