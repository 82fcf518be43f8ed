import { sortedReaders } from "../../../modules/shared/log-reader";

test("readers are sorted by kind, each once", () => {
  const path = "o-exampleorgid/r-ab12/ou-ab12-11111111/";
  expect(
    sortedReaders([
      { accountId: "333333333333" },
      { membersOfOrganization: "o-exampleorgid" },
      { organizationPath: path },
      { accountId: "222222222222" },
      { accountId: "333333333333" },
    ]),
  ).toEqual({
    accountIds: ["222222222222", "333333333333"],
    organizationPaths: [path],
    organizationIds: ["o-exampleorgid"],
  });
});

test.each([
  ["o-exampleorgid/r-ab12/*"],
  ["o-exampleorgid/r-ab12/"],
  ["o-exampleorgid/r-ab12/ou-ab12-11111111/ou-ab12-22222222/*"],
])("%s is a path of an organization", (organizationPath) => {
  expect(() => sortedReaders([{ organizationPath }])).not.toThrow();
});

test.each([
  "*",
  "o-exampleorgid/*",
  "o-exampleorgid/r-ab12/ou-ab12-11111111",
  "o-*/r-ab12/*",
  "r-ab12/ou-ab12-11111111/*",
])("fails for %s, which is no path of an organization", (organizationPath) => {
  const rule = "an organization, its root, units and a last * or /, as in o-…/r-…/ou-…/*";
  expect(() => sortedReaders([{ organizationPath }])).toThrow(
    new Error(`a reader's organizationPath must be ${rule}, got: '${organizationPath}'`),
  );
});

test.each(["33333333333", "3333333333333", "*"])("fails for account id %s", (accountId) => {
  expect(() => sortedReaders([{ accountId }])).toThrow(
    new Error(`a reader's accountId must be 12 digits, got: '${accountId}'`),
  );
});

test("fails for an organization id that is none", () => {
  expect(() => sortedReaders([{ membersOfOrganization: "*" }])).toThrow(
    new Error("a reader's membersOfOrganization must be 'o-' and 10 to 32 lower-case letters or digits, got: '*'"),
  );
});
