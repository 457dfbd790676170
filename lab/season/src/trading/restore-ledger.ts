import { numberToHex } from "viem";
import type { AnvilRpc } from "../chain/anvil-rpc.ts";
import { decodeLog, type RawLog } from "../chain/season-log.ts";
import { Ledger } from "../world/ledger.ts";

const BLOCKS_PER_REQUEST = 1000;

/** Learns from the chain's own logs who holds what. */
export async function restoreLedger(rpc: AnvilRpc, startBlock: number): Promise<Ledger> {
  const ledger = new Ledger();
  const head = Number(await rpc.request<string>("eth_blockNumber"));
  for (let from = startBlock; from <= head; from += BLOCKS_PER_REQUEST) {
    const to = Math.min(head, from + BLOCKS_PER_REQUEST - 1);
    const range = { fromBlock: numberToHex(from), toBlock: numberToHex(to) };
    const logs = await rpc.request<RawLog[]>("eth_getLogs", [range]);
    ledger.apply(logs.flatMap(decodeLog));
  }
  return ledger;
}
