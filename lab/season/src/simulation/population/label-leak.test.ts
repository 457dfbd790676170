import { expect, test } from "vitest";
import { createWorld } from "../create-world.ts";
import { areaUnderCurve, type Traits, trainNaive } from "../testing/naive-classifier.ts";
import { type FirstPurchase, observeWorld } from "../testing/observe-world.ts";

/** Wallets of one controller that count: else one farm's habits would decide. */
const PER_CONTROLLER = 3;

const traitsOf: Record<string, (first: FirstPurchase, order: number) => Traits> = {
  "bytes of the address": ({ address }) => address.slice(2).match(/../g) ?? [],
  "nonce of the first purchase": ({ nonce }) => [String(Math.min(nonce, 12))],
  "gas price of the first purchase": ({ gasPrice }) => [String(gasPrice)],
  "place among the sorted addresses": (_, order) => [String(Math.floor(order * 20))],
};

const training = examplesOf("leak 1");
const testing = examplesOf("leak 2");

test.each(Object.keys(traitsOf))("%s does not tell who is an adversary", (name) => {
  const score = trainNaive(training.map((example) => ({ ...example, traits: example.traits[name] ?? [] })));
  const scoresOf = (isGuilty: boolean) =>
    testing.filter((each) => each.isGuilty === isGuilty).map(({ traits }) => score(traits[name] ?? []));
  const area = areaUnderCurve(scoresOf(true), scoresOf(false));
  expect(area).toBeLessThan(0.56);
});

function examplesOf(seed: string) {
  const population = { proScalper: 0.02, botFarm: 0.003, botFarmWallets: [20, 60] as const };
  const world = createWorld({ seed, scale: "medium", wallets: 9_000, events: 60, population });
  const { firstPurchases } = observeWorld(world);
  const sorted = firstPurchases.map(({ address }) => address).toSorted();
  const places = new Map(sorted.map((address, index) => [address, index / sorted.length]));
  const seen = new Map<number, number>();
  return firstPurchases.flatMap((first) => {
    const { id, type } = first.controller;
    seen.set(id, (seen.get(id) ?? 0) + 1);
    if ((seen.get(id) ?? 0) > PER_CONTROLLER || type === "wash_trader" || type === "grey") return [];
    const isGuilty = type === "pro_scalper" || type === "bot_farm";
    const order = places.get(first.address) ?? 0;
    const traits = Object.fromEntries(
      Object.entries(traitsOf).map(([name, traitOf]) => [name, traitOf(first, order)]),
    );
    return [{ traits, isGuilty }];
  });
}
