import fc from "fast-check";
import { expect, test } from "vitest";
import type { Acquisition, Dossier, EventTerms, ListingStep, LogPlace, Resale } from "../signals/dossier.ts";
import { lateOffers } from "./late-offers.ts";

const [HALL, CLUB] = [90, 91];
const STARTS_AT = 1000;

interface Given {
  readonly organizer: number;
  /** Events of which the one ticket was offered late, kept, or sold to a bid. */
  readonly late?: number;
  readonly kept?: number;
  readonly sold?: number;
}

const placeAt = (time: number): LogPlace => {
  return { source: "tickets", transaction: time, logIndex: 0, block: time, time };
};

/** One ticket of each event, bought at once; every event has begun. */
function measure(given: readonly Given[]) {
  const [acquisitions, listings, resales] = [[] as Acquisition[], [] as ListingStep[], [] as Resale[]];
  const events = new Map<number, EventTerms>();
  for (const { organizer, late = 0, kept = 0, sold = 0 } of given) {
    for (let index = 0; index < late + kept + sold; index += 1) {
      const event = events.size;
      const common = { wallet: 0, event, ticket: event, currency: 0, price: 100n };
      events.set(event, {
        event,
        organizer,
        startsAt: STARTS_AT,
        salesStart: 0,
        city: null,
        isCancelled: false,
        changedAt: [],
        logs: [placeAt(event)],
      });
      acquisitions.push({ at: placeAt(100), how: "PRIMARY", tier: 0, quantity: 1, ...common });
      if (index < late) listings.push({ at: placeAt(900), listing: event, kind: "LISTED", ...common });
      else if (index < late + sold)
        resales.push({
          at: placeAt(900),
          quantity: 1,
          proceeds: 100n,
          faceValue: 100n,
          faceCurrency: 0,
          resaleCapBps: 0,
          isWashSuspect: false,
          ...common,
        });
    }
  }
  const dossier: Dossier = {
    asOf: { block: 2000, time: 2000 },
    wallets: [{ wallet: 0, nonceAtFirstPurchase: null }],
    acquisitions,
    resales,
    gifts: [],
    listings,
    ends: [],
    washTrades: [],
    payments: null,
    events,
    tiers: new Map(),
    programmes: [],
    doors: new Map(),
  };
  const { value } = lateOffers.measure(dossier);
  return value === null ? null : value / 1_000_000;
}

test("one event is excused, and as many as were kept of the same organizer", () => {
  expect(measure([{ organizer: HALL, late: 1 }])).toBeCloseTo(1 / 3, 6);
  expect(measure([{ organizer: HALL, late: 4 }])).toBeCloseTo((4 / 6) * (1 / 4), 6);
  expect(measure([{ organizer: HALL, late: 4, kept: 2 }])).toBeCloseTo((4 / 6) * (3 / 4), 6);
  expect(measure([{ organizer: HALL, late: 4, kept: 9 }])).toBeCloseTo(4 / 6, 6);
});

test("an event of which a ticket was sold unlisted is not kept", () => {
  expect(measure([{ organizer: HALL, late: 4, sold: 3 }])).toBeCloseTo((4 / 6) * (1 / 4), 6);
});

test("tickets kept of an organizer of one's own excuse nothing sold elsewhere", () => {
  fc.assert(
    fc.property(fc.integer({ min: 1, max: 20 }), fc.integer({ min: 0, max: 40 }), (late, kept) => {
      const value = measure([
        { organizer: HALL, late },
        { organizer: CLUB, kept },
      ]);
      expect(value).toBeCloseTo(late / (late + 2) / late, 5);
    }),
  );
});
