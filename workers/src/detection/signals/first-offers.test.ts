import { expect, test } from "vitest";
import { lateOffers } from "../innocence/late-offers.ts";
import { askedMarkup } from "./asked-markup.ts";
import type { Acquisition, Dossier, ListingStep, LogPlace } from "./dossier.ts";
import { earlyOffers } from "./early-offers.ts";
import { firstOffers } from "./first-offers.ts";

const START = 1000;
const at = (time: number): LogPlace => ({
  source: "tickets",
  transaction: time,
  logIndex: 0,
  block: time,
  time,
});

function bought(ticket: number, price: bigint | null, how: Acquisition["how"] = "PRIMARY"): Acquisition {
  return { at: at(ticket), how, wallet: 0, event: 1, tier: 1, ticket, quantity: 1, currency: 0, price };
}

function listed(ticket: number, time: number, price: bigint, currency = 0): ListingStep {
  return { at: at(time), wallet: 0, listing: time, ticket, event: 1, kind: "LISTED", currency, price };
}

function dossierOf(
  acquisitions: Acquisition[],
  listings: ListingStep[],
  startsAt: number | null = START,
): Dossier {
  const terms = {
    event: 1,
    organizer: 9,
    salesStart: 0,
    startsAt,
    city: null,
    isCancelled: false,
    changedAt: [],
    logs: [],
  };
  return {
    asOf: { block: START, time: START },
    wallets: [{ wallet: 0, nonceAtFirstPurchase: null }],
    acquisitions,
    resales: [],
    gifts: [],
    ends: [],
    washTrades: [],
    payments: null,
    listings,
    events: new Map([[1, terms]]),
    tiers: new Map(),
    programmes: [],
    doors: new Map(),
  };
}

/** Bought at 0 to 4; offered at an eighth, a quarter less one second, a third and nine tenths of the time; 4 is kept. */
const FOUR = dossierOf(
  [0, 1, 2, 3, 4].map((ticket) => bought(ticket, 100n)),
  [listed(0, 125, 150n), listed(1, 249, 200n), listed(2, 333, 90n), listed(3, 900, 300n)],
);
/** A quarter of 1000 and of 999 seconds. */
const millionths = (value: number) => Math.round(value * 1e6);

test("offers are early, late or neither by the share of the time that had passed", () => {
  expect(earlyOffers.measure(FOUR).value).toBe(millionths((1 + 2) / (10 + 5)));
  expect(lateOffers.measure(FOUR).value).toBe(millionths(1 / (4 + 2)));
});

test("asks count above cost alone, sold or not", () => {
  expect(askedMarkup.measure(FOUR).value).toBe(millionths((0.5 + 1 + 0 + 2) / (4 + 2)));
});

test("what was given, is offered again, or was bought after its offer is no first offer", () => {
  const dossier = dossierOf(
    [bought(0, 100n), bought(1, null, "GIFT"), bought(700, 100n)],
    [listed(0, 100, 120n), listed(0, 600, 900n), listed(1, 100, 500n), listed(700, 600, 500n)],
  );
  expect(firstOffers(dossier).map(({ step }) => step.at.time)).toEqual([100]);
  expect(askedMarkup.measure(dossier).value).toBe(millionths(0.2 / 3));
});

test("without a date, a known cost or an offer there is no value", () => {
  const [own, offer] = [[bought(0, 100n)], [listed(0, 100, 500n)]];
  expect(lateOffers.measure(dossierOf(own, offer, null))).toMatchObject({ gap: "START_UNKNOWN" });
  expect(earlyOffers.measure(dossierOf(own, offer, null)).value).toBe(millionths(1 / 11));
  expect(askedMarkup.measure(dossierOf(own, [listed(0, 100, 500n, 1)]))).toMatchObject({
    gap: "COST_UNKNOWN",
  });
  expect(askedMarkup.measure(dossierOf(own, []))).toMatchObject({ gap: "NOT_LISTED" });
  expect(lateOffers.measure(dossierOf(own, []))).toMatchObject({ gap: "NOT_LISTED" });
});
