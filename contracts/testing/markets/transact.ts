import { type Account, type Address, type Client, getAddress, type Hex, type TransactionReceipt } from "viem";
import { call, sendTransaction, waitForTransactionReceipt } from "viem/actions";
import type { ContractCall } from "./calls.ts";

/** Whoever sends: an account with its key, or an address that the node signs for. */
export type Sender = Account | Address;

/** Below the limit of one transaction that the Osaka fork set. */
const GAS = 16_000_000n;

/**
 * Sends the call and answers with its receipt. The chain has to mine by itself.
 * @throws with the revert's reason when the call reverts
 */
export async function transact(
  client: Client,
  from: Sender,
  { to, data, value = 0n }: ContractCall,
): Promise<TransactionReceipt> {
  const request = { account: from, to, data, value, gas: GAS } as const;
  const hash = await sendTransaction(client, { ...request, chain: null });
  const receipt = await waitForTransactionReceipt(client, { hash, pollingInterval: 10 });
  if (receipt.status === "success") return receipt;
  await call(client, request);
  throw new Error(`The call to ${to} reverted, but not when it was repeated; look at ${hash}.`);
}

/** Deploys the creation code and answers with the checksummed address. */
export async function deploy(client: Client, from: Sender, data: Hex): Promise<Address> {
  const hash = await sendTransaction(client, { account: from, data, gas: GAS, chain: null });
  const { contractAddress } = await waitForTransactionReceipt(client, { hash, pollingInterval: 10 });
  if (!contractAddress) throw new Error("The deployment reverted; check the constructor's arguments.");
  return getAddress(contractAddress);
}

export function addressOf(sender: Sender): Address {
  return getAddress(typeof sender === "string" ? sender : sender.address);
}
