/** A string token of cdktf, which becomes a Terraform reference at synthesis. */
const token = /\$\{TfToken\[[a-zA-Z0-9:._-]+\]\}/g;

/**
 * Makes any text safe in Terraform's JSON: what Terraform evaluates equals what went in.
 *
 * Terraform reads every JSON string as a template, so `${log_account}` in a projection template, `${aws:PrincipalAccount}` in a
 * policy or `'%{'` in SQL would be an error or, worse, something else. Tokens of cdktf stay references. Terraform normalizes
 * every string to Unicode NFC; nothing written here can change that.
 *
 * Apply it once, where text enters a resource; applied twice it shows.
 *
 * @see https://developer.hashicorp.com/terraform/language/expressions/strings#escape-sequences
 */
export function terraformText(text: string): string {
  const literals = text.split(token);
  const tokens = text.match(token) ?? [];
  return literals
    .map((literal, index) => escapeLiteral(literal, index < tokens.length) + (tokens[index] ?? ""))
    .join("");
}

function escapeLiteral(literal: string, beforeToken: boolean): string {
  // Terraform reads n dollars (or per cents) before a brace as n - 1 of them, so one more makes it right for every n
  const escaped = literal.replace(/\$\{/g, "$$${").replace(/%\{/g, "%%{");
  // A dollar right before a token would escape the reference; as an expression of its own it cannot
  return beforeToken ? escaped.replace(/\$+$/, (dollars) => `\${"${dollars}"}`) : escaped;
}
