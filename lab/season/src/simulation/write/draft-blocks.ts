import { AppError } from "@facevalue/core";
import type { Address } from "viem";
import type { PlayedBlock, PlayedLog } from "../actions/played-block.ts";
import {
  BASE_FEE,
  FIRST_WORLD_BLOCK,
  type WorldBlock,
  type WorldTransaction,
} from "../actions/world-block.ts";
import type { WorldDeployment } from "../actions/world-deployment.ts";
import { applyAccountAction } from "./apply/apply-account-action.ts";
import { applyCall } from "./apply/apply-call.ts";
import { type DraftTransaction, draftTransaction } from "./draft-transaction.ts";
import { estimatedGas, gasLimitOf } from "./gas.ts";
import { Refusal } from "./state/refuse.ts";
import type { Caller, Step } from "./state/step.ts";
import { WorldState } from "./state/world-state.ts";

/** Turns the blocks of a world into transactions with their logs, keeping the state of its contracts. */
export class BlockDrafter {
  readonly state: WorldState;
  readonly #nonces = new Map<Address, number>();
  #number = FIRST_WORLD_BLOCK - 1;
  #time: number;

  constructor(deployment: WorldDeployment, startTime: number) {
    this.state = new WorldState(deployment);
    this.#time = startTime;
  }

  /** @throws AppError INTERNAL when the block does not follow the one before or a contract would revert */
  draft({ number, time, transactions }: WorldBlock): DraftTransaction[] {
    if (number !== this.#number + 1 || time <= this.#time) {
      const expected = `${this.#number + 1} later than ${this.#time}`;
      throw new AppError("INTERNAL", `The world gave block ${number} at ${time}, not block ${expected}.`);
    }
    this.#number = number;
    this.#time = time;
    return transactions.map((transaction, index) => this.#draft(transaction, { time, number, index }));
  }

  #draft(
    transaction: WorldTransaction,
    { time, number, index }: { time: number; number: number; index: number },
  ): DraftTransaction {
    const { sender: from, gasPrice, action } = transaction;
    try {
      if (gasPrice < BASE_FEE) throw new Refusal(`a gas price of ${gasPrice}, under the base fee`);
      const { to, value, data, logs } = this.#apply(transaction, { account: from, now: time });
      const nonce = this.#nonces.get(from) ?? 0;
      this.#nonces.set(from, nonce + 1);
      const gas = { gas: gasLimitOf(action), gasUsed: estimatedGas(action) };
      const parts = { from, to, contractAddress: null, nonce, gasPrice, ...gas, value, data, logs };
      return draftTransaction(this.state.deployment.chainId, parts);
    } catch (cause) {
      if (!(cause instanceof Refusal)) throw cause;
      const place = `Transaction ${index} (${action.kind}) of the world's block ${number} would revert`;
      throw new AppError("INTERNAL", `${place}: ${cause.message}.`, { cause });
    }
  }

  #apply({ action, gasPrice }: WorldTransaction, caller: Caller): Step {
    switch (action.kind) {
      case "createContractWallet":
      case "callFromWallet":
      case "handleUserOperations":
        return applyAccountAction(this.state, caller, { action, gasPrice });
      default:
        return applyCall(this.state, caller, action);
    }
  }
}

/** What the world is told of its block. */
export function toPlayedBlock(number: number, drafts: readonly DraftTransaction[]): PlayedBlock {
  let logIndex = 0;
  const place = (logs: DraftTransaction["logs"]): PlayedLog[] =>
    logs.map((log) => ({ ...log, logIndex: logIndex++ }));
  return { number, transactions: drafts.map(({ hash, logs }) => ({ hash, logs: place(logs) })) };
}
