import { mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { expect, test } from "vitest";
import { createWorld } from "./create-world.ts";
import type { ContractModel, ModelEffect } from "./testing/contract-model.ts";
import { startModel } from "./testing/play-in-model.ts";
import type { LedgerEntry } from "./truth/event-ledger.ts";
import type { SaleLine } from "./truth/sale-line.ts";

test("the same seed gives the same blocks and another seed others", () => {
  const blocksOf = (seed: string) =>
    JSON.stringify([...createWorld({ seed, scale: "small" }).blocks()], bigints);
  const first = blocksOf("determinism");
  expect(blocksOf("determinism")).toBe(first);
  expect(blocksOf("determinism 2")).not.toBe(first);
});

test("blocks come one after the other, each later than the one before", () => {
  const world = createWorld({ seed: "order", scale: "small" });
  let number = 1;
  let time = world.startTime;
  for (const block of world.blocks()) {
    expect(block.number).toBe(number + 1);
    expect(block.time).toBeGreaterThan(time);
    expect(block.transactions.length).toBeGreaterThan(0);
    ({ number, time } = block);
  }
});

test.each(["ledger 1", "ledger 2", "ledger 3"])(
  "the contracts' rules allow all actions of world %s, and the truth's ledger follows from them",
  async (seed) => {
    const folder = mkdtempSync(join(tmpdir(), "facevalue-world-"));
    try {
      const world = createWorld({ seed, scale: "small", wallets: 700, capacity: 260, events: 9 });
      const { play, model } = startModel(world.deployment);
      const effects: ModelEffect[] = [];
      for (const block of world.blocks()) {
        const done = play(block);
        effects.push(...done.effects);
        await world.played(done.played);
      }
      await world.finish(folder);
      const ledger = JSON.parse(readFileSync(join(folder, "truth/ledger.json"), "utf8"));
      const sales = readLines<SaleLine>(join(folder, "truth/sales.ndjson"));
      expect(Object.keys(ledger).length).toBe(world.simulation.events.length);
      for (const [key, entry] of Object.entries<LedgerEntry>(ledger)) {
        expect(entry).toMatchObject(expectedEntry(key, { effects, sales, model }));
      }
      expect(sales.length).toBe(effects.filter(({ name }) => name !== "Refund" && name !== "CheckIn").length);
    } finally {
      rmSync(folder, { recursive: true });
    }
  },
);

test("an organizer who took an event's proceeds right after its end does not try again", () => {
  const world = createWorld({
    seed: "2",
    scale: "medium",
    wallets: 2_500,
    events: 24,
    capacity: 260,
    days: 60,
    organizers: 4,
  });
  const { play } = startModel(world.deployment);
  let withdrawals = 0;
  for (const block of world.blocks()) {
    const { effects } = play(block);
    withdrawals += block.transactions.filter(({ action }) => action.kind === "withdrawFromTickets").length;
    expect(effects).toBeDefined();
  }
  expect(withdrawals).toBeGreaterThan(0);
});

/** The entry as it follows from what the contracts did; only the kinds of trades come from the truth. */
function expectedEntry(
  key: string,
  known: { effects: ModelEffect[]; sales: SaleLine[]; model: ContractModel },
): Partial<LedgerEntry> {
  const [contract, eventId] = key.split("/");
  const own = known.effects.filter((each) => each.tickets === contract && each.eventId === Number(eventId));
  const named = (name: ModelEffect["name"]) => own.filter((effect) => effect.name === name);
  const sales = known.sales.filter((sale) => sale.tickets === contract && sale.eventId === eventId);
  const isWash = new Set(sales.filter(({ kind }) => kind === "wash").map(saleKey));
  const washOf = (effect: ModelEffect) =>
    isWash.has(`${effect.tokenId}/${effect.from}/${effect.to}/${effect.price}`);
  const paid = named("PrimarySale").filter(({ price }) => price > 0n);
  const honest = named("Resold").filter((effect) => !washOf(effect));
  const washed = named("Resold").filter(washOf);
  const moves = (known.model.contracts.get(contract as `0x${string}`)?.tickets ?? [])
    .filter(({ event }) => event.id === Number(eventId))
    .map(({ moves: count }) => count);
  return {
    primaryCount: paid.length,
    compCount: named("PrimarySale").length - paid.length,
    primaryGross: sum(paid.map(({ price }) => price)),
    primaryFees: sum(paid.map(({ fee }) => fee)),
    refundCount: named("Refund").length,
    refundGross: sum(named("Refund").map(({ price }) => price)),
    resaleCount: honest.length,
    resaleGross: sum(honest.map(({ price }) => price)),
    royalty: sum(named("Resold").map(({ royalty }) => royalty)),
    marketFee: sum(named("Resold").map(({ fee }) => fee)),
    washCount: washed.length,
    washGross: sum(washed.map(({ price }) => price)),
    bareTransfers: named("Transfer").length,
    checkIns: named("CheckIn").length,
    transfersPerTicket: Object.fromEntries(
      [...new Set(moves)].map((count) => [count, moves.filter((each) => each === count).length]),
    ),
  };
}

function saleKey({ tokenId, seller, buyer, price }: SaleLine): string {
  return `${tokenId}/${seller}/${buyer}/${price}`;
}

function sum(amounts: bigint[]): string {
  return String(amounts.reduce((total, amount) => total + amount, 0n));
}

function readLines<T>(path: string): T[] {
  return readFileSync(path, "utf8")
    .trimEnd()
    .split("\n")
    .map((line): T => JSON.parse(line));
}

function bigints(_: string, value: unknown): unknown {
  return typeof value === "bigint" ? `${value}n` : value;
}
