import { type Address, type TransactionReceipt, zeroAddress } from "viem";
import { readContract } from "viem/actions";
import { approveItems } from "./approve-items.ts";
import { type ContractCall, callsOf } from "./calls.ts";
import type { Lock } from "./create-lock.ts";
import { erc20Item } from "./items.ts";
import { type MarketClient, type Sender, transact } from "./transact.ts";
import { lockFunctionsAbi } from "./unlock-abi.ts";

export const lockCalls = callsOf(lockFunctionsAbi);

export interface KeyPurchase {
  /** One key each; an address may stand more than once if the lock allows it. */
  readonly recipients: readonly Address[];
  /** Gets the share that the lock's manager set for it. */
  readonly referrer?: Address;
}

interface Pricing {
  readonly price: bigint;
  readonly currency: Address;
}

/** Buys keys at the lock's price, after the approval that a lock with an ERC-20 currency needs. */
export async function purchaseKeys(
  client: MarketClient,
  lock: Lock,
  purchase: KeyPurchase & { readonly payer: Sender },
): Promise<TransactionReceipt> {
  const pricing = await readPricing(client, lock);
  await approvePayment(client, lock, purchase.payer, {
    ...pricing,
    price: pricing.price * BigInt(purchase.recipients.length),
  });
  return transact(client, purchase.payer, purchaseCall(lock, purchase, pricing));
}

/** The purchase as a call, for whoever sends it in another way. Price per key. */
export function purchaseCall(
  lock: Pick<Lock, "address" | "version">,
  { recipients, referrer = zeroAddress }: KeyPurchase,
  { price, currency }: Pricing,
): ContractCall {
  const value = currency === zeroAddress ? price * BigInt(recipients.length) : 0n;
  const purchase = lockCalls(lock.address);
  if (lock.version === 15) {
    const rest = { protocolReferrer: zeroAddress, keyManager: zeroAddress, data: "0x" } as const;
    const keys = recipients.map((recipient) => ({
      value: price,
      recipient,
      referrer,
      additionalPeriods: 0n,
      ...rest,
    }));
    return purchase("purchase", [keys], value);
  }
  const each = <T>(item: T): T[] => recipients.map(() => item);
  const columns = [each(price), recipients, each(referrer), each(zeroAddress), each("0x" as const)] as const;
  return purchase("purchase", columns, value);
}

/** Pays for one more period of a key. */
export async function extendKey(
  client: MarketClient,
  lock: Lock,
  { payer, tokenId, referrer = zeroAddress }: { payer: Sender; tokenId: bigint; referrer?: Address },
): Promise<TransactionReceipt> {
  const pricing = await readPricing(client, lock);
  await approvePayment(client, lock, payer, pricing);
  const value = pricing.currency === zeroAddress ? pricing.price : 0n;
  const call = lockCalls(lock.address)("extend", [pricing.price, tokenId, referrer, "0x"], value);
  return transact(client, payer, call);
}

export async function readPricing(client: MarketClient, lock: Pick<Lock, "address">): Promise<Pricing> {
  const contract = { address: lock.address, abi: lockFunctionsAbi } as const;
  const price = await readContract(client, { ...contract, functionName: "keyPrice" });
  return { price, currency: await readContract(client, { ...contract, functionName: "tokenAddress" }) };
}

async function approvePayment(
  client: MarketClient,
  lock: Lock,
  payer: Sender,
  { price, currency }: Pricing,
): Promise<void> {
  if (currency !== zeroAddress) await approveItems(client, payer, lock.address, [erc20Item(currency, price)]);
}
