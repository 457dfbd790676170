import type { RpcLog } from "@facevalue/rpc";
import { type ChainOptions, DEFAULT_CHAIN } from "../chain-options.ts";
import { RpcNode } from "../rpc-node.ts";
import { servedTickets } from "../served-tickets.ts";
import { SyntheticChain } from "../synthetic-chain.ts";

/** A chain of few wallets, so that resales and returning buyers are frequent. */
export function makeChain(options: Partial<ChainOptions> = {}): { chain: SyntheticChain; node: RpcNode } {
  const chain = new SyntheticChain({
    ...DEFAULT_CHAIN,
    blocks: 30,
    tail: 3,
    finality: 2,
    wallets: 12,
    ...options,
  });
  return { chain, node: new RpcNode(servedTickets(chain)) };
}

export function ask<T>(node: RpcNode, method: string, ...parameters: readonly unknown[]): T {
  return JSON.parse(Buffer.concat(node.answer(method, parameters)).toString()) as T;
}

export function readAllLogs(node: RpcNode): RpcLog[] {
  return ask<RpcLog[]>(node, "eth_getLogs", { fromBlock: "earliest", toBlock: "latest" });
}
