import type { Address } from "viem";
import type { CallAction } from "../actions/account-actions.ts";
import type { SimulatedWorld } from "../create-world.ts";
import type { Controller } from "../population/controller.ts";
import type { Movement } from "../truth/movement.ts";
import { callsOf } from "./play-in-model.ts";

export interface FirstPurchase {
  readonly controller: Controller;
  readonly address: Address;
  readonly nonce: number;
  readonly gasPrice: bigint;
}

export interface Ask {
  readonly time: number;
  readonly price: bigint;
}

/** What a whole world shows and hides, gathered for tests. */
export interface Observed {
  readonly controllers: ReadonlyMap<Address, Controller>;
  readonly movements: readonly Movement[];
  readonly orders: readonly { readonly buyer: Address; readonly quantity: number; readonly event: string }[];
  /** Of wallets with a key that paid for themselves. */
  readonly firstPurchases: readonly FirstPurchase[];
  /** Prices of each listing in the order of time. */
  readonly asks: readonly (readonly Ask[])[];
  /** Accounts that sent or received anything. */
  readonly active: ReadonlySet<Address>;
}

export function observeWorld(world: SimulatedWorld): Observed {
  const controllers = new Map(world.simulation.census.wallets.map((each) => [each.address, each.controller]));
  const movements: Movement[] = [];
  const orders: { buyer: Address; quantity: number; event: string }[] = [];
  const firsts = new Map<Address, Omit<FirstPurchase, "controller">>();
  const asks: Ask[][] = [];
  const nonces = new Map<Address, number>();
  const active = new Set<Address>();
  const see = (call: CallAction, time: number) => {
    if (call.kind === "buyTickets") {
      const { buyer, quantity, tickets, eventId } = call;
      orders.push({ buyer, quantity, event: `${tickets}/${eventId}` });
    } else if (call.kind === "listTicket") asks.push([{ time, price: call.price }]);
    else if (call.kind === "changeListingPrice") {
      asks[Number(call.listingId) - 1]?.push({ time, price: call.price });
    }
    if ("to" in call) active.add(call.to);
  };
  for (const { block, movements: ofBlock } of world.truthfulBlocks()) {
    movements.push(...ofBlock.flat());
    for (const transaction of block.transactions) {
      const { sender, action, gasPrice } = transaction;
      const nonce = nonces.get(sender) ?? 0;
      nonces.set(sender, nonce + 1);
      active.add(sender);
      if (action.kind === "buyTickets" && action.buyer === sender && !firsts.has(sender)) {
        firsts.set(sender, { address: sender, nonce, gasPrice });
      }
      for (const { caller, call } of callsOf(transaction)) {
        active.add(caller);
        see(call, block.time);
      }
    }
  }
  // Wallets of the last blocks are known only now.
  for (const { address, controller } of world.simulation.census.wallets) controllers.set(address, controller);
  const firstPurchases = [...firsts.values()].flatMap((first) => {
    const controller = controllers.get(first.address);
    return controller ? [{ ...first, controller }] : [];
  });
  return { controllers, movements, orders, firstPurchases, asks, active };
}
