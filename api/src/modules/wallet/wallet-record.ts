import type { EntityRef } from "../../graphql/entity-ref.ts";

/** The key is the wallet's address. It need not occur anywhere. */
export interface WalletRecord extends EntityRef {
  readonly __typename: "Wallet";
}

export function walletOf({ chainId, key }: EntityRef): WalletRecord {
  return { __typename: "Wallet", chainId, key };
}
