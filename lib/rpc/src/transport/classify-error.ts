import { isRangeLimitMessage } from "../logs/range-limit.ts";
import { isRevert } from "./is-revert.ts";
import type { RpcErrorObject } from "./rpc-call.ts";

/**
 * What to do about an error object that a provider answered with: `answer` means the error is the answer
 * (a revert, a range limit) and belongs to the caller.
 */
export type ErrorClass = "answer" | "rate-limited" | "batch-refused" | "failed" | "refused";

const RATE_LIMIT =
  /rate.?limit|too many requests|(compute units|requests?|credits?).{0,20} (per second|exceeded)|throughput|capacity (limit )?exceeded|throttl|daily request count|slow down|request limit reached|\/sec(ond)?\b/i;
const BATCH = /batch/i;
/** A node behind the one that named the block; it will get there. */
const NOT_YET = /(beyond|exceeds?) (the )?(current |latest )*(chain )?head|no backend is currently healthy/i;
const PERMANENT_CODES = new Set([-32601, -32602, -32600, -32604]);
const NOT_SUPPORTED =
  /(method|tag).{0,60}(not (found|supported|available|exist)|does not exist|unsupported)|unsupported method|finalized block not found/i;

export function classifyError(method: string, error: RpcErrorObject): ErrorClass {
  if (method === "eth_call" && isRevert(error)) return "answer";
  if (method === "eth_getLogs" && (isRangeLimitMessage(error) || isUnknownBlock(error))) return "answer";
  if (
    error.code === 429 ||
    error.code === -32029 ||
    error.code === -32097 ||
    RATE_LIMIT.test(error.message)
  ) {
    return "rate-limited";
  }
  if (error.code === -32005 && /limit|exceed/i.test(error.message)) return "rate-limited";
  if (BATCH.test(error.message)) return "batch-refused";
  if (NOT_YET.test(error.message)) return "failed";
  if (PERMANENT_CODES.has(error.code) || NOT_SUPPORTED.test(error.message)) return "refused";
  return "failed";
}

/** Nodes that keep the newest states only refuse calls at older blocks, each in its own words. */
export function isMissingState(message: string): boolean {
  return /missing trie node|BlockOutOfRange|state .{0,40}(not available|unavailable|not found|pruned)|pruned/i.test(
    message,
  );
}

/** Whether an error says that the block asked for by its hash is not known. */
export function isUnknownBlock(error: RpcErrorObject): boolean {
  return /unknown block|(block|header).{0,90}not (be )?found/i.test(error.message);
}
