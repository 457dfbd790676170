import { expect, test } from "vitest";
import type { Acquisition, Dossier, Gift, LogPlace, Resale } from "./dossier.ts";
import { resoldForOthers } from "./resold-for-others.ts";

const placeAt = (block: number): LogPlace => {
  return { source: "tickets", transaction: block, logIndex: 0, block, time: block };
};

interface Handed {
  readonly giver: number;
  /** Null when the ticket was not sold; the face value is 100. */
  readonly price: bigint | null;
  readonly faceValue?: bigint | null;
  /** Bought by the entity after it was given away again. */
  readonly isBought?: boolean;
}

/** Tickets that came without a price, each in a block of its own, and what they were sold for later. */
function measure(handed: readonly Handed[]) {
  const [gifts, acquisitions, resales] = [[] as Gift[], [] as Acquisition[], [] as Resale[]];
  for (const [ticket, { giver, price, faceValue = 100n, isBought = false }] of handed.entries()) {
    const common = { wallet: 0, event: 1, ticket, quantity: 1 };
    gifts.push({ at: placeAt(10 + ticket), peer: giver, isOut: false, isPeerFresh: false, ...common });
    acquisitions.push({
      at: placeAt(10 + ticket),
      how: "GIFT",
      tier: 1,
      currency: -1,
      price: null,
      ...common,
    });
    if (isBought)
      acquisitions.push({
        at: placeAt(50 + ticket),
        how: "RESALE",
        tier: 1,
        currency: 0,
        price: 90n,
        ...common,
      });
    const terms = { faceValue, faceCurrency: 0, resaleCapBps: 0, isWashSuspect: false };
    if (price !== null)
      resales.push({ at: placeAt(100 + ticket), currency: 0, price, proceeds: price, ...terms, ...common });
  }
  const dossier: Dossier = {
    asOf: { block: 1000, time: 1000 },
    wallets: [{ wallet: 0, nonceAtFirstPurchase: null }],
    acquisitions,
    resales,
    gifts,
    listings: [],
    ends: [],
    washTrades: [],
    payments: null,
    events: new Map(),
    tiers: new Map(),
    programmes: [],
    doors: new Map(),
  };
  return resoldForOthers.measure(dossier);
}

test("people count once, and only those whose tickets were sold above face value", () => {
  const found = measure([
    { giver: 1, price: 150n },
    { giver: 1, price: 160n },
    { giver: 2, price: 101n },
    { giver: 3, price: 100n },
    { giver: 4, price: null },
    { giver: 5, price: 200n, isBought: true },
  ]);
  expect(found.value).toBe(2_000_000);
  expect("evidence" in found && found.evidence.map(({ block }) => block)).toEqual([
    10, 11, 12, 100, 101, 102,
  ]);
});

test("tickets kept or sold at face value are nobody's business", () => {
  expect(
    measure([
      { giver: 1, price: 80n },
      { giver: 2, price: null },
    ]).value,
  ).toBe(0);
});

test("without gifts, or a face value of any of them, nothing is known", () => {
  expect(measure([])).toMatchObject({ value: null, gap: "NO_GIFTS" });
  expect(measure([{ giver: 1, price: 150n, faceValue: null }])).toMatchObject({ gap: "FACE_UNKNOWN" });
});
