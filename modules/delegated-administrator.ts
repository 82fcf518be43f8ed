import { CloudtrailOrganizationDelegatedAdminAccount } from "@cdktf/provider-aws/lib/cloudtrail-organization-delegated-admin-account";
import { Construct } from "constructs";
import { checkAccountId } from "./shared/check-account-id";

/** Properties of a {@link DelegatedAdministrator}. */
export interface DelegatedAdministratorProps {
  /** Member account that may make the organization's trails from then on, 12 digits. */
  readonly accountId: string;

  /**
   * Whether this is a throw-away deployment: destroying it then ends the account's registration, and with it whatever it does for the
   * organization's other trails.
   *
   * @default false
   */
  readonly disposable?: boolean;
}

/**
 * Registers a delegated administrator of CloudTrail, of which an organization has at most three. For the management account's credentials.
 * It is never made unasked, and does not go with a trail: other trails stand on it.
 *
 * @see https://docs.aws.amazon.com/awscloudtrail/latest/userguide/cloudtrail-delegated-administrator.html
 */
export class DelegatedAdministrator extends Construct {
  /** The registration, for a trail to wait for. */
  public readonly resource: CloudtrailOrganizationDelegatedAdminAccount;

  constructor(scope: Construct, id: string, { accountId, disposable }: DelegatedAdministratorProps) {
    super(scope, id);
    checkAccountId("accountId", accountId);

    this.resource = new CloudtrailOrganizationDelegatedAdminAccount(this, "Resource", {
      accountId,
      lifecycle: disposable ? undefined : { preventDestroy: true },
    });
  }
}
