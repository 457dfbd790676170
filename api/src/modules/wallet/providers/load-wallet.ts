import type { EntityRef } from "../../../graphql/entity-ref.ts";
import type { Reader } from "../../../graphql/reader.ts";
import { type WalletRecord, walletOf } from "../wallet-record.ts";

const ADDRESS = /^0x[0-9a-f]{40}$/;

/** The wallet of an address on a network that is indexed; null for any other. */
export async function loadWallet(reader: Reader, ref: EntityRef): Promise<WalletRecord | null> {
  const networks = await reader.networks();
  const isKnown = ADDRESS.test(ref.key) && networks.some(({ chainId }) => chainId === ref.chainId);
  return isKnown ? walletOf(ref) : null;
}
