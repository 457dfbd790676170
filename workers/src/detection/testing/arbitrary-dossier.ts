import fc from "fast-check";
import type {
  Acquisition,
  Dossier,
  EventTerms,
  Gift,
  ListingStep,
  LogPlace,
  Payment,
  Resale,
  TicketEnd,
  WashTrade,
} from "../signals/dossier.ts";

const DAY = 86_400;
const number = (max: number) => fc.integer({ min: -1, max });
const amount = fc.option(fc.bigInt({ min: 0n, max: 500n }), { freq: 10 });
const quantity = fc.constantFrom(1, 1, 1, 2, 4);
const wallet = fc.integer({ min: 0, max: 3 });
const peer = fc.integer({ min: 0, max: 7 });
const deal = {
  event: number(4),
  ticket: number(5),
  quantity,
  currency: fc.constantFrom(-1, 0, 0, 0, 1),
  price: amount,
};

type Loose<Item> = fc.Arbitrary<Omit<Item, "at">>;
const acquisition: Loose<Acquisition> = fc.record({
  ...deal,
  how: fc.constantFrom("PRIMARY", "PRIMARY", "RESALE", "GIFT"),
  wallet,
  tier: number(4),
});
const resale: Loose<Resale> = fc.record({
  ...deal,
  wallet,
  proceeds: amount,
  faceValue: amount,
  faceCurrency: fc.constantFrom(-1, 0, 0, 0, 1),
  resaleCapBps: fc.constantFrom(-1, 0, 11_000),
  isWashSuspect: fc.boolean(),
});
const gift: Loose<Gift> = fc.record({
  wallet,
  peer,
  isOut: fc.boolean(),
  event: number(4),
  ticket: number(5),
  quantity: fc.constant(1),
  isPeerFresh: fc.boolean(),
});
const listing: Loose<ListingStep> = fc.record({
  wallet,
  listing: fc.integer({ min: 0, max: 5 }),
  ticket: fc.integer({ min: 0, max: 5 }),
  event: number(4),
  kind: fc.constantFrom(
    "LISTED",
    "LISTED",
    "LISTED",
    "PRICE_CHANGED",
    "PRICE_CHANGED",
    "CANCELLED",
    "SOLD",
    "DEAD",
  ),
  currency: deal.currency,
  price: amount,
});
const end: Loose<TicketEnd> = fc.record({
  kind: fc.constantFrom("CHECKED_IN", "CHECKED_IN", "REFUNDED"),
  wallet,
  event: number(4),
  ticket: number(5),
  quantity: fc.constant(1),
});
const washTrade: Loose<WashTrade> = fc.record({
  codes: fc.subarray(["WASH-01", "WASH-02", "WASH-03", "WASH-04", "WASH-05", "WASH-06"]),
});
const payment: Loose<Payment> = fc.record({ wallet, peer, isOut: fc.boolean() });

type Kind = "acquisitions" | "resales" | "gifts" | "listings" | "ends" | "washTrades" | "payments";
interface LooseItem {
  readonly kind: Kind;
  readonly item: object;
  /** Seconds and logs since the one before. */
  readonly gap: number;
}
const item: fc.Arbitrary<LooseItem> = fc
  .record({
    kind: fc.constantFrom<Kind>(
      "acquisitions",
      "resales",
      "gifts",
      "listings",
      "ends",
      "washTrades",
      "payments",
    ),
    gap: fc.constantFrom(0, 0, 5, 12, 60, 3600, DAY, 20 * DAY),
  })
  .chain(({ kind, gap }) =>
    ({
      acquisitions: acquisition,
      resales: resale,
      gifts: gift,
      listings: listing,
      ends: end,
      washTrades: washTrade,
      payments: payment,
    })[kind].map((found) => ({ kind, item: found, gap })),
  );

const terms = fc.record({
  organizer: fc.constantFrom(90, 90, 91, -1),
  salesStart: fc.option(fc.integer({ min: 0, max: 30 * DAY })),
  startsAt: fc.option(fc.integer({ min: 0, max: 60 * DAY }), { freq: 10 }),
  city: fc.option(fc.constantFrom("Berlin", "Lyon")),
  isCancelled: fc.constantFrom(false, false, false, false, false, true),
  changedAt: fc.array(fc.integer({ min: 0, max: 60 * DAY }), { maxLength: 2 }),
  isTold: fc.boolean(),
  limit: fc.constantFrom(null, 0, 1, 2, 4),
  hasDoor: fc.constantFrom(true, true, true, false),
});

/** Any dossier: what signals are given, and worse. */
export const arbitraryDossier: fc.Arbitrary<Dossier> = fc
  .record({
    items: fc.array(item, { minLength: 30, maxLength: 100, size: "max" }),
    terms: fc.array(terms, { minLength: 5, maxLength: 5 }),
    unbought: fc.array(terms, { maxLength: 6 }),
    nonces: fc.array(fc.option(fc.nat(6)), { minLength: 1, maxLength: 4 }),
    isTraced: fc.boolean(),
  })
  .map(({ items, terms: loose, unbought, nonces, isTraced }) => {
    const placed = place(items);
    const told = (kind: Kind) => placed.filter((one) => one.kind === kind).map(({ item: found }) => found);
    const events = loose.map((one, event) => {
      const at: LogPlace = { source: "terms", transaction: event, logIndex: 0, block: 0, time: 0 };
      return { ...one, event, tier: event, walletLimit: one.limit, logs: one.isTold ? [at] : [] };
    });
    const others = unbought.map((one, index) => {
      const event = events.length + index;
      const at: LogPlace = { source: "terms", transaction: event, logIndex: 0, block: 0, time: 0 };
      return { ...one, event, logs: one.isTold ? [at] : [] };
    });
    const doors = events.filter(({ hasDoor }) => hasDoor);
    return {
      asOf: { block: 1_000_000, time: 40 * DAY },
      wallets: nonces.map((nonceAtFirstPurchase, own) => ({ wallet: own, nonceAtFirstPurchase })),
      acquisitions: told("acquisitions") as Acquisition[],
      resales: told("resales") as Resale[],
      gifts: told("gifts") as Gift[],
      listings: told("listings") as ListingStep[],
      ends: told("ends") as TicketEnd[],
      washTrades: told("washTrades") as WashTrade[],
      payments: isTraced ? (told("payments") as Payment[]) : null,
      events: new Map<number, EventTerms>(events.map((one) => [one.event, one])),
      tiers: new Map(events.map((one) => [one.tier, one])),
      programmes: [90, 91].map((organizer) => programmeOf([...events, ...others], organizer)),
      doors: new Map(
        doors.map(({ event }) => [
          event,
          {
            event,
            at: { source: "tickets", transaction: 900 + event, logIndex: 0, block: 5, time: 5 } as const,
          },
        ]),
      ),
    };
  });

function programmeOf(events: readonly EventTerms[], organizer: number): EventTerms[] {
  return events
    .filter(
      (one) =>
        one.organizer === organizer && one.salesStart !== null && !one.isCancelled && one.logs.length > 0,
    )
    .toSorted((one, other) => (one.salesStart ?? 0) - (other.salesStart ?? 0));
}

function place(items: readonly LooseItem[]) {
  let time = 0;
  return items.map(({ kind, item: found, gap }, index) => {
    time += gap;
    const at: LogPlace = {
      source: "tickets",
      transaction: index,
      logIndex: index,
      block: 10 + Math.floor(time / 12),
      time,
    };
    return { kind, item: { ...found, at } };
  });
}
