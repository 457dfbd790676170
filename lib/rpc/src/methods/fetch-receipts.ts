import { AppError } from "@facevalue/core";
import { isTrueHeader } from "../proof/is-true-header.ts";
import { receiptsRootOf } from "../proof/receipts-root.ts";
import type { RpcBlock, RpcReceipt } from "../rpc-types.ts";
import { tidyReceipt, tidyReceipts } from "../tidy/tidy-receipt.ts";
import type { Requester } from "../transport/requester.ts";
import type { RpcCall } from "../transport/rpc-call.ts";

/** A block, with the transactions whose receipts are needed. */
export interface ReceiptsQuery {
  readonly blockHash: string;
  readonly transactionHashes: readonly string[];
  /** Header of the block, to check the receipts against where it can be done; null to save the work. */
  readonly header: RpcBlock | null;
}

/** Receipts by eth_getBlockReceipts, or one by one at providers that do not have it. */
export class ReceiptFetcher {
  readonly #requester: Requester;
  #hasBlockReceipts = true;

  constructor(requester: Requester) {
    this.#requester = requester;
  }

  /** The receipts by transaction hash, of all queries together. */
  async fetch(queries: readonly ReceiptsQuery[]): Promise<Map<string, RpcReceipt>> {
    if (this.#hasBlockReceipts) {
      try {
        return await this.#fetchByBlock(queries);
      } catch (error) {
        // Refused for good is the only sign that a provider does not have the method.
        if (!(error instanceof AppError) || error.code !== "RPC_FAILED" || error.retryable) throw error;
        this.#hasBlockReceipts = false;
      }
    }
    return await this.#fetchByTransaction(queries);
  }

  async #fetchByBlock(queries: readonly ReceiptsQuery[]): Promise<Map<string, RpcReceipt>> {
    const answers = (await this.#requester.requestAll(queries.map(blockReceiptsCall))) as RpcReceipt[][];
    return new Map(answers.flat().map((receipt) => [receipt.transactionHash, receipt]));
  }

  async #fetchByTransaction(queries: readonly ReceiptsQuery[]): Promise<Map<string, RpcReceipt>> {
    const calls = queries.flatMap(({ blockHash, transactionHashes }) =>
      transactionHashes.map<RpcCall>((hash) => ({
        method: "eth_getTransactionReceipt",
        params: [hash],
        tidy: tidyReceipt,
        check: (result) => checkReceipt(result, hash, blockHash),
      })),
    );
    const receipts = (await this.#requester.requestAll(calls)) as RpcReceipt[];
    return new Map(receipts.map((receipt) => [receipt.transactionHash, receipt]));
  }
}

/** All receipts of a block. */
export function blockReceiptsCall(query: ReceiptsQuery): RpcCall {
  return {
    method: "eth_getBlockReceipts",
    params: [query.blockHash],
    tidy: tidyReceipts,
    check: (result) => checkBlockReceipts(result, query),
  };
}

function checkBlockReceipts(result: unknown, query: ReceiptsQuery): string | null {
  const { blockHash, transactionHashes, header } = query;
  if (!Array.isArray(result)) return `the node has no receipts of block ${blockHash}`;
  const receipts = new Map((result as RpcReceipt[]).map((receipt) => [receipt?.transactionHash, receipt]));
  for (const hash of transactionHashes) {
    const problem = checkReceipt(receipts.get(hash), hash, blockHash);
    if (problem !== null) return problem;
  }
  return header === null ? null : checkRoot(result as RpcReceipt[], header);
}

function checkRoot(receipts: readonly RpcReceipt[], header: RpcBlock): string | null {
  const problem = `the receipts of block ${Number(header.number)} do not give the receipts root in its header`;
  try {
    const root = receiptsRootOf(receipts);
    return root === null || root === header.receiptsRoot || !isTrueHeader(header) ? null : problem;
  } catch {
    // A receipt lacks fields that it must have.
    return isTrueHeader(header) ? problem : null;
  }
}

function checkReceipt(result: unknown, hash: string, blockHash: string): string | null {
  const receipt = result as Partial<RpcReceipt> | null | undefined;
  if (!receipt) return `the node has no receipt of transaction ${hash}`;
  if (receipt.transactionHash !== hash)
    return `asked for the receipt of ${hash}, got ${receipt.transactionHash}`;
  if (receipt.blockHash !== blockHash) return `the receipt of ${hash} is of another block than ${blockHash}`;
  return Array.isArray(receipt.logs) ? null : `the receipt of ${hash} has no logs`;
}
