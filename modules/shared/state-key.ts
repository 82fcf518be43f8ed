/**
 * Key of the state of one of several stacks that share the settings of a backend: that of part `queries` of `sms-trail/terraform.tfstate` is
 * `sms-trail/queries/terraform.tfstate`.
 */
export function stateKey(key: string, part: string): string {
  const folder = key.slice(0, key.lastIndexOf("/") + 1);
  return `${folder}${part}/${key.slice(folder.length)}`;
}
