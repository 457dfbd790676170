import { fillBid } from "./bids.ts";
import { insertSale, type Payment } from "./insert-sale.ts";
import { endListing } from "./listings.ts";
import { moveTicket } from "./move-ticket.ts";
import type { Bid, Listing } from "./offers.ts";
import type { OpenEvent } from "./open-event.ts";
import { resalePrice } from "./resale-price.ts";
import type { Row } from "./row.ts";
import type { LastResale, Ticket } from "./tickets.ts";
import { below, type WorldContext } from "./world-context.ts";

const [ROYALTY_DIVISOR, FEE_DIVISOR] = [20n, 40n];
/** Of all resales; the rest is sold on another marketplace. */
const [SHARE_LISTED, SHARE_BID, SHARE_UNDONE] = [0.7, 0.1, 0.005];
/** Of the sales on the other marketplace. */
const [SHARE_UNPRICED, SHARE_BUNDLED] = [0.55, 0.15];
const SHARE_UNSPLIT = 0.05;
const UNDONE_WITHIN_SECONDS = 30 * 86_400;

/** Resells a ticket, or a bundle of them; nothing when the event has none to sell. */
export function resell(context: WorldContext, open: OpenEvent): void {
  const draw = context.random();
  const listing = open.listings[below(context, open.listings.length)];
  const bid = open.bids[below(context, open.bids.length)];
  if (draw < SHARE_LISTED && listing !== undefined) buyListing(context, open, listing);
  else if (draw > 1 - SHARE_BID && bid !== undefined) acceptBid(context, open, bid);
  else resellElsewhere(context, open, draw < SHARE_LISTED + SHARE_UNDONE);
}

function resellElsewhere(context: WorldContext, open: OpenEvent, isUndone: boolean): void {
  const ticket = pickTicket(context, open);
  if (ticket === null) return;
  if (isUndone && ticket.lastResale !== null) {
    sellElsewhere(context, open, [ticket], ticket.lastResale.seller);
    return;
  }
  const isBundle = context.random() < SHARE_BUNDLED;
  const others = isBundle ? [pickTicket(context, open), pickTicket(context, open)] : [];
  const tickets = [...new Set([ticket, ...others.filter((one) => one !== null)])];
  sellElsewhere(context, open, tickets, context.wallets.otherThan(ticket.owner));
}

function buyListing(context: WorldContext, open: OpenEvent, listing: Listing): void {
  const { writer, market } = context;
  const { ticket, currency, price } = listing;
  const buyer = context.wallets.otherThan(ticket.owner);
  writer.transaction(buyer, market);
  const payment = split({ currency, price, source: "DECLARED" });
  writer.nextLog();
  endListing(context, open, listing, "SOLD");
  insertResale(context, open, { ticket, buyer, payment, more: { marketplace: market, listing: listing.id } });
}

function acceptBid(context: WorldContext, open: OpenEvent, bid: Bid): void {
  const { writer, market } = context;
  const ticket = pickTicket(context, open, (one) => one.tier === bid.tier && !one.owner.equals(bid.bidder));
  if (ticket === null) return;
  writer.transaction(ticket.owner, market);
  const payment = split({ currency: bid.tier.currency.id, price: bid.price, source: "DECLARED" });
  const more = { marketplace: market, bid: bid.id };
  const sale = insertResale(context, open, { ticket, buyer: bid.bidder, payment, more });
  fillBid(context, open, bid, sale);
}

/** On a marketplace without listings on the chain: one order for all of the tickets. */
function sellElsewhere(
  context: WorldContext,
  open: OpenEvent,
  tickets: readonly Ticket[],
  buyer: Buffer,
): void {
  const { writer, otherMarket, numbers, identities } = context;
  const order = identities.hash("order", ++numbers.order);
  writer.transaction(buyer, otherMarket);
  const isBundle = tickets.length > 1;
  const isPriced = isBundle || context.random() > SHARE_UNPRICED;
  for (const ticket of tickets) {
    const source = isBundle ? "ESTIMATED" : "SETTLED";
    const asked = resalePrice(context, ticket.tier.currency, ticket.face.cents);
    const isSplit = context.random() > SHARE_UNSPLIT;
    const payment = isPriced ? split({ ...asked, source }, isSplit) : null;
    const more = {
      marketplace: otherMarket,
      order_hash: order,
      bundle_size: tickets.length,
      is_estimated: isBundle,
    };
    insertResale(context, open, { ticket, buyer, payment, more });
  }
}

function split(paid: Pick<Payment, "currency" | "price" | "source">, isKnown = true): Payment {
  if (!isKnown) return { ...paid, royalty: null, fee: null };
  return { ...paid, royalty: paid.price / ROYALTY_DIVISOR, fee: paid.price / FEE_DIVISOR };
}

interface Resale {
  readonly ticket: Ticket;
  readonly buyer: Buffer;
  readonly payment: Payment | null;
  readonly more: Row;
}

/** Writes sale and movement. Returns the sale's id. */
function insertResale(
  context: WorldContext,
  open: OpenEvent,
  { ticket, buyer, payment, more }: Resale,
): Buffer {
  const { writer } = context;
  const { event, tier, tokenId, face, owner: seller, lastResale } = ticket;
  const moved = { id: writer.nextLog(), place: writer.place };
  const id = writer.nextLog();
  ticket.resaleCount += 1;
  const wash = {
    is_wash_suspect: seller.equals(buyer) || undoes(lastResale, { seller, buyer, time: writer.time }),
    royalty_due: payment === null ? null : payment.price / ROYALTY_DIVISOR,
  };
  const facts = { id, kind: "SECONDARY", event, tier, ticket, tokenId, quantity: 1, seller, buyer } as const;
  insertSale(context, { ...facts, payment, face, hop: ticket.resaleCount, more: { ...wash, ...more } });
  ticket.rememberSale(id, payment?.price ?? null, payment?.currency ?? null);
  ticket.lastResale = { seller, buyer, time: writer.time };
  moveTicket(context, open, ticket, { ...moved, to: buyer, kind: "SALE", sale: id });
  return id;
}

/** Whether the ticket goes back to who sold it to its seller, within the time that makes it suspect. */
function undoes(last: LastResale | null, { seller, buyer, time }: LastResale): boolean {
  if (last === null || !last.seller.equals(buyer) || !last.buyer.equals(seller)) return false;
  return time - last.time <= UNDONE_WITHIN_SECONDS;
}

/** A ticket that still admits and for which `fits` holds; null when a few random ones do not. */
export function pickTicket(
  context: WorldContext,
  { tickets }: OpenEvent,
  fits: (ticket: Ticket) => boolean = () => true,
): Ticket | null {
  for (let attempt = 0; attempt < 8; attempt++) {
    const ticket = tickets[below(context, tickets.length)];
    if (ticket !== undefined && ticket.status === "VALID" && fits(ticket)) return ticket;
  }
  return null;
}
