import { type Account, type Address, type Client, getAddress, type Hex, type TransactionReceipt } from "viem";
import { call, sendTransaction, waitForTransactionReceipt } from "viem/actions";
import type { ContractCall } from "./calls.ts";

/** A viem client; one whose chain mines only on request says how, and is asked after each transaction. */
export type MarketClient = Client & { readonly mineSent?: () => Promise<unknown> };

/** Whoever sends: an account with its key, or an address that the node signs for. */
export type Sender = Account | Address;

/** Below the limit of one transaction that the Osaka fork set. */
const GAS = 16_000_000n;

/**
 * Sends the call and answers with its receipt.
 * @throws with the revert's reason when the call reverts
 */
export async function transact(
  client: MarketClient,
  from: Sender,
  { to, data, value = 0n }: ContractCall,
): Promise<TransactionReceipt> {
  const request = { account: from, to, data, value, gas: GAS } as const;
  const hash = await sendTransaction(client, { ...request, chain: null });
  await client.mineSent?.();
  const receipt = await waitForTransactionReceipt(client, { hash, pollingInterval: 10 });
  if (receipt.status === "success") return receipt;
  await call(client, request);
  throw new Error(`The call to ${to} reverted, but not when it was repeated; look at ${hash}.`);
}

/** Deploys the creation code and answers with the checksummed address. */
export async function deploy(client: MarketClient, from: Sender, data: Hex): Promise<Address> {
  const hash = await sendTransaction(client, { account: from, data, gas: GAS, chain: null });
  await client.mineSent?.();
  const { contractAddress } = await waitForTransactionReceipt(client, { hash, pollingInterval: 10 });
  if (!contractAddress) throw new Error("The deployment reverted; check the constructor's arguments.");
  return getAddress(contractAddress);
}

export function addressOf(sender: Sender): Address {
  return getAddress(typeof sender === "string" ? sender : sender.address);
}
