import type { Address } from "viem";
import { expect, test } from "vitest";
import type { CallAction } from "../../../actions/account-actions.ts";
import { createWorld } from "../../../create-world.ts";
import {
  type StrategyWeights,
  UNSEEN_STRATEGIES,
  type UnseenStrategy,
} from "../../../parameters/adversary-strategies.ts";
import { callsOf, startModel } from "../../../testing/play-in-model.ts";
import type { Movement } from "../../../truth/movement.ts";

const DAY = 86_400;
const POPULATION = { proScalper: 0.01, botFarm: 0, washTrader: 0 };
const SIZE = { wallets: 900, events: 14, capacity: 260, days: 90, organizers: 4 };

/** Plays a world in the model of the contracts, which throws at what they would refuse. */
function playWorld(seed: string, strategies: StrategyWeights) {
  const options = { ...SIZE, population: POPULATION, noise: { dust: 0 }, strategies };
  const world = createWorld({ seed, scale: "small", ...options });
  const { play } = startModel(world.deployment);
  const movements: Movement[] = [];
  const calls: { caller: Address; call: CallAction; time: number }[] = [];
  for (const { block, movements: ofBlock } of world.truthfulBlocks()) {
    play(block);
    movements.push(...ofBlock.flat());
    for (const transaction of block.transactions) {
      calls.push(...callsOf(transaction).map((each) => ({ ...each, time: block.time })));
    }
  }
  return { world, movements, calls };
}

/** A world in which every professional follows the strategy, and what they did. */
function playOut(name: UnseenStrategy) {
  const { world, movements, calls } = playWorld(`strategy ${name}`, { [name]: 1 });
  const { census } = world.simulation;
  const operators = census.controllers.filter(({ strategy }) => strategy === name);
  const own = new Set(operators.flatMap(({ wallets }) => wallets.map(({ address }) => address)));
  const typeOf = new Map(census.wallets.map(({ address, controller }) => [address, controller.type]));
  return {
    world,
    operators,
    typeOf,
    bought: movements.filter(({ buyer }) => own.has(buyer)),
    sold: movements.filter(({ seller, kind }) => own.has(seller) && kind === "resale"),
    calls,
    ownCalls: calls.filter(({ caller }) => own.has(caller)),
    listings: calls.filter(({ caller, call }) => own.has(caller) && call.kind === "listTicket"),
  };
}

const kindsOf = (movements: readonly Movement[]) => [...new Set(movements.map(({ kind }) => kind))].sort();

test("rented buyers: fans hand the tickets over, the collecting wallets sell them and pay", () => {
  const { bought, sold, typeOf, operators } = playOut("rented_buyers");
  expect(kindsOf(bought)).toEqual(["gift"]);
  expect(bought.every(({ seller }) => typeOf.get(seller) === "fan")).toBe(true);
  expect(operators.every(({ wallets, level }) => wallets.length <= 2 && level === null)).toBe(true);
  expect(sold.length).toBeGreaterThan(0);
});

test("secondary flippers buy on the market only, and sell dearer", () => {
  const { bought, sold } = playOut("secondary_flippers");
  expect(kindsOf(bought)).toEqual(["resale"]);
  const paid = new Map(bought.map((each) => [`${each.tickets}/${each.tokenId}`, each.price]));
  const dearer = sold.filter(
    ({ tickets, tokenId, price }) => price > (paid.get(`${tickets}/${tokenId}`) ?? 0n),
  );
  expect(dearer.length).toBeGreaterThan(sold.length / 2);
});

test("late sellers list nothing earlier than three days before the event, as it was known then", () => {
  const { listings, calls, bought, sold } = playOut("late_sellers");
  const eventOf = new Map(bought.map((each) => [`${each.tickets}/${each.tokenId}`, each.eventId]));
  const counts = new Map<Address, number>();
  const starts = calls.flatMap(({ call, time }) => {
    if (call.kind === "publishEvent") {
      const id = (counts.get(call.tickets) ?? 0) + 1;
      counts.set(call.tickets, id);
      return [{ key: `${call.tickets}/${id}`, time, startsAt: Number(call.details.startsAt) }];
    }
    if (call.kind !== "rescheduleEvent") return [];
    return [{ key: `${call.tickets}/${call.eventId}`, time, startsAt: Number(call.startsAt) }];
  });
  for (const { call, time } of listings) {
    if (call.kind !== "listTicket") continue;
    const key = `${call.tickets}/${eventOf.get(`${call.tickets}/${Number(call.tokenId)}`)}`;
    const known = starts.findLast((each) => each.key === key && each.time <= time);
    expect((known?.startsAt ?? Number.POSITIVE_INFINITY) - time).toBeLessThanOrEqual(3 * DAY);
  }
  expect(sold.length).toBeGreaterThan(0);
});

test("bid sellers sell and never list", () => {
  const { listings, sold, ownCalls } = playOut("bid_sellers");
  expect(listings).toEqual([]);
  expect(sold.length).toBeGreaterThan(0);
  expect(ownCalls.filter(({ call }) => call.kind === "acceptBid")).toHaveLength(sold.length);
});

test("each wallet of a relay chain is first paid by the one before it", () => {
  const { operators, calls, sold } = playOut("relay_chain");
  for (const { wallets } of operators) {
    for (const [position, { address }] of wallets.entries()) {
      const first = calls.find(({ call }) => "to" in call && "amount" in call && call.to === address);
      if (position > 0) expect(first?.caller).toBe(wallets[position - 1]?.address);
    }
  }
  expect(sold.length).toBeGreaterThan(0);
});

test("all strategies and levels play in one world, and most find something to sell there", () => {
  const all = ["known", ...UNSEEN_STRATEGIES] as const;
  const weights = Object.fromEntries(all.map((name) => [name, 1]));
  const { world, movements } = playWorld("all strategies", weights);
  const professionals = world.simulation.census.controllers.filter(({ type }) => type === "pro_scalper");
  const followed = new Set(professionals.map(({ strategy }) => strategy ?? "known"));
  expect([...followed].sort()).toEqual([...all].sort());
  for (const { level, strategy } of professionals) expect(level === null).toBe(strategy !== null);
  const sellers = new Set(movements.filter(({ kind }) => kind === "resale").map(({ seller }) => seller));
  const sold = professionals.filter(({ wallets }) => wallets.some(({ address }) => sellers.has(address)));
  expect(new Set(sold.map(({ strategy }) => strategy)).size).toBeGreaterThan(all.length / 2);
});

test("known strategies alone draw nothing: the world is the default one", () => {
  const blocksOf = (strategies?: { known: number }) =>
    JSON.stringify([...createWorld({ seed: "same", scale: "small", strategies }).blocks()], (_, value) =>
      typeof value === "bigint" ? `${value}n` : value,
    );
  expect(blocksOf({ known: 2 })).toBe(blocksOf());
});
