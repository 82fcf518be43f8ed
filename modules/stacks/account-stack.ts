import { TerraformStack, type TerraformElement } from "cdktf";
import type { Construct, Node } from "constructs";
import { statefulAddress } from "../main-stack-addresses";
import type { Account, Settings } from "../settings/settings";
import { accountProviders } from "../terraform/account-providers";
import { useStateBackend } from "../terraform/state-backend";
import { pinVersions } from "./pin-versions";

/** A stack that one account's part stands in: its credentials work in no other account, its state is its own. */
export class AccountStack extends TerraformStack {
  /**
   * @param id name of the stack, and of its state where that is a local file
   * @param part name of its state's folder where that is in S3
   * @param account the account that it deploys to
   */
  constructor(scope: Construct, id: string, part: string, settings: Settings, account: Account) {
    super(scope, id);

    useStateBackend(this, settings.backend, part);
    pinVersions(this, settings.terraform);
    // the only provider of a stack serves all of it, and has no alias
    accountProviders(this, [{ alias: part, ...account }], { region: settings.homeRegion, tags: settings.tags });
  }

  /** The addresses are those of the main stack. */
  protected override allocateLogicalId(element: TerraformElement | Node): string {
    return statefulAddress(this, element) ?? super.allocateLogicalId(element);
  }
}
