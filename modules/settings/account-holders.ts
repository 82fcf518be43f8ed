import type { SoundSettings } from "./sound-part";

type SoundAccount = NonNullable<NonNullable<SoundSettings["accounts"]>["management"]>;

/** One of the accounts that hold resources, as far as the file gives it. */
export interface AccountHolder {
  readonly path: readonly string[];
  readonly account: SoundAccount;
}

/** The accounts that hold resources, in the order in which one is the default of the next. */
export function accountHolders({ accounts }: SoundSettings): readonly AccountHolder[] {
  return (["management", "delegatedAdministrator", "logArchive", "audit"] as const).flatMap((role) => {
    const account = accounts?.[role];
    return account ? [{ path: ["accounts", role], account }] : [];
  });
}

/** The first of some holders that are this account and have a name or an access of their own. */
export function firstWith(holders: readonly AccountHolder[], id: string | undefined, key: "name" | "access") {
  return holders.find(({ account }) => id !== undefined && account.id === id && account[key] !== undefined);
}

type Access = SoundAccount["access"];

/** Whether two ways into an account are the same. */
export function sameAccess(a: Access, b: Access): boolean {
  return a?.profile === b?.profile && a?.role === b?.role && a?.externalId === b?.externalId;
}
