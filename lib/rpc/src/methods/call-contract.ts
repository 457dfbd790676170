import { AppError } from "@facevalue/core";
import { isRevert } from "../transport/is-revert.ts";
import { ProviderError } from "../transport/provider-error.ts";
import type { Requester } from "../transport/requester.ts";

export interface ContractCall {
  readonly to: string;
  readonly data: string;
  readonly blockHash: string;
  readonly gas: bigint;
  /**
   * For answers that never change and may be missing: asks for the newest state when the node no longer keeps that of
   * the block, and counts a node that knows no eth_call as a contract that reverts.
   */
  readonly isHeadAllowed?: boolean;
}

export interface ContractCallResult {
  readonly reverted: boolean;
  /** Return data, or the revert data when `reverted`; `0x` when there is none. */
  readonly data: string;
  /** Whether the newest state answered instead of the block's. */
  readonly isFromHead: boolean;
}

/** eth_call at a block given by hash. A revert is a result; trouble at the node is an AppError. */
export async function callContract(requester: Requester, call: ContractCall): Promise<ContractCallResult> {
  try {
    return { ...(await callAt(requester, call, { blockHash: call.blockHash })), isFromHead: false };
  } catch (error) {
    if (call.isHeadAllowed && isUnknownMethod(error)) return { reverted: true, data: "0x", isFromHead: true };
    if (!isMissingState(error)) throw error;
    if (call.isHeadAllowed) return { ...(await callAt(requester, call, "latest")), isFromHead: true };
    const text = `${error.message}; mappings call contracts as they were at block ${call.blockHash}: use an archive node`;
    throw new AppError("RPC_FAILED", text, { cause: error, retryable: error.retryable });
  }
}

async function callAt(requester: Requester, call: ContractCall, block: { blockHash: string } | "latest") {
  const transaction = { to: call.to, data: call.data, gas: `0x${call.gas.toString(16)}` };
  const check = (result: unknown) =>
    typeof result === "string" ? null : "the result of eth_call is no hex string";
  try {
    const data = (await requester.request({
      method: "eth_call",
      params: [transaction, block],
      check,
    })) as string;
    return { reverted: false, data };
  } catch (error) {
    if (!(error instanceof ProviderError) || !isRevert(error.rpc)) throw error;
    return { reverted: true, data: revertData(error.rpc.data) };
  }
}

const UNKNOWN_METHOD =
  /method.{0,60}(not (found|supported|available|implemented)|does not exist|unsupported)|unsupported method/i;

const MISSING_STATE =
  /missing trie node|BlockOutOfRange|state .{0,40}(not available|unavailable|not found|pruned)|pruned/i;

/** Nodes that keep the newest states only refuse calls at older blocks, each in its own words. */
function isMissingState(error: unknown): error is AppError {
  return error instanceof AppError && error.code === "RPC_FAILED" && MISSING_STATE.test(error.message);
}

function isUnknownMethod(error: unknown): boolean {
  return error instanceof AppError && error.code === "RPC_FAILED" && UNKNOWN_METHOD.test(error.message);
}

function revertData(data: unknown): string {
  if (typeof data === "string") return /0x[0-9a-fA-F]*/.exec(data)?.[0] ?? "0x";
  const inner = typeof data === "object" && data !== null && "data" in data ? data.data : null;
  return typeof inner === "string" ? inner : "0x";
}
