import type { NullReason } from "@facevalue/core";
import type { RowOf } from "../metric-table.ts";
import { ratioOf } from "../ratio.ts";
import type { Book } from "./group-books.ts";
import { type AskFigures, measureAsks } from "./measure-asks.ts";
import type { Bid } from "./read-orders.ts";
import type { BOOK } from "./tables.ts";

/** The row of one book. */
export function bookRow(event_id: string, book: Book): RowOf<typeof BOOK> {
  const { asks, bids, selfBids } = book;
  const figures = measureAsks(asks);
  return {
    event_id,
    tier_id: book.tier,
    currency: book.currency,
    ask_count: asks.length,
    ask_ticket_count: figures.tickets,
    seller_count: figures.sellers,
    best_ask: asks[0]?.price ?? null,
    median_ask: figures.median,
    get_in: figures.getIn.value,
    get_in_reason: figures.getIn.reason,
    depth_10: figures.depthAt(10n),
    depth_25: figures.depthAt(25n),
    depth_50: figures.depthAt(50n),
    floor_to_face: figures.floorToFace.value,
    floor_to_face_reason: figures.floorToFace.reason,
    get_in_premium: figures.getInPremium.value,
    get_in_premium_reason: figures.getInPremium.reason,
    bid_count: bids.length,
    bid_ticket_count: bids.reduce((sum, { open_quantity }) => sum + open_quantity, 0n),
    bidder_count: new Set(bids.map(({ bidder }) => bidder)).size,
    self_bid_count: selfBids.length,
    best_bid: bids[0]?.price ?? null,
    ...spreadOf(figures, bids),
    as_of_block: newestBlock([...asks, ...bids, ...selfBids]),
  };
}

/** (get-in price − best bid) / get-in price: negative where somebody bids more than is asked. */
function spreadOf({ getIn }: AskFigures, [best]: readonly Bid[]) {
  const none = (spread_reason: NullReason) => ({ spread: null, spread_reason });
  if (getIn.value === null) return none(getIn.reason);
  if (best === undefined) return none("NO_BIDS");
  const spread = ratioOf(getIn.value - best.price, getIn.value);
  return spread === null ? none("PRICE_ZERO") : { spread, spread_reason: null };
}

export function newestBlock(orders: readonly { readonly block: number }[]): number {
  return orders.reduce((newest, { block }) => Math.max(newest, block), 0);
}
