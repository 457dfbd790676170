import { type Address, encodeFunctionData, parseEventLogs, type TransactionReceipt, zeroAddress } from "viem";
import { unlockFactoryAbi } from "../../abis/index.ts";
import { type LockVersion, type Unlock, unlockCalls } from "./deploy-unlock.ts";
import { addressOf, type MarketClient, type Sender, transact } from "./transact.ts";
import { lockFunctionsAbi } from "./unlock-abi.ts";

export interface Lock {
  readonly address: Address;
  readonly version: LockVersion;
  readonly receipt: TransactionReceipt;
}

export interface LockTerms {
  /** Sends the transaction, and is what NewLock calls the owner. */
  readonly creator: Sender;
  /** Manages the lock; the creator unless given. */
  readonly manager?: Address;
  readonly name: string;
  /** Wei or the currency's smallest unit. */
  readonly price: bigint;
  /** The zero address, which stands for the native coin, unless given. */
  readonly currency?: Address;
  readonly maxKeys?: bigint;
  /** Seconds that a key is valid; 30 days unless given. */
  readonly duration?: bigint;
}

/** Creates a lock. Logs: those of the lock, RoleGranted to its manager among them, before Unlock's NewLock. */
export async function createLock(client: MarketClient, unlock: Unlock, terms: LockTerms): Promise<Lock> {
  const { creator, manager = addressOf(creator), name, price, currency = zeroAddress } = terms;
  const initialize = encodeFunctionData({
    abi: lockFunctionsAbi,
    functionName: "initialize",
    args: [manager, terms.duration ?? 2_592_000n, currency, price, terms.maxKeys ?? 1_000n, name],
  });
  const create = unlockCalls(unlock.address)("createUpgradeableLockAtVersion", [
    initialize,
    unlock.lockVersion,
  ]);
  const receipt = await transact(client, creator, create);
  const [created] = parseEventLogs({ abi: unlockFactoryAbi, eventName: "NewLock", logs: receipt.logs });
  if (!created) throw new Error("Unlock created no lock; check the terms.");
  return { address: created.args.newLockAddress, version: unlock.lockVersion, receipt };
}

/** Makes Unlock disown the lock: from here on its purchases emit UnlockCallFailed in place of GNPChanged. */
export async function disownLock(
  client: MarketClient,
  unlock: Unlock,
  lock: Lock,
): Promise<TransactionReceipt> {
  return transact(client, unlock.owner, unlockCalls(unlock.address)("removeLock", [lock.address]));
}
