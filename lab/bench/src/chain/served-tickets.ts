import { queryLogs } from "./query-logs.ts";
import { blockJson, blockReceiptsJson, receiptJson, transactionJson } from "./read-blocks.ts";
import type { ServedChain } from "./served-chain.ts";
import type { SyntheticChain } from "./synthetic-chain.ts";

/** The chain of one ticket contract, which answers no calls. */
export function servedTickets(chain: SyntheticChain): ServedChain {
  const { chainId, finality, latencyMs } = chain.options;
  return {
    chainId,
    finality,
    latencyMs,
    lastBlock: chain.lastBlock,
    truth: chain.truth,
    blockNumber: (hash) => chain.ids.blockNumber(hash),
    transactionPlace: (hash) => chain.ids.transactionPlace(hash),
    block: (number, isFull) => blockJson(chain, number, isFull),
    transaction: (block, index) => transactionJson(chain, block, index),
    receipt: (block, index) => receiptJson(chain, block, index),
    blockReceipts: (block) => blockReceiptsJson(chain, block),
    logs: (span, filter) => queryLogs(chain, span, filter),
    call: () => null,
  };
}
