import {
  type Abi,
  type Address,
  BaseError,
  decodeErrorResult,
  decodeEventLog,
  getAddress,
  type Hex,
  type TransactionReceipt,
  toEventSelector,
} from "viem";
import { reentrantAbi } from "../../generated/fixtures/reentrant.ts";
import { eventTicketsAbi, testStablecoinAbi, ticketFactoryAbi, ticketMarketAbi } from "../../index.ts";
import type { Call } from "./calls.ts";
import type { Chain } from "./chain.ts";
import { FROZEN_ABI } from "./frozen-events.ts";

export interface Sending extends Call {
  readonly from: Address;
  readonly value?: bigint;
}

export interface DecodedLog {
  readonly address: Address;
  readonly name: string;
  readonly args: unknown;
}

const GAS = 10_000_000n;
const ERRORS: Abi = [eventTicketsAbi, testStablecoinAbi, ticketFactoryAbi, ticketMarketAbi, reentrantAbi]
  .flat()
  .filter(({ type }) => type === "error");

/** Sends the call, mines it and answers with the receipt, whether it succeeded or reverted. */
export async function send(
  chain: Chain,
  { from, to, data, value = 0n }: Sending,
): Promise<TransactionReceipt> {
  const hash = await chain.deployer.sendTransaction({
    account: from,
    to,
    data,
    value,
    gas: GAS,
    chain: null,
  });
  return chain.reader.waitForTransactionReceipt({ hash });
}

/** Sends a call that has to succeed, and decodes its logs by the frozen signatures. */
export async function execute(chain: Chain, sending: Sending): Promise<DecodedLog[]> {
  const receipt = await send(chain, sending);
  if (receipt.status !== "success")
    throw new Error(`Reverted: ${JSON.stringify(await revertOf(chain, sending))}`);
  return receipt.logs.filter(isFrozen).map(({ address, topics, data }) => {
    const { eventName, args } = decodeEventLog({ abi: FROZEN_ABI, topics, data, strict: true });
    return { address: getAddress(address), name: eventName ?? "", args };
  });
}

/** The custom error that the call reverts with, or null when it would succeed. */
export async function revertOf(
  chain: Chain,
  { from, to, data, value = 0n }: Sending,
): Promise<{ name: string; args: readonly unknown[] } | null> {
  try {
    await chain.reader.call({ account: from, to, data, value, gas: GAS });
    return null;
  } catch (error) {
    return decodeRevert(revertData(error));
  }
}

/** The custom error in a revert's data; a revert without data has no name. */
export function decodeRevert(data: Hex): { name: string; args: readonly unknown[] } {
  if (data === "0x") return { name: "", args: [] };
  const { errorName, args = [] } = decodeErrorResult({ abi: ERRORS, data });
  return { name: errorName, args };
}

function revertData(error: unknown): Hex {
  const cause = error instanceof BaseError ? error.walk((inner) => "data" in (inner as object)) : null;
  const data = (cause as { data?: Hex | { data?: Hex } } | null)?.data;
  const hex = typeof data === "object" ? data.data : data;
  if (!hex) throw error;
  return hex;
}

/** ERC-20 transfers and ERC-721 approvals may stand anywhere between the frozen events. */
function isFrozen({ topics }: { topics: readonly Hex[] }): boolean {
  return FROZEN_TOPICS.has(`${topics[0]}/${topics.length}`);
}

const FROZEN_TOPICS = new Set(
  FROZEN_ABI.map((event) => {
    const indexed = event.inputs.filter((input) => "indexed" in input && input.indexed).length;
    return `${toEventSelector(event)}/${indexed + 1}`;
  }),
);
