import { toHex } from "@facevalue/core";
import { type RawBuilder, sql } from "kysely";
import { type EntityRef, refKey, toBytes } from "../../../graphql/entity-ref.ts";

export interface WalletKeyColumns {
  readonly chain_id: string;
  readonly wallet: Buffer;
}

/** The asked wallets as a table of chain_id and wallet, to join metrics with. */
export function walletKeys(refs: readonly EntityRef[]): RawBuilder<unknown> {
  const chainIds = refs.map(({ chainId }) => chainId);
  const keys = refs.map(({ key }) => toBytes(key));
  return sql`unnest(${chainIds}::bigint[], ${keys}::bytea[]) as key(chain_id, wallet)`;
}

/** Key of the wallet that a metric row is of, as loaders use it. */
export function walletKeyOf({ chain_id, wallet }: WalletKeyColumns): string {
  return refKey({ chainId: Number(chain_id), key: toHex(wallet) });
}
