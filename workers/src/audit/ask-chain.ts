import type { RpcClient } from "@facevalue/rpc";
import { type Answer, toAnswer } from "./answer.ts";
import type { Question } from "./encode-call.ts";

/** Answers to questions, in their order, all as of one block. @throws StateMissing */
export type AskChain = (questions: readonly Question[]) => Promise<Answer[]>;

/** As much as nodes let a call use; what mappings' calls have. */
const CALL_GAS = 50_000_000n;

/** No node keeps the state of the block any more. */
export class StateMissing extends Error {}

export function askAtBlock(rpc: Pick<RpcClient, "callAll">, blockHash: string): AskChain {
  return async (calls) => {
    const results = await rpc.callAll({ calls, blockHash, gas: CALL_GAS });
    if (results === null) throw new StateMissing(`no node keeps the state of block ${blockHash}`);
    return results.map(toAnswer);
  };
}
