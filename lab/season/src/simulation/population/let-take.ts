import type { Wallet } from "./wallet.ts";

/** Notes that the wallet lets a spender or operator take money or tickets; false if it did so before. */
export function letTake(wallet: Wallet, key: string): boolean {
  if (wallet.approvals?.has(key)) return false;
  wallet.approvals ??= new Set();
  wallet.approvals.add(key);
  return true;
}
