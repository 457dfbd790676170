import fc from "fast-check";
import { expect, test } from "vitest";
import type { Acquisition, Dossier, EventTerms, LogPlace, Resale, TicketEnd } from "../signals/dossier.ts";
import { attendance } from "./attendance.ts";

const [HALL, CLUB, NOBODY] = [90, 91, -1];

/** Tickets of one organizer: so many resold, so many used, and so many kept at home. */
interface Given {
  readonly organizer: number;
  readonly resold?: number;
  readonly used?: number;
  readonly kept?: number;
}

const placeAt = (block: number): LogPlace => {
  return { source: "tickets", transaction: block, logIndex: 0, block, time: block };
};

/** What somebody did at organizers' events, one event each, which all have begun and whose doors report. */
function measure(given: readonly Given[]) {
  const acquisitions: Acquisition[] = [];
  const resales: Resale[] = [];
  const ends: TicketEnd[] = [];
  const events = given.map(({ organizer }, event): EventTerms => {
    const terms = { salesStart: 0, startsAt: 500, city: null, isCancelled: false, changedAt: [], logs: [] };
    return { event, organizer, ...terms };
  });
  for (const [event, { resold = 0, used = 0, kept = 0 }] of given.entries()) {
    for (let index = 0; index < resold + used + kept; index += 1) {
      const ticket = acquisitions.length;
      const common = { wallet: 0, event, ticket, quantity: 1 };
      const price = { currency: 0, price: 100n };
      acquisitions.push({ at: placeAt(ticket), how: "PRIMARY", tier: event, ...common, ...price });
      const rest = {
        proceeds: 290n,
        faceValue: 100n,
        faceCurrency: 0,
        resaleCapBps: 0,
        isWashSuspect: false,
      };
      if (index < resold) resales.push({ at: placeAt(300 + ticket), ...common, ...price, ...rest });
      else if (index < resold + used) ends.push({ at: placeAt(600 + ticket), kind: "CHECKED_IN", ...common });
    }
  }
  const dossier: Dossier = {
    asOf: { block: 1000, time: 1000 },
    wallets: [{ wallet: 0, nonceAtFirstPurchase: null }],
    acquisitions,
    resales,
    gifts: [],
    listings: [],
    ends,
    washTrades: [],
    payments: null,
    events: new Map(events.map((one) => [one.event, one])),
    tiers: new Map(),
    programmes: [],
    doors: new Map(events.map(({ event }) => [event, { at: placeAt(550), event }])),
  };
  const { value } = attendance.measure(dossier);
  return value === null ? null : value / 1_000_000;
}

test("who goes is not asked about a few tickets sold", () => {
  expect(measure([{ organizer: HALL, used: 6 }])).toBe(0.75);
  expect(measure([{ organizer: HALL, used: 6, resold: 2 }])).toBe(0.6);
  expect(measure([{ organizer: HALL, used: 6, resold: 6 }])).toBeCloseTo(6 / 14, 6);
  expect(
    measure([
      { organizer: HALL, used: 6 },
      { organizer: CLUB, resold: 1 },
    ]),
  ).toBeCloseTo((6 / 9) * (3 / 4), 6);
});

test("tickets used at one organizer's doors do not excuse those sold of another", () => {
  const sold = { organizer: HALL, resold: 40 };
  expect(measure([sold, { organizer: CLUB, used: 45 }])).toBeCloseTo((45 / 87) * (3 / 43), 6);
  expect(measure([sold, { organizer: HALL, used: 45 }])).toBeCloseTo(45 / 87, 6);
  expect(
    measure([
      { organizer: NOBODY, resold: 40 },
      { organizer: NOBODY, used: 45 },
    ]),
  ).toBeCloseTo((45 / 87) * (3 / 43), 6);
});

test("an organizer of one's own, whatever is done there, excuses at most a part of what is sold elsewhere", () => {
  const count = fc.integer({ min: 0, max: 30 });
  fc.assert(
    fc.property(fc.integer({ min: 4, max: 30 }), count, count, (sold, used, kept) => {
      const value = measure([
        { organizer: HALL, resold: sold },
        { organizer: CLUB, used, kept },
      ]);
      expect(value).toBeLessThanOrEqual(3 / (sold + 3));
    }),
  );
});
