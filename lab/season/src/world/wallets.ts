import { type Address, getAddress, keccak256, stringToHex } from "viem";
import type { Random } from "../random.ts";

export type WalletRole = "fan" | "reseller" | "scalper";

export interface Wallet {
  readonly address: Address;
  readonly role: WalletRole;
}

/** The season's wallets. Addresses are hashes, so that nothing on the chain tells a role. */
export function createWallets(random: Random, count: number): Wallet[] {
  const salt = random.next();
  return Array.from({ length: count }, (_, index) => ({
    address: accountOf(`wallet/${salt}/${index}`),
    role: random.chance(0.03) ? "scalper" : random.chance(0.08) ? "reseller" : "fan",
  }));
}

/** An account that nobody has the key of; the chain impersonates it. */
export function accountOf(text: string): Address {
  return getAddress(`0x${keccak256(stringToHex(text)).slice(-40)}`);
}
