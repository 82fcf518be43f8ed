import fc from "fast-check";
import { terraformText } from "../../../modules/shared/terraform-text";

/**
 * Terraform's template lexer, as far as text can meet it: n dollars before a brace are n - 1 of them and the brace; one alone opens
 * an expression, here a quoted text or a reference, whose value is its name in brackets. Measured with Terraform 1.11.
 */
function evaluate(template: string): string {
  let result = "";
  for (let at = 0; at < template.length;) {
    const run = /^(\$+|%+)\{/.exec(template.slice(at))?.[1];
    if (run === undefined) {
      result += template[at++];
    } else if (run.length > 1) {
      result += `${run.slice(1)}{`;
      at += run.length + 1;
    } else if (run === "%") {
      throw new Error(`directive in: ${template}`);
    } else {
      const expression = /^\$\{("[^"]*"|[a-z_.]+)\}/.exec(template.slice(at));
      if (expression?.[1] === undefined) throw new Error(`not an expression at ${at}: ${template}`);
      result += expression[1].startsWith('"') ? expression[1].slice(1, -1) : `<${expression[1]}>`;
      at += expression[0].length;
    }
  }
  return result;
}

const token = "${TfToken[TOKEN.7]}";
const resolveTokens = (text: string) => text.replaceAll(token, "${aws_kms_key.log_key.arn}");

describe("text in Terraform", () => {
  test.each([
    ["nothing to do", "SELECT 1", "SELECT 1"],
    ["a projection template", "s3://b/${log_account}/x", "s3://b/$${log_account}/x"],
    ["a policy variable", "${aws:PrincipalAccount}/*", "$${aws:PrincipalAccount}/*"],
    ["a directive", "LIKE '%{\"a\"%'", "LIKE '%%{\"a\"%'"],
    ["what looks escaped already", "$${x} %%{y}", "$$${x} %%%{y}"],
    ["three dollars", "$$${x}", "$$$${x}"],
    ["dollars and per cents without a brace", "$ $$ % 100% $1 {}", "$ $$ % 100% $1 {}"],
    ["a token", `${token}/*`, `${token}/*`],
    ["a token between templates", `\${a}${token}\${b}`, `$\${a}${token}$\${b}`],
    ["a dollar right before a token", `$${token}`, `\${"$"}${token}`],
    ["two dollars right before a token", `$$${token}`, `\${"$$"}${token}`],
    ["a per cent right before a token", `%${token}`, `%${token}`],
    ["nothing", "", ""],
  ])("is right for %s", (_, text, expected) => {
    expect(terraformText(text)).toBe(expected);
    expect(evaluate(resolveTokens(expected))).toBe(text.replaceAll(token, "<aws_kms_key.log_key.arn>"));
  });

  test("comes out as it went in, whatever it is", () => {
    const piece = fc.constantFrom("$", "%", "{", "}", "$$", "${", "%{", '"', "a", "1e3", "\n", "é", token);
    fc.assert(
      fc.property(fc.array(piece, { maxLength: 12 }), (pieces) => {
        const text = pieces.join("");
        expect(evaluate(resolveTokens(terraformText(text)))).toBe(text.replaceAll(token, "<aws_kms_key.log_key.arn>"));
      }),
      { numRuns: 5000 },
    );
  });
});
