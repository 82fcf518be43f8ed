import { exceptServicesAnd } from "../../../modules/shared/principal-conditions";

describe("exceptions of a Deny", () => {
  test("are sorted, once, and spare AWS services", () => {
    const role = (name: string) => `arn:aws:iam::222222222222:role/${name}`;
    expect(exceptServicesAnd("aws", [role("b"), role("a*"), role("b")])).toEqual({
      ArnNotLike: { "aws:PrincipalArn": [role("a*"), role("b")] },
      BoolIfExists: { "aws:PrincipalIsAWSService": "false" },
    });
  });

  test("fail to be nobody, which would lock everybody out", () => {
    expect(() => exceptServicesAnd("aws", [])).toThrow(
      new Error("exceptPrincipalArns must not be empty: nobody could change what the denies protect, ever"),
    );
  });

  test.each([
    "*",
    "arn:aws:iam::222222222222:root",
    "arn:aws:iam::222222222222:role/*",
    "arn:aws:iam::*:role/deploy",
    "arn:aws-cn:iam::222222222222:role/deploy",
    "arn:aws:sts::222222222222:assumed-role/deploy/session",
  ])("fail to be %s", (arn) => {
    expect(() => exceptServicesAnd("aws", [arn])).toThrow(
      new Error(
        `exceptPrincipalArns must be ARNs of roles or users, as in arn:aws:iam::111111111111:role/deploy, got: '${arn}'`,
      ),
    );
  });

  test.each(["role/deploy", "role/aws-reserved/sso.amazonaws.com/*/AWSReservedSSO_Admin_*", "user/break-glass"])(
    "may be %s",
    (principal) => {
      expect(() => exceptServicesAnd("aws", [`arn:aws:iam::222222222222:${principal}`])).not.toThrow();
    },
  );
});
