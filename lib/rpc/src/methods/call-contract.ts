import { AppError } from "@facevalue/core";
import { isRevert } from "../transport/classify-error.ts";
import { ProviderError } from "../transport/provider-error.ts";
import type { Requester } from "../transport/requester.ts";

export interface ContractCall {
  readonly to: string;
  readonly data: string;
  readonly blockHash: string;
  readonly gas: bigint;
}

export interface ContractCallResult {
  readonly reverted: boolean;
  /** Return data, or the revert data when `reverted`; `0x` when there is none. */
  readonly data: string;
}

/** eth_call at a block given by hash. A revert is a result; trouble at the node is an AppError. */
export async function callContract(requester: Requester, call: ContractCall): Promise<ContractCallResult> {
  const transaction = { to: call.to, data: call.data, gas: `0x${call.gas.toString(16)}` };
  const check = (result: unknown) =>
    typeof result === "string" ? null : "the result of eth_call is no hex string";
  try {
    const params = [transaction, { blockHash: call.blockHash }];
    const data = (await requester.request({ method: "eth_call", params, check })) as string;
    return { reverted: false, data };
  } catch (error) {
    if (error instanceof ProviderError && isRevert(error.rpc)) {
      return { reverted: true, data: revertData(error.rpc.data) };
    }
    throw explainMissingState(error, call.blockHash);
  }
}

const MISSING_STATE =
  /missing trie node|BlockOutOfRange|state .{0,40}(not available|unavailable|not found|pruned)|pruned/i;

/** Nodes that keep the newest states only refuse calls at older blocks, each in its own words. */
function explainMissingState(error: unknown, blockHash: string): unknown {
  const isMissing =
    error instanceof AppError && error.code === "RPC_FAILED" && MISSING_STATE.test(error.message);
  if (!isMissing) return error;
  const text = `${error.message}; mappings call contracts as they were at block ${blockHash}: use an archive node`;
  return new AppError("RPC_FAILED", text, { cause: error, retryable: error.retryable });
}

function revertData(data: unknown): string {
  if (typeof data === "string") return /0x[0-9a-fA-F]*/.exec(data)?.[0] ?? "0x";
  const inner = typeof data === "object" && data !== null && "data" in data ? data.data : null;
  return typeof inner === "string" ? inner : "0x";
}
