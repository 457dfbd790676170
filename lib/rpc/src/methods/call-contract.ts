import { AppError } from "@facevalue/core";
import { isMissingState } from "../transport/classify-error.ts";
import { isRevert } from "../transport/is-revert.ts";
import { ProviderError } from "../transport/provider-error.ts";
import type { Requester } from "../transport/requester.ts";
import type { RpcErrorObject } from "../transport/rpc-call.ts";

export interface ContractCall {
  readonly to: string;
  readonly data: string;
  readonly blockHash: string;
  readonly gas: bigint;
  /**
   * What answers when the node no longer keeps the block's state: the newest state (for what never changes), or nothing, as a
   * contract that reverts. An error unless given. Given, a node that knows no eth_call answers nothing.
   */
  readonly withoutState?: "newest" | "nothing" | undefined;
}

export interface ContractCallResult {
  readonly reverted: boolean;
  /** Return data, or the revert data when `reverted`; `0x` when there is none. */
  readonly data: string;
  readonly answeredBy: "block" | "newest" | "nothing";
}

const UNANSWERED: ContractCallResult = { reverted: true, data: "0x", answeredBy: "nothing" };

/** eth_call at a block given by hash. A revert is a result; trouble at the node is an AppError. */
export async function callContract(requester: Requester, call: ContractCall): Promise<ContractCallResult> {
  try {
    return { ...(await callAt(requester, call, { blockHash: call.blockHash })), answeredBy: "block" };
  } catch (error) {
    const { withoutState } = call;
    if (withoutState && isUnknownMethod(error)) return UNANSWERED;
    if (!isWithoutState(error)) throw error;
    if (withoutState === "nothing") return UNANSWERED;
    if (withoutState === "newest")
      return { ...(await callAt(requester, call, "latest")), answeredBy: "newest" };
    const text = `${error.message}; mappings call contracts as they were at block ${call.blockHash}: use an archive node`;
    throw new AppError("RPC_FAILED", text, { cause: error, retryable: error.retryable });
  }
}

/** Calls at one block, without what a single one may say of missing states. */
export interface ContractCalls {
  readonly calls: readonly { readonly to: string; readonly data: string }[];
  readonly blockHash: string;
  readonly gas: bigint;
}

/** eth_calls at a block given by hash, in batches; null when no node keeps the state of that block. */
export async function callContracts(
  requester: Requester,
  { calls, blockHash, gas }: ContractCalls,
): Promise<ContractCallResult[] | null> {
  const requests = calls.map(({ to, data }) => ({
    method: "eth_call",
    params: [{ to, data, gas: `0x${gas.toString(16)}` }, { blockHash }],
    check: checkResult,
    isStateOptional: true,
    settle: (error: RpcErrorObject) => new Revert(revertData(error.data)),
  }));
  try {
    const answers = (await requester.requestAll(requests)) as (string | Revert)[];
    return answers.map((answer) =>
      answer instanceof Revert
        ? { reverted: true, data: answer.data, answeredBy: "block" }
        : { reverted: false, data: answer, answeredBy: "block" },
    );
  } catch (error) {
    if (isWithoutState(error)) return null;
    throw error;
  }
}

class Revert {
  readonly data: string;

  constructor(data: string) {
    this.data = data;
  }
}

function checkResult(result: unknown): string | null {
  const isAnswer = typeof result === "string" || result instanceof Revert;
  return isAnswer ? null : "the result of eth_call is no hex string";
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
      isStateOptional: call.withoutState !== undefined,
    })) as string;
    return { reverted: false, data };
  } catch (error) {
    if (!(error instanceof ProviderError) || !isRevert(error.rpc)) throw error;
    return { reverted: true, data: revertData(error.rpc.data) };
  }
}

const UNKNOWN_METHOD =
  /method.{0,60}(not (found|supported|available|implemented)|does not exist|unsupported)|unsupported method/i;

function isWithoutState(error: unknown): error is AppError {
  return error instanceof AppError && error.code === "RPC_FAILED" && isMissingState(error.message);
}

function isUnknownMethod(error: unknown): boolean {
  return error instanceof AppError && error.code === "RPC_FAILED" && UNKNOWN_METHOD.test(error.message);
}

function revertData(data: unknown): string {
  if (typeof data === "string") return /0x[0-9a-fA-F]*/.exec(data)?.[0] ?? "0x";
  const inner = typeof data === "object" && data !== null && "data" in data ? data.data : null;
  return typeof inner === "string" ? inner : "0x";
}
