import type { BidFact, ListingFact, TicketFact } from "../../../testing/chain-fact.ts";
import { exactRatio, ratioText } from "../../../testing/ledger/exact-ratio.ts";
import type { Ledger } from "../../../testing/ledger/expected-metrics.ts";
import {
  type EventHistory,
  eventHistories,
  type Placed,
  placedFacts,
} from "../../../testing/ledger/placed-fact.ts";
import type { MetricRow } from "../../../testing/read-metrics.ts";

interface Offer extends Placed<ListingFact> {
  readonly tier: string | null;
  readonly face: bigint | null;
  readonly faceIn: string | null;
  readonly newest: number;
}
interface Side {
  readonly event: string;
  readonly tier: string;
  readonly currency: string;
  readonly offers: readonly Offer[];
  readonly bids: readonly Placed<BidFact>[];
  readonly own: readonly Placed<BidFact>[];
}

const NO_LONGER_ADMITS = ["CHECKED_IN", "VOIDED", "REFUNDED", "EXPIRED", "BURNED"];

/** What the metric's tables should hold. */
export const ledger: Ledger = (blocks) => {
  const facts = placedFacts(blocks);
  const isLast = <Fact extends { readonly type: string }>(
    idOf: (fact: Fact) => string,
    all: readonly Fact[],
  ) => all.filter((fact, index) => !all.slice(index + 1).some((later) => idOf(later) === idOf(fact)));
  const tickets = isLast(
    ({ ticket }) => ticket,
    facts.filter((fact) => fact.type === "ticket"),
  );
  const listings = isLast(
    ({ listing }) => listing,
    facts.filter((fact) => fact.type === "listing"),
  );
  const bids = isLast(
    ({ bid }) => bid,
    facts.filter((fact) => fact.type === "bid"),
  );
  const sides = eventHistories(blocks)
    .filter(({ changes }) => changes.at(-1)?.kind !== "CANCELLED")
    .flatMap((history) => sidesOf(history, { tickets, listings, bids }));
  return { event_order_book: sides.map(bookRow), event_order_book_level: sides.flatMap(levelRows) };
};

interface Last {
  readonly tickets: readonly Placed<TicketFact>[];
  readonly listings: readonly Placed<ListingFact>[];
  readonly bids: readonly Placed<BidFact>[];
}

function sidesOf({ event }: EventHistory, { tickets, listings, bids }: Last): Side[] {
  const offers = listings
    .filter((one) => one.event === event && ["LISTED", "PRICE_CHANGED"].includes(one.kind))
    .flatMap((one): Offer[] => {
      const ticket = tickets.find((own) => own.ticket === one.ticket && own.event === event);
      if (ticket !== undefined && NO_LONGER_ADMITS.includes(ticket.status)) return [];
      const newest = Math.max(one.block, ticket?.block ?? 0);
      const face = { face: ticket?.faceValue ?? null, faceIn: ticket?.faceCurrency ?? null };
      return [{ ...one, tier: ticket?.tier ?? null, ...face, newest }];
    });
  const wanted = bids.filter(
    (bid) => bid.event === event && bid.kind !== "CANCELLED" && bid.openQuantity > 0n && bid.price > 0n,
  );
  const isOwn = (bid: BidFact) =>
    offers.some(
      ({ tier, currency, seller }) => tier === bid.tier && currency === bid.currency && seller === bid.bidder,
    );
  const orders = [...offers, ...wanted];
  const tiers = new Set(["", ...orders.map(({ tier }) => tier ?? "")]);
  const currencies = new Set(orders.map(({ currency }) => currency));
  return [...tiers].flatMap((tier) =>
    [...currencies].flatMap((currency) => {
      const isIn = (order: { tier: string | null; currency: string }) =>
        order.currency === currency && (tier === "" || order.tier === tier);
      const own = wanted.filter((bid) => isIn(bid) && isOwn(bid));
      const side = {
        offers: offers.filter(isIn),
        bids: wanted.filter((bid) => isIn(bid) && !isOwn(bid)),
        own,
      };
      return side.offers.length + side.bids.length + own.length === 0
        ? []
        : [{ event, tier, currency, ...side }];
    }),
  );
}

/** Expected row of metrics.event_order_book. */
function bookRow({ event, tier, currency, offers, bids, own }: Side): MetricRow {
  const sorted = cheapestFirst(offers);
  const floor = sorted[0] ?? null;
  const getIn = sorted.find(({ seller }) => seller !== floor?.seller) ?? null;
  const bestBid = bids.length === 0 ? null : bids.map(({ price }) => price).reduce((a, b) => (a > b ? a : b));
  const missing = getIn !== null ? null : floor === null ? "NOT_LISTED" : "LOW_N";
  const depth = (numerator: bigint) =>
    getIn === null
      ? null
      : String(
          distinct(offers.filter(({ price }) => price * 4n * 25n <= getIn.price * numerator).map(ticketOf)),
        );
  const prices = sorted.map(({ price }) => price);
  const spread = getIn === null || bestBid === null ? null : exactRatio(getIn.price - bestBid, getIn.price);
  const premium = getIn === null ? null : facesOf(getIn);
  const toFace = floor === null ? null : facesOf(floor);
  return {
    event_id: event,
    tier_id: tier,
    currency,
    ask_count: String(offers.length),
    ask_ticket_count: String(distinct(offers.map(ticketOf))),
    seller_count: String(distinct(offers.map(({ seller }) => seller))),
    best_ask: text(floor?.price),
    median_ask: text(medianOf(prices)),
    get_in: text(getIn?.price),
    get_in_reason: missing,
    depth_10: depth(110n),
    depth_25: depth(125n),
    depth_50: depth(150n),
    floor_to_face: ratioText(toFace?.ratio ?? null),
    floor_to_face_reason: toFace === null ? "NOT_LISTED" : toFace.reason,
    get_in_premium: ratioText(premium === null || premium.ratio === null ? null : premium.ratio - 10n ** 18n),
    get_in_premium_reason: premium === null ? missing : premium.reason,
    bid_count: String(bids.length),
    bid_ticket_count: String(bids.reduce((sum, { openQuantity }) => sum + openQuantity, 0n)),
    bidder_count: String(distinct(bids.map(({ bidder }) => bidder))),
    self_bid_count: String(own.length),
    best_bid: text(bestBid),
    spread: ratioText(spread),
    spread_reason: spread !== null ? null : (missing ?? (bestBid === null ? "NO_BIDS" : "PRICE_ZERO")),
    as_of_block: String(
      Math.max(...offers.map(({ newest }) => newest), ...[...bids, ...own].map(({ block }) => block)),
    ),
    methodology: "1",
  };
}

function facesOf({ price, currency, face, faceIn }: Offer): { ratio: bigint | null; reason: string | null } {
  if (face === null || faceIn === null) return { ratio: null, reason: "FACE_UNKNOWN" };
  if (faceIn !== currency) return { ratio: null, reason: "MIXED_CURRENCY" };
  if (face === 0n) return { ratio: null, reason: "FACE_ZERO" };
  return { ratio: exactRatio(price, face), reason: null };
}

/** Expected rows of metrics.event_order_book_level. */
function levelRows({ event, tier, currency, offers, bids }: Side): MetricRow[] {
  const place = { event_id: event, tier_id: tier, currency, methodology: "1" };
  const asks = [...new Set(offers.map(({ price }) => price))].map((price) => {
    const own = offers.filter((offer) => offer.price === price);
    const tickets = String(distinct(own.map(ticketOf)));
    const newest = String(Math.max(...own.map((offer) => offer.newest)));
    return {
      side: "ASK",
      price: String(price),
      order_count: String(own.length),
      ticket_count: tickets,
      as_of_block: newest,
    };
  });
  const wanted = [...new Set(bids.map(({ price }) => price))].map((price) => {
    const own = bids.filter((bid) => bid.price === price);
    const tickets = String(own.reduce((sum, { openQuantity }) => sum + openQuantity, 0n));
    const newest = String(Math.max(...own.map(({ block }) => block)));
    return {
      side: "BID",
      price: String(price),
      order_count: String(own.length),
      ticket_count: tickets,
      as_of_block: newest,
    };
  });
  return [...asks, ...wanted].map((level) => ({ ...place, ...level }));
}

/** Of equal prices the lower listing id is the first. */
function cheapestFirst(offers: readonly Offer[]): Offer[] {
  return offers.toSorted((a, b) => {
    if (a.price !== b.price) return a.price < b.price ? -1 : 1;
    return a.listing < b.listing ? -1 : 1;
  });
}

function medianOf(sorted: readonly bigint[]): bigint | null {
  if (sorted.length === 0) return null;
  const middle = sorted.slice(Math.ceil(sorted.length / 2) - 1, Math.floor(sorted.length / 2) + 1);
  const sum = middle.reduce((total, price) => total + price, 0n);
  if (middle.length === 1) return sum;
  const half = sum / 2n;
  return sum % 2n === 1n && half % 2n === 1n ? half + 1n : half;
}

const ticketOf = ({ ticket }: Offer) => ticket;

function distinct(values: readonly string[]): number {
  return new Set(values).size;
}

function text(value: bigint | null | undefined): string | null {
  return value === null || value === undefined ? null : String(value);
}
