import { bytesList, type Decoded, readRows, type Session } from "@facevalue/db";
import { sql } from "kysely";
import type { RecomputeScope } from "../metric.ts";

const ASK = {
  id: "id",
  event: "id",
  tier: "id?",
  ticket: "id",
  seller: "id",
  currency: "id",
  price: "amount",
  face_value: "amount?",
  face_currency: "id?",
  block: "count",
} as const;
const BID = {
  id: "id",
  event: "id",
  tier: "id",
  bidder: "id",
  currency: "id",
  price: "amount",
  open_quantity: "amount",
  block: "count",
} as const;

/** An open listing of a ticket that still admits. */
export type Ask = Decoded<typeof ASK>;
/** An open bid for at least one ticket at a price above 0. */
export type Bid = Decoded<typeof BID>;

/** Whether the event is cancelled: then nothing on it is open, though its listings and bids say so. */
function isOn(schema: string, order: "listing" | "bid") {
  return sql`not exists (
    select from ${sql.id(schema, "event")} event
    where event.id = ${sql.ref(`${order}.event`)} and upper_inf(event.block_range) and event.status = 'CANCELLED')`;
}

/**
 * Open listings of the scope's events, cheapest first. A ticket whose row is missing, or does not know its event yet, admits as long as its listing
 * is open.
 */
export async function readAsks(session: Session, { schema, keys }: RecomputeScope): Promise<Ask[]> {
  const query = sql`
    select listing.id, listing.event, ticket.ticket_type as tier, listing.ticket, listing.seller, listing.currency,
      listing.price, ticket.face_value, ticket.face_currency,
      greatest(lower(listing.block_range), lower(ticket.block_range)) as block
    from ${sql.id(schema, "listing")} listing
    left join ${sql.id(schema, "ticket")} ticket
      on ticket.id = listing.ticket and ticket.event = listing.event and upper_inf(ticket.block_range)
    where listing.event = any(${bytesList(keys)}) and upper_inf(listing.block_range) and listing.status = 'OPEN'
      and coalesce(ticket.status in ('VALID', 'RESELL', 'SCANNED', 'CLAIMED'), true) and ${isOn(schema, "listing")}
    order by listing.price, listing.id`;
  return await readRows(session, query, ASK);
}

/** Open bids of the scope's events, best first. */
export async function readBids(session: Session, { schema, keys }: RecomputeScope): Promise<Bid[]> {
  const query = sql`
    select id, event, ticket_type as tier, bidder, currency, price, open_quantity, lower(block_range) as block
    from ${sql.id(schema, "bid")} bid
    where event = any(${bytesList(keys)}) and upper_inf(block_range) and status = 'OPEN' and open_quantity > 0
      and price > 0 and ${isOn(schema, "bid")}
    order by price desc, id`;
  return await readRows(session, query, BID);
}
