import { type Address, type Hex, numberToHex, pad } from "viem";
import type { CallAction } from "../actions/account-actions.ts";
import type { PlayedBlock, PlayedLog } from "../actions/played-block.ts";
import type { WorldBlock, WorldTransaction } from "../actions/world-block.ts";
import { ticketContractAddress, type WorldDeployment } from "../actions/world-deployment.ts";
import { ContractModel, type ModelEffect } from "./contract-model.ts";

export interface ModelPlay {
  readonly model: ContractModel;
  readonly play: (block: WorldBlock) => { readonly played: PlayedBlock; readonly effects: ModelEffect[] };
}

/** Plays blocks in the model: what it refuses throws, what it does comes back as logs, in part only. */
export function startModel(deployment: WorldDeployment): ModelPlay {
  const model = new ContractModel(deployment, (position) => ticketContractAddress(deployment, position));
  return {
    model,
    play(block) {
      model.time = block.time;
      const effects: ModelEffect[] = [];
      let logIndex = 0;
      const transactions = block.transactions.map((transaction, index) => {
        const done = callsOf(transaction).flatMap(({ caller, call }) => model.call(caller, call));
        effects.push(...done);
        const logs = done.map(
          (effect): PlayedLog => ({ ...logOf(effect, deployment), logIndex: logIndex++ }),
        );
        return { hash: numberToHex(block.number * 1000 + index, { size: 32 }), logs };
      });
      return { played: { number: block.number, transactions }, effects };
    },
  };
}

/** Every call with the account that makes it. */
export function callsOf({ sender, action }: WorldTransaction): { caller: Address; call: CallAction }[] {
  if (action.kind === "createContractWallet") return [];
  if (action.kind === "callFromWallet") return action.calls.map((call) => ({ caller: action.wallet, call }));
  if (action.kind !== "handleUserOperations") return [{ caller: sender, call: action }];
  return action.operations.flatMap(({ wallet, calls }) => calls.map((call) => ({ caller: wallet, call })));
}

function logOf({ name, tickets, tokenId, from, to }: ModelEffect, deployment: WorldDeployment) {
  const signature: Hex = pad("0x1");
  const token = numberToHex(tokenId, { size: 32 });
  if (name === "Resold") {
    return {
      name,
      address: deployment.market,
      topics: [signature, signature, pad(tickets), token],
      data: "0x",
    } as const;
  }
  if (name === "PrimarySale") {
    return { name, address: tickets, topics: [signature, token, signature, pad(to)], data: "0x" } as const;
  }
  return { name, address: tickets, topics: [signature, pad(from), pad(to), token], data: "0x" } as const;
}
