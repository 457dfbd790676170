import fc from "fast-check";
import { expect, test } from "vitest";
import type { Acquisition, Dossier, EventTerms, Resale, TierTerms } from "../signals/dossier.ts";
import { wholeProgramme } from "./whole-programme.ts";

const DAY = 86_400;
const NOW = 100 * DAY;
const [HALL, CLUB] = [90, 91];

/** Events 0 to 5 are the hall's, 6 and 7 the club's; one goes on sale every day. Of all but 7 one may buy four per wallet. */
const EVENTS = Array.from({ length: 8 }, (_, event) => eventOf(event, event < 6 ? HALL : CLUB));

function eventOf(event: number, organizer: number, salesStart: number | null = event * DAY): EventTerms {
  return {
    event,
    organizer,
    salesStart,
    startsAt: null,
    city: null,
    isCancelled: false,
    changedAt: [],
    logs: [],
  };
}

function bought(event: number, { quantity = 1, price = 100n, wallet = 0 } = {}): Acquisition {
  const at = { source: "tickets", transaction: event, logIndex: 0, block: event, time: event * DAY } as const;
  return {
    at,
    how: "PRIMARY",
    wallet,
    event,
    tier: event,
    ticket: -1,
    quantity,
    currency: 0,
    price,
  };
}

interface Given {
  readonly wallets?: number;
  readonly now?: number;
  readonly events?: readonly EventTerms[];
  /** Events of the tickets that were resold. */
  readonly resold?: readonly number[];
}

function resale(event: number): Resale {
  const at = { source: "tickets", transaction: 50 + event, logIndex: 0, block: 50, time: 50 * DAY } as const;
  const money = { currency: 0, price: 300n, proceeds: 290n, faceValue: 100n, faceCurrency: 0 };
  const rest = { quantity: 1, resaleCapBps: 0, isWashSuspect: false };
  return { at, wallet: 0, event, ticket: -1, ...money, ...rest };
}

function measure(
  acquisitions: Acquisition[],
  { wallets = 1, now = NOW, events = EVENTS, resold = [] }: Given = {},
) {
  const limitOf = (event: number) => (event === 7 ? null : 4);
  const tiers = events.map(({ event }): TierTerms => {
    return { event, tier: event, walletLimit: limitOf(event), logs: [] };
  });
  const programmes = [HALL, CLUB].map((organizer) =>
    events.filter((one) => one.organizer === organizer && one.salesStart !== null),
  );
  const dossier: Dossier = {
    asOf: { block: 1, time: now },
    wallets: Array.from({ length: wallets }, (_, wallet) => ({ wallet, nonceAtFirstPurchase: null })),
    acquisitions,
    resales: resold.map(resale),
    gifts: [],
    listings: [],
    ends: [],
    washTrades: [],
    payments: null,
    events: new Map(events.map((one) => [one.event, one])),
    tiers: new Map(tiers.map((tier) => [tier.tier, tier])),
    programmes: programmes.filter((programme) => programme.length > 0),
    doors: new Map(),
  };
  return wholeProgramme.measure(dossier);
}

const season = [0, 1, 2, 3, 4, 5].map((event) => bought(event, { quantity: 4 }));
const share = (had: number, all: number) => Math.round((had / (all + 2)) * 1e6);

test("is the part of an organizer's programme that was bought since the first of it", () => {
  expect(measure(season)).toMatchObject({ value: share(6, 6) });
  expect(measure(season.slice(3))).toMatchObject({ value: share(3, 3) });
  expect(measure(season.filter(({ event }) => event !== 2))).toMatchObject({ value: share(5, 6) });
  expect(measure(season.slice(0, 1))).toMatchObject({ value: share(1, 4) });
});

test("what was bought elsewhere makes it less, and so does an event beyond the limit or without one", () => {
  expect(measure([...season, bought(6)])).toMatchObject({ value: share(6, 7) });
  expect(measure([...season, bought(0)])).toMatchObject({ value: share(5, 6) });
  expect(measure([bought(6), bought(7)])).toMatchObject({ value: share(1, 2) });
});

test("excuses what is resold of the programme and nothing else: nobody can publish one of their own to sell the tickets of others", () => {
  expect(measure(season, { resold: [0, 1, 2, 3] })).toMatchObject({ value: share(6, 6) });
  const others = [...season, bought(6)];
  expect(measure(others, { resold: [6, 6, 6] })).toMatchObject({ value: share(1, 8) });
  expect(measure(others, { resold: [0, 6] })).toMatchObject({ value: share(3, 7) });
});

test("events that are not on sale yet are not missed, and tickets that cost nothing were not bought", () => {
  const first = season.slice(0, 3);
  expect(measure(first, { now: 2 * DAY })).toMatchObject({ value: share(3, 3) });
  expect(measure([...first, bought(3, { price: 0n })], { now: 2 * DAY })).toMatchObject({
    value: share(3, 3),
  });
});

test("speaks for a household alone, and needs published limits and sales", () => {
  expect(measure(season, { wallets: 3 })).toMatchObject({ value: share(6, 6) });
  expect(measure(season, { wallets: 4 })).toMatchObject({ value: 0 });
  expect(measure([bought(7)])).toMatchObject({ gap: "LIMIT_UNKNOWN" });
  expect(measure([bought(0)], { events: [eventOf(0, HALL, null)] })).toMatchObject({ gap: "START_UNKNOWN" });
});

test("of a programme without end no more counts than four times what was bought", () => {
  const many = Array.from({ length: 1000 }, (_, event) => eventOf(event, HALL));
  expect(measure([bought(0), bought(1)], { events: many, now: 1e9 })).toMatchObject({ value: share(2, 8) });
});

test("one more event bought elsewhere makes it less", () => {
  const events = fc.uniqueArray(fc.integer({ min: 0, max: 5 }), { minLength: 1 });
  fc.assert(
    fc.property(events, (own) => {
      const purchases = own.map((event) => bought(event));
      const alone = measure(purchases).value ?? 0;
      expect(measure([...purchases, bought(7)]).value).toBeLessThan(alone);
      expect(alone).toBeGreaterThan(0);
    }),
  );
});
