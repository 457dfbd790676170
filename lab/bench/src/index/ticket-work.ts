import { join } from "node:path";
import { buildSubgraph } from "../build-subgraph.ts";
import type { ChainOptions } from "../chain/chain-options.ts";
import type { Truth } from "../chain/truth.ts";
import { checkTables } from "./check-tables.ts";
import type { IndexWork } from "./measure-index.ts";
import { startChain } from "./start-chain.ts";

const PROGRAM = join(import.meta.dirname, "../chain/main.ts");

export interface OpenWork {
  readonly work: IndexWork;
  stop(): Promise<void>;
}

/** The synthetic ticket chain, started here. */
export async function openTicketChain(options: Partial<ChainOptions>): Promise<OpenWork> {
  const chain = await startChain(PROGRAM, options);
  return { work: await toWork(chain.url, chain.pid), stop: () => chain.stop() };
}

/** A server of such a chain that runs elsewhere. */
export async function useTicketChain(rpcUrl: string): Promise<OpenWork> {
  return { work: await toWork(rpcUrl, null), stop: async () => undefined };
}

async function toWork(rpcUrl: string, chainPid: number | null): Promise<IndexWork> {
  const response = await fetch(new URL("/truth", rpcUrl));
  const truth = (await response.json()) as Truth;
  return {
    rpcUrl,
    chainPid,
    chainId: truth.chainId,
    toBlock: truth.blocks,
    subgraph: buildSubgraph(),
    networkFile: { bench: { Ticket: { address: truth.ticket, startBlock: 0 } } },
    check: async (pool, schemaName) => {
      await checkTables(pool, schemaName, truth);
      return truth.logs;
    },
  };
}
