import { type Address, maxUint256, type TransactionReceipt } from "viem";
import type { Lock } from "./create-lock.ts";
import { lockCalls } from "./purchase-keys.ts";
import { addressOf, type MarketClient, type Sender, transact } from "./transact.ts";

/** Gives keys away, which the manager may. Logs: KeyManagerChanged, Transfer per key and nothing about money. */
export function grantKeys(
  client: MarketClient,
  lock: Lock,
  { manager, recipients }: { manager: Sender; recipients: readonly Address[] },
): Promise<TransactionReceipt> {
  const expirations = recipients.map(() => maxUint256);
  const managers = recipients.map(() => addressOf(manager));
  return transact(client, manager, lockCalls(lock.address)("grantKeys", [recipients, expirations, managers]));
}

/** Hands a key on; a lock's transfer fee is taken from the key's time. */
export function transferKey(
  client: MarketClient,
  lock: Lock,
  { holder, recipient, tokenId }: { holder: Sender; recipient: Address; tokenId: bigint },
): Promise<TransactionReceipt> {
  const call = lockCalls(lock.address)("transferFrom", [addressOf(holder), recipient, tokenId]);
  return transact(client, holder, call);
}

/** Makes a new key for the recipient out of seconds of the holder's. */
export function shareKey(
  client: MarketClient,
  lock: Lock,
  key: { holder: Sender; recipient: Address; tokenId: bigint; seconds: bigint },
): Promise<TransactionReceipt> {
  return transact(
    client,
    key.holder,
    lockCalls(lock.address)("shareKey", [key.recipient, key.tokenId, key.seconds]),
  );
}

/** The holder gives the key back for the part of its price that its time is still worth, less the lock's penalty. */
export function cancelAndRefund(
  client: MarketClient,
  lock: Lock,
  { holder, tokenId }: { holder: Sender; tokenId: bigint },
): Promise<TransactionReceipt> {
  return transact(client, holder, lockCalls(lock.address)("cancelAndRefund", [tokenId]));
}

/** The manager ends a key and pays its holder back as much as it says. */
export function expireAndRefund(
  client: MarketClient,
  lock: Lock,
  { manager, tokenId, amount }: { manager: Sender; tokenId: bigint; amount: bigint },
): Promise<TransactionReceipt> {
  return transact(client, manager, lockCalls(lock.address)("expireAndRefundFor", [tokenId, amount]));
}

/** Sets price and currency of keys sold from here on. */
export function updatePricing(
  client: MarketClient,
  lock: Lock,
  { manager, price, currency }: { manager: Sender; price: bigint; currency: Address },
): Promise<TransactionReceipt> {
  return transact(client, manager, lockCalls(lock.address)("updateKeyPricing", [price, currency]));
}

/** Sets a referrer's share in basis points. Locks of version 10 have none. */
export function setReferrerFee(
  client: MarketClient,
  lock: Lock,
  { manager, referrer, feeBps }: { manager: Sender; referrer: Address; feeBps: bigint },
): Promise<TransactionReceipt> {
  return transact(client, manager, lockCalls(lock.address)("setReferrerFee", [referrer, feeBps]));
}
