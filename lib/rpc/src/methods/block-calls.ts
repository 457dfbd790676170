import type { RpcBlock } from "../rpc-types.ts";
import { tidyBlock } from "../tidy/tidy-block.ts";
import type { RpcCall } from "../transport/rpc-call.ts";

export interface BlockOptions {
  /** With whole transactions, not only their hashes. */
  readonly full: boolean;
}

/** `0x` hex without leading zeros, as JSON-RPC writes numbers. */
export function toQuantity(value: number): string {
  return `0x${value.toString(16)}`;
}

/** Block that must exist: an answer without it is inconsistent. */
export function blockByNumberCall(number: number, { full }: BlockOptions): RpcCall {
  const check = (result: unknown) => {
    if (result === null) return `the node does not have block ${number}`;
    const problem = checkBlock(result, full);
    if (problem !== null) return problem;
    const got = Number((result as RpcBlock).number);
    return got === number ? null : `asked for block ${number}, got ${got}`;
  };
  return { method: "eth_getBlockByNumber", params: [toQuantity(number), full], tidy: tidyBlock, check };
}

/** Block by its hash; null is a valid answer. */
export function blockByHashCall(hash: string, { full }: BlockOptions): RpcCall {
  const check = (result: unknown) => {
    if (result === null) return null;
    const problem = checkBlock(result, full);
    if (problem !== null) return problem;
    const got = (result as RpcBlock).hash;
    return got === hash ? null : `asked for block ${hash}, got ${got}`;
  };
  return { method: "eth_getBlockByHash", params: [hash, full], tidy: tidyBlock, check };
}

/** Header by number or tag; null is a valid answer. */
export function findBlockCall(numberOrTag: number | "latest" | "finalized"): RpcCall {
  const parameter = typeof numberOrTag === "number" ? toQuantity(numberOrTag) : numberOrTag;
  const check = (result: unknown) => {
    if (result === null) return null;
    const problem = checkBlock(result, false);
    if (problem !== null || typeof numberOrTag !== "number") return problem;
    const got = Number((result as RpcBlock).number);
    return got === numberOrTag ? null : `asked for block ${numberOrTag}, got ${got}`;
  };
  return { method: "eth_getBlockByNumber", params: [parameter, false], tidy: tidyBlock, check };
}

function checkBlock(result: unknown, full: boolean): string | null {
  const block = result as Partial<RpcBlock> | undefined;
  const isComplete =
    typeof block?.hash === "string" &&
    typeof block.parentHash === "string" &&
    Number.isSafeInteger(Number(block.number ?? "none")) &&
    Number.isSafeInteger(Number(block.timestamp ?? "none")) &&
    Array.isArray(block.transactions);
  if (!isComplete) return "a block lacks its number, hash, parent hash, timestamp or transactions";
  const hasHashes = typeof block.transactions?.[0] === "string";
  return full && hasHashes ? "asked for whole transactions, got their hashes" : null;
}
