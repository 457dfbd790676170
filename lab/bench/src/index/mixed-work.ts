import { join } from "node:path";
import { checkMixed } from "../mixed/check-mixed.ts";
import type { MixedTruth } from "../mixed/ledger.ts";
import { mixedNetwork } from "../mixed/mixed-network.ts";
import type { MixedOptions } from "../mixed/mixed-options.ts";
import { startChain } from "./start-chain.ts";
import type { OpenWork } from "./ticket-work.ts";

const PROGRAM = join(import.meta.dirname, "../mixed/main.ts");

/** The mixed chain, started here, for the product's own subgraph. */
export async function openMixedChain(options: Partial<MixedOptions>): Promise<OpenWork> {
  const chain = await startChain(PROGRAM, { ...options });
  const response = await fetch(new URL("/truth", chain.url));
  const truth = (await response.json()) as MixedTruth;
  const work = {
    rpcUrl: chain.url,
    chainPid: chain.pid,
    chainId: truth.chainId,
    toBlock: truth.blocks,
    networkFile: mixedNetwork(truth.chainId),
    check: async (pool, schemaName) => {
      await checkMixed(pool, schemaName, truth);
      return truth.handledLogs;
    },
  } satisfies OpenWork["work"];
  return { work, stop: () => chain.stop() };
}
