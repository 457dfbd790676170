import { expect, test } from "vitest";
import { createWorld } from "../create-world.ts";
import { ORDER_SIZES } from "../market/order-size.ts";
import { observeWorld } from "../testing/observe-world.ts";
import type { Movement } from "../truth/movement.ts";
import { CONTROLLER_TYPES, type ControllerType } from "./controller-type.ts";

const world = createWorld({ seed: "population", scale: "medium", isVaried: false });
const { controllers, movements, orders, asks, active } = observeWorld(world);
const { census, events } = world.simulation;

const PEOPLE = ["fan", "casual_reseller", "giftee", "family", "season_holder", "fan_club"] as const;
const isOf = (address: string, types: readonly ControllerType[]) => {
  const controller = controllers.get(address as `0x${string}`);
  return controller !== undefined && types.includes(controller.type);
};
const marketSales = movements.filter(({ kind }) => kind === "resale" || kind === "resale_side");

test("a medium world has about 20,000 wallets, and everybody of every type does something", () => {
  const wallets = census.wallets.filter(({ role }) => role === "tickets").length;
  expect(wallets).toBeGreaterThan(18_000);
  expect(wallets).toBeLessThan(24_000);
  for (const type of CONTROLLER_TYPES) {
    expect(
      census.ofType(type).some((each) => each.wallets.some(({ address }) => active.has(address))),
      type,
    ).toBe(true);
  }
  const levels = new Set(census.ofType("pro_scalper").map(({ level }) => level));
  expect([...levels].toSorted((one, other) => Number(one) - Number(other))).toEqual([0, 1, 2, 3]);
});

test.each([
  { type: "pro_scalper", share: 0.003 },
  { type: "bot_farm", share: 0.0005 },
  { type: "wash_trader", share: 0.001 },
  { type: "season_holder", share: 0.012 },
] as const)("$type are $share of the controllers", ({ type, share }) => {
  const people = census.controllers.filter(({ wallets, type: each }) => wallets.length > 0 && isPerson(each));
  // Giftees belong to families and are not counted in the shares.
  const counted = people.filter((each) => each.type !== "giftee").length;
  expect(Math.abs(census.ofType(type).length - share * counted)).toBeLessThanOrEqual(1);
});

test("farms have 20 to 500 wallets, professionals of level 0 one", () => {
  for (const { wallets } of census.ofType("bot_farm")) {
    expect(wallets.length).toBeGreaterThanOrEqual(20);
    expect(wallets.length).toBeLessThanOrEqual(500);
  }
  const alone = census.ofType("pro_scalper").filter(({ level }) => level === 0);
  expect(alone.every(({ wallets }) => wallets.length === 1)).toBe(true);
});

test("fans' orders have the sizes of the measured concert", () => {
  const limits = new Map(
    events.map(({ organizer, eventId, tiers }) => [
      `${organizer.tickets}/${eventId}`,
      tiers[0]?.walletLimit ?? 0,
    ]),
  );
  // What the limit or the last tickets cut is no order as it was wanted.
  const free = orders.filter(({ buyer, event }) => isOf(buyer, ["fan"]) && (limits.get(event) ?? 0) >= 4);
  const total = ORDER_SIZES.reduce((sum, { count }) => sum + count, 0);
  for (const { size, count } of ORDER_SIZES) {
    const share = free.filter(({ quantity }) => quantity === size).length / free.length;
    expect(share, `orders of ${size}`).toBeGreaterThan(count / total - 0.04);
    expect(share, `orders of ${size}`).toBeLessThan(count / total + 0.04);
  }
});

test("hot events sell 60 to 90 % and more on the first day, calm ones much less", () => {
  const firstDay = (isHot: boolean) =>
    medianOf(
      events
        .filter(
          ({ theta, figures }) =>
            figures.dailyPublicBookings.length > 2 && (theta > 1.2 ? isHot : theta < 0.8 && !isHot),
        )
        .map(({ figures }) => (figures.dailyPublicBookings[0] ?? 0) / figures.publicSupply),
    );
  expect(firstDay(true)).toBeGreaterThan(0.6);
  expect(firstDay(false)).toBeLessThan(0.55);
});

test("5 to 15 % of the tickets are resold, more where events are hot", () => {
  const sold = movements.filter(({ kind }) => kind === "primary").length;
  const resold = new Set(marketSales.map(({ tickets, tokenId }) => `${tickets}/${tokenId}`)).size;
  expect(resold / sold).toBeGreaterThan(0.05);
  expect(resold / sold).toBeLessThan(0.18);
});

test("honest resales: about 28 % below face value, the rest near it; professionals sell 0.3 to 0.6 above, some at a loss", () => {
  const honest = markups(marketSales.filter(({ seller }) => isOf(seller, PEOPLE)));
  expect(shareBelow(honest)).toBeGreaterThan(0.2);
  expect(shareBelow(honest)).toBeLessThan(0.38);
  expect(Math.abs(meanOf(honest))).toBeLessThan(0.2);
  const uncapped = marketSales.filter(({ tickets }) => capOfContract(tickets) === 0);
  const professional = markups(uncapped.filter(({ seller }) => isOf(seller, ["pro_scalper", "bot_farm"])));
  expect(meanOf(professional)).toBeGreaterThan(0.25);
  expect(meanOf(professional)).toBeLessThan(0.65);
  expect(shareBelow(professional)).toBeGreaterThan(0.03);
});

test("asks that are lowered fall by a fifth to a half until the end", () => {
  const falls = asks
    .filter((each) => each.length >= 3)
    .map((each) => 1 - Number(each.at(-1)?.price) / Number(each[0]?.price))
    .filter((fall) => fall > 0);
  expect(medianOf(falls)).toBeGreaterThan(0.1);
  expect(medianOf(falls)).toBeLessThan(0.5);
});

test("no market price exceeds a cap, and what was paid beside the chain is more", () => {
  const capped = marketSales.filter(({ tickets }) => capOfContract(tickets) > 0);
  for (const { tickets, price, face } of capped) {
    expect(price * 10_000n).toBeLessThanOrEqual(face * BigInt(capOfContract(tickets)));
  }
  const side = movements.filter(({ kind }) => kind === "resale_side");
  expect(side.length).toBeGreaterThan(0);
  expect(side.every(({ price, truePrice }) => truePrice !== null && truePrice > price)).toBe(true);
});

test("a platform's few wallets hold 10 to 40 % of some events' tickets", () => {
  const shares = events
    .filter(({ platform }) => platform !== null)
    .map(({ organizer, eventId }) => {
      const own = movements.filter(
        (each) => each.tickets === organizer.tickets && each.eventId === eventId && each.kind === "primary",
      );
      return own.filter(({ buyer }) => isOf(buyer, ["custodial"])).length / Math.max(1, own.length);
    });
  expect(Math.max(...shares)).toBeGreaterThan(0.1);
  expect(Math.max(...shares)).toBeLessThan(0.6);
});

test("wash trades are between wallets of one controller, and only those", () => {
  for (const { kind, seller, buyer, armsLength } of movements) {
    const isOne = controllers.get(seller) === controllers.get(buyer);
    if (kind === "wash") expect(isOne).toBe(true);
    if (kind === "resale") expect(isOne).toBe(false);
    expect(armsLength && kind === "wash").toBe(false);
  }
});

function isPerson(type: ControllerType): boolean {
  const others = [
    "organizer",
    "box_office",
    "exchange",
    "bridge",
    "relayer",
    "merchant",
    "issuer",
    "duster",
    "contract",
  ];
  return type !== "custodial" && !others.includes(type);
}

function capOfContract(tickets: string): number {
  return world.simulation.organizers.find((each) => each.tickets === tickets)?.resaleCapBps ?? 0;
}

function markups(sales: readonly Movement[]): number[] {
  return sales.map(({ price, face }) => Number(price) / Number(face) - 1);
}

function shareBelow(values: readonly number[]): number {
  return values.filter((value) => value < -0.005).length / values.length;
}

function meanOf(values: readonly number[]): number {
  return values.reduce((sum, value) => sum + value, 0) / values.length;
}

function medianOf(values: readonly number[]): number {
  return values.toSorted((left, right) => left - right)[values.length >> 1] ?? Number.NaN;
}
