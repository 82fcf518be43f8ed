import type { PolicyStatement } from "../../../modules/shared/policy-statement";
import { renderPolicy, type PolicyKind } from "../../../modules/shared/render-policy";

const statement: PolicyStatement = {
  Sid: "ReadOwn",
  Effect: "Allow",
  Principal: { AWS: "arn:aws:iam::111122223333:root" },
  Action: "s3:GetObject",
  Resource: "arn:aws:s3:::b/${aws:PrincipalAccount}/*",
};

/** A policy of exactly so many bytes. */
function ofBytes(kind: PolicyKind, bytes: number): PolicyStatement[] {
  const without = renderPolicy(kind, [{ ...statement, Resource: "" }]).bytes;
  return [{ ...statement, Resource: "x".repeat(bytes - without) }];
}

test("a policy is literal JSON, and the same for Terraform with templates escaped", () => {
  expect(renderPolicy("bucket", [statement])).toEqual({
    json: '{"Version":"2012-10-17","Statement":[{"Sid":"ReadOwn","Effect":"Allow","Principal":{"AWS":"arn:aws:iam::111122223333:root"},"Action":"s3:GetObject","Resource":"arn:aws:s3:::b/${aws:PrincipalAccount}/*"}]}',
    terraform:
      '{"Version":"2012-10-17","Statement":[{"Sid":"ReadOwn","Effect":"Allow","Principal":{"AWS":"arn:aws:iam::111122223333:root"},"Action":"s3:GetObject","Resource":"arn:aws:s3:::b/$${aws:PrincipalAccount}/*"}]}',
    bytes: 204,
  });
});

test.each<[PolicyKind, number]>([
  ["bucket", 20_480],
  ["key", 32_768],
  ["topic", 30_720],
  ["queue", 8_192],
  ["role", 10_240],
  ["role-trust", 2_048],
])("a %s policy has up to %i bytes, and a warning from 80 percent on", (kind, limit) => {
  const eighty = Math.ceil(limit * 0.8);
  expect(renderPolicy(kind, ofBytes(kind, limit)).bytes).toBe(limit);
  expect(() => renderPolicy(kind, ofBytes(kind, limit + 1))).toThrow(
    `${kind} policy has ${(limit + 1).toLocaleString("en-US")} bytes, AWS accepts ${limit.toLocaleString("en-US")}: `,
  );
  expect(renderPolicy(kind, ofBytes(kind, eighty - 1)).warning).toBeUndefined();
  expect(renderPolicy(kind, ofBytes(kind, eighty)).warning).toContain(
    `${kind} policy has ${eighty.toLocaleString("en-US")} of the ${limit.toLocaleString("en-US")} bytes that AWS accepts: `,
  );
});

test("a policy that is too large says how to make it smaller", () => {
  expect(() => renderPolicy("bucket", ofBytes("bucket", 30_000))).toThrow(
    new Error(
      "bucket policy has 30,000 bytes, AWS accepts 20,480: one organization trail, or trails let in by their organization, keep it small at any number of accounts",
    ),
  );
});

test("bytes are counted, not characters, and a reference as the longest ARN that it can become", () => {
  const withResource = (Resource: string) => renderPolicy("key", [{ ...statement, Resource }]).bytes;
  expect(withResource("é") - withResource("e")).toBe(1);
  expect(withResource("${TfToken[TOKEN.1]}") - withResource("")).toBe(320);
});

describe("a policy fails", () => {
  test("without a statement", () => {
    expect(() => renderPolicy("topic", [])).toThrow(new Error("topic policy has no statement"));
  });

  test("with a Sid used twice", () => {
    expect(() => renderPolicy("queue", [statement, statement])).toThrow(
      new Error("Sid must be unique in a queue policy, got twice: ReadOwn"),
    );
  });

  test.each(["", "read-own", "read own"])("with the Sid '%s'", (Sid) => {
    expect(() => renderPolicy("key", [{ ...statement, Sid }])).toThrow(
      new Error(`Sid of a key policy must be letters and digits, got: '${Sid}'`),
    );
  });
});
