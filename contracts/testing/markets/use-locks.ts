import { type Address, parseEther, type TransactionReceipt } from "viem";
import { beforeAll } from "vitest";
import {
  createLock,
  deployTestTokens,
  deployUnlock,
  erc20Calls,
  type Lock,
  type LockTerms,
  type LockVersion,
  purchaseKeys,
  type TestTokens,
  transact,
  type Unlock,
} from "./index.ts";
import { type MarketChain, useMarketChain } from "./use-market-chain.ts";

export const LOCK_VERSIONS: readonly LockVersion[] = [10, 13, 15];
export const KEY_PRICE: bigint = parseEther("0.1");

export interface LockStage extends MarketChain {
  readonly erc20: TestTokens["erc20"];
  unlockOf(version: LockVersion): Unlock;
  /** A lock of the organizer's at KEY_PRICE in native coins, unless the terms say otherwise. */
  newLock(version: LockVersion, terms?: Partial<LockTerms>): Promise<Lock>;
  /** The buyer pays for one key each. */
  buy(lock: Lock, ...recipients: Address[]): Promise<TransactionReceipt>;
}

/** One chain per test file, with an Unlock for each version; the buyer has 1,000 units of the ERC-20 token. */
export function useLocks(): () => LockStage {
  const useChain = useMarketChain();
  let stage: LockStage | undefined;
  beforeAll(async () => {
    const chain = useChain();
    const { client, deployer, buyer, organizer } = chain;
    const { erc20 } = await deployTestTokens(client, deployer);
    await transact(client, buyer, erc20Calls(erc20)("mint", [buyer, 1_000n]));
    const unlocks = new Map<LockVersion, Unlock>();
    for (const version of LOCK_VERSIONS) unlocks.set(version, await deployUnlock(client, deployer, version));
    const unlockOf = (version: LockVersion) => {
      const unlock = unlocks.get(version);
      if (!unlock) throw new Error(`No Unlock has locks of version ${version}.`);
      return unlock;
    };
    stage = {
      ...chain,
      erc20,
      unlockOf,
      newLock: (version, terms) =>
        createLock(client, unlockOf(version), {
          creator: organizer,
          name: "Aurora",
          price: KEY_PRICE,
          ...terms,
        }),
      buy: (lock, ...recipients) => purchaseKeys(client, lock, { payer: buyer, recipients }),
    };
  });
  return () => {
    if (!stage) throw new Error("The stage is open only inside of tests.");
    return stage;
  };
}
