import fc from "fast-check";
import type {
  BidFact,
  ChainFact,
  CurrencyFact,
  EventFact,
  HoldingFact,
  ListingFact,
  SaleFact,
  StatusFact,
  TicketFact,
  TierFact,
  TransferFact,
  UseFact,
} from "./chain-fact.ts";

const HUGE = 10n ** 77n;
/** Unix seconds. */
export const GENESIS_TIME = 1_774_746_000;
/** One event with most of the sales, and several with few, which roll-backs can empty. */
const BUSY_EVENT = "e0";
const EVENTS = ["e1", "e2", "e3", "e4", "e5", "e6"];
const NOBODY = "00".repeat(20);
/** Two tokens, and euros as a contract declares them. */
const CURRENCIES = ["c1", "c1", "c2", "455552"];
const TIME_ZONES = ["Europe/Berlin", "Asia/Shanghai", "America/St_Johns", "UTC", "Mars/Olympus", ""];

const event = fc.option(fc.oneof(fc.constant(BUSY_EVENT), fc.constantFrom(...EVENTS)), { freq: 12 });
const currency = fc.constantFrom(...CURRENCIES);
const quantity = fc.oneof(
  { weight: 4, arbitrary: fc.bigInt(1n, 4n) },
  { weight: 1, arbitrary: fc.constant(HUGE) },
);
const ticket = fc.integer({ min: 0x10, max: 0x1f }).map((id) => id.toString(16));
const wallet = fc.integer({ min: 0xa0, max: 0xa5 }).map((id) => id.toString(16));
const amount = fc.oneof(
  { weight: 3, arbitrary: fc.bigInt(0n, 20n) },
  { weight: 5, arbitrary: fc.bigInt(900n, 1100n) },
  { weight: 1, arbitrary: fc.bigInt(HUGE - 3n, HUGE) },
);
/** Face values whose half per mille and bins fall on whole units, so that bounds are met exactly. */
const faceValue = fc.oneof(fc.constantFrom(null, 0n, 200n, 1000n), amount);

/** Shares of a price in per cent: fee and royalty. */
const share = fc.option(fc.nat(40), { freq: 9 });
const tier = fc.option(fc.constantFrom("d1", "d2", "d3"), { freq: 12 });
const tierId = fc.constantFrom("d1", "d2", "d3");
const fiat = fc.constantFrom(null, "EUR", "EUR", "JPY", "XXX");
const soon = fc.integer({ min: GENESIS_TIME - 100_000, max: GENESIS_TIME + 400_000 });
const time = fc.option(soon, { freq: 5 });

const sale: fc.Arbitrary<SaleFact> = fc
  .record({
    type: fc.constant("sale" as const),
    kind: fc.constantFrom("PRIMARY" as const, "SECONDARY" as const, "SECONDARY" as const),
    event,
    tier,
    ticket: fc.option(ticket, { freq: 12 }),
    quantity,
    seller: wallet,
    buyer: wallet,
    payer: wallet,
    currency,
    price: fc.option(fc.oneof(amount, fc.constantFrom(0n, 199n, 201n, 995n, 1005n, 1050n)), { freq: 9 }),
    shares: fc.tuple(share, share),
    royaltyDue: fc.option(amount, { freq: 3 }),
    recipient: fc.option(wallet, { freq: 5 }),
    faceValue,
    faceCurrency: fc.option(fc.constantFrom("c1", "c1", ...CURRENCIES), { freq: 9 }),
    resaleCapBps: fc.constantFrom(null, 0n, 10_000n, 11_000n),
    hop: fc.option(fc.integer({ min: 1, max: 4 }), { freq: 9 }),
    marketplace: fc.option(fc.constantFrom("b1", "b2"), { freq: 5 }),
    isWashSuspect: fc.nat(9).map((die) => die === 0),
    bundle: fc.option(fc.record({ order: fc.constantFrom("01", "02"), size: fc.bigInt(2n, 4n) }), {
      freq: 1,
    }),
  })
  .map(({ shares, recipient, ...fact }) => {
    const { price } = fact;
    const part = (of: number | null) => (of === null || price === null ? null : (price * BigInt(of)) / 100n);
    const fee = part(shares[0]);
    const royalty = fact.kind === "PRIMARY" ? 0n : part(shares[1]);
    return {
      ...fact,
      quantity: fact.ticket === null ? fact.quantity : 1n,
      currency: price === null ? null : fact.currency,
      hop: fact.kind === "PRIMARY" ? 0 : fact.hop,
      fee,
      royalty,
      parts: partsOf(fact.kind, { price, fee, royalty, recipient }),
    };
  });

type Amounts = Pick<SaleFact, "price" | "fee" | "royalty"> & { readonly recipient: string | null };

/** Parts that sum to the price where all of them are known. */
function partsOf(kind: SaleFact["kind"], { price, fee, royalty, recipient }: Amounts): SaleFact["parts"] {
  if (price === null || fee === null || royalty === null) return [];
  const isPrimary = kind === "PRIMARY";
  return [
    { role: "SELLER", recipient, amount: price - fee - royalty },
    { role: isPrimary ? "PRIMARY_FEE" : "MARKETPLACE", recipient: "b1", amount: fee },
    { role: "ROYALTY", recipient, amount: royalty },
  ];
}

const use: fc.Arbitrary<UseFact> = fc.record({
  type: fc.constant("use" as const),
  event,
  holder: wallet,
  quantity,
});

const status: fc.Arbitrary<StatusFact> = fc
  .record({
    event,
    ticket,
    holder: wallet,
    status: fc.constantFrom("CHECKED_IN" as const, "REFUNDED" as const, "VOIDED" as const),
    refund: fc.record({ currency, amount }),
  })
  .map((fact) => ({
    ...fact,
    type: "status" as const,
    refund: fact.status === "REFUNDED" ? fact.refund : null,
  }));

const change: fc.Arbitrary<EventFact> = fc.record({
  type: fc.constant("event" as const),
  event: fc.constantFrom(BUSY_EVENT, ...EVENTS),
  kind: fc.constantFrom(
    "PUBLISHED" as const,
    "PUBLISHED" as const,
    "RESCHEDULED" as const,
    "CANCELLED" as const,
  ),
  timeZone: fc.constantFrom(null, ...TIME_ZONES),
  organizer: fc.option(fc.constantFrom("f1", "f2"), { freq: 5 }),
  fiat,
  country: fc.constantFrom(null, "DE", "GB", "IE", "ZZ"),
  category: fc.constantFrom(null, "concert", "sport"),
  salesStart: time,
  startsAt: time,
  endsAt: time,
  capacity: fc.option(fc.oneof(fc.bigInt(0n, 40n), fc.constant(HUGE)), { freq: 5 }),
});

const currencyFact: fc.Arbitrary<CurrencyFact> = fc.record({
  type: fc.constant("currency" as const),
  currency,
  decimals: fc.constantFrom(null, 0, 2, 18),
});

const tierFact: fc.Arbitrary<TierFact> = fc.record({
  type: fc.constant("tier" as const),
  event: fc.constantFrom(BUSY_EVENT, ...EVENTS),
  tier: tierId,
  currency,
  price: amount,
  fee: fc.bigInt(0n, 20n),
  supply: fc.option(fc.bigInt(0n, 40n), { freq: 5 }),
  issuedCount: fc.bigInt(0n, 40n),
  resaleCapBps: fc.constantFrom(0n, 11_000n),
});

const ticketFact: fc.Arbitrary<TicketFact> = fc
  .record({
    type: fc.constant("ticket" as const),
    ticket,
    event,
    tier,
    owner: wallet,
    status: fc.constantFrom(
      ...([
        "VALID",
        "VALID",
        "VALID",
        "RESELL",
        "CHECKED_IN",
        "VOIDED",
        "REFUNDED",
        "EXPIRED",
        "BURNED",
      ] as const),
    ),
    faceValue,
    faceCurrency: fc.option(currency, { freq: 9 }),
    transferCount: fc.nat(6),
    resaleCount: fc.nat(4),
    issuedAt: soon,
  })
  // A ticket that was burned is nobody's.
  .map((fact) => (fact.status === "BURNED" ? { ...fact, owner: NOBODY } : fact));

const holding: fc.Arbitrary<HoldingFact> = fc.record({
  type: fc.constant("holding" as const),
  holding: fc.constantFrom("aa01", "aa02", "aa03"),
  event,
  owner: wallet,
  quantity: fc.oneof(fc.constant(0n), quantity),
});

const transfer: fc.Arbitrary<TransferFact> = fc.record({
  type: fc.constant("transfer" as const),
  ticket: fc.option(ticket, { freq: 12 }),
  quantity: fc.bigInt(1n, 4n),
  from: wallet,
  to: wallet,
  kind: fc.constantFrom(...(["MINT", "SALE", "GIFT", "CLAIM", "CUSTODY", "BURN"] as const)),
});

const listing: fc.Arbitrary<ListingFact> = fc.record({
  type: fc.constant("listing" as const),
  listing: fc.integer({ min: 0x70, max: 0x7f }).map((id) => id.toString(16)),
  event,
  ticket,
  seller: wallet,
  currency,
  price: amount,
  kind: fc.constantFrom(
    ...(["LISTED", "LISTED", "LISTED", "PRICE_CHANGED", "CANCELLED", "SOLD", "DEAD"] as const),
  ),
});

const bid: fc.Arbitrary<BidFact> = fc.record({
  type: fc.constant("bid" as const),
  bid: fc.integer({ min: 0x60, max: 0x69 }).map((id) => id.toString(16)),
  event: fc.constantFrom(BUSY_EVENT, ...EVENTS),
  tier: tierId,
  bidder: wallet,
  currency,
  price: amount,
  openQuantity: fc.bigInt(0n, 5n),
  kind: fc.constantFrom(...(["PLACED", "PLACED", "ACCEPTED", "CANCELLED"] as const)),
});

/** Whatever may happen on a chain, likely or not; what does not fit into one is for `placeBlocks` to mend. */
export const arbitraryFact: fc.Arbitrary<ChainFact> = fc.oneof(
  { weight: 16, arbitrary: sale },
  { weight: 4, arbitrary: status },
  { weight: 2, arbitrary: use },
  { weight: 3, arbitrary: change },
  { weight: 4, arbitrary: currencyFact },
  { weight: 2, arbitrary: tierFact },
  { weight: 8, arbitrary: ticketFact },
  { weight: 2, arbitrary: holding },
  { weight: 5, arbitrary: transfer },
  { weight: 5, arbitrary: listing },
  { weight: 3, arbitrary: bid },
);
