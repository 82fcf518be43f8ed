/**
 * Checks an account id.
 *
 * @param name property that has it, for the message
 * @throws Error when it is none; a token is not looked into
 */
export function checkAccountId(name: string, accountId: string): void {
  if (accountId.includes("${TfToken[") || /^[0-9]{12}$/.test(accountId)) return;
  throw new Error(`${name} must be 12 digits, got: '${accountId}'`);
}
