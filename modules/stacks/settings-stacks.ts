import type { App, TerraformStack } from "cdktf";
import { MainStack } from "../main-stack";
import type { Settings } from "../settings/settings";
import { accountStacks } from "./account-stacks";

/**
 * The stacks that the settings ask for: one with everything, or one for each account's part, in the order that they are deployed in.
 *
 * @param deployment name of the one stack, and the beginning of the others' names
 * @param settings as `loadSettings` or `parseSettings` return them
 */
export function settingsStacks(scope: App, deployment: string, settings: Settings): readonly TerraformStack[] {
  return settings.stacks === "one"
    ? [new MainStack(scope, deployment, settings)]
    : accountStacks(scope, deployment, settings);
}
