import { ReaderGrants } from "../../../modules/lakeformation/reader-grants";
import { synthesize } from "../../support/synthesized";

const role = (path: string) => `arn:aws:iam::333333333333:role/${path}`;

test("each reader sees the database and reads every table in it, once", () => {
  const stack = synthesize(
    (scope) =>
      new ReaderGrants(scope, "Grants", {
        readerArns: [role("team/Investigator"), role("Analyst"), role("Analyst")],
        databaseName: "sms_trail",
      }),
  );
  const grants = (principal: string) => [
    { principal, permissions: ["DESCRIBE"], database: { name: "sms_trail" } },
    { principal, permissions: ["DESCRIBE", "SELECT"], table: { database_name: "sms_trail", wildcard: true } },
  ];
  const made = Object.values(stack.all("aws_lakeformation_permissions"));
  const expected = [...grants(role("Analyst")), ...grants(role("team/Investigator"))];
  expect(made).toHaveLength(expected.length);
  expect(made).toEqual(expect.arrayContaining(expected));
});

test("readers whose names differ in a sign alone have grants of their own", () => {
  const readerArns = [role("a.b"), role("a_b"), role("a/b"), "arn:aws:iam::333333333333:user/a_b"];
  const stack = synthesize((scope) => new ReaderGrants(scope, "Grants", { readerArns, databaseName: "sms_trail" }));
  expect(Object.keys(stack.all("aws_lakeformation_permissions"))).toHaveLength(8);
});
