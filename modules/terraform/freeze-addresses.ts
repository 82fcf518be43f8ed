import type { TerraformElement } from "cdktf";

/**
 * Gives what holds data an address of its own, which no reshuffling of constructs can change: a changed address replaces the
 * resource. Only a stack does this. Inside a construct, the second of two in a stack would silently take the place of the first.
 */
export function freezeAddresses(elements: Readonly<Record<string, TerraformElement>>): void {
  for (const [address, element] of Object.entries(elements)) element.overrideLogicalId(address);
}
