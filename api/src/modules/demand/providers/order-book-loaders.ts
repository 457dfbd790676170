import type { NullReason } from "@facevalue/core";
import { sql } from "kysely";
import { createListLoader } from "../../../graphql/create-loader.ts";
import { eventKeys } from "../../../graphql/event-keys.ts";
import { type EventKeyColumns, groupByEvent } from "../../../graphql/group-by-event.ts";
import type { Reader } from "../../../graphql/reader.ts";

/** Row of metrics.event_order_book. */
export interface OrderBookRow extends EventKeyColumns {
  /** Empty for the whole event. */
  readonly tier_id: Buffer;
  readonly currency: Buffer;
  readonly ask_count: string;
  readonly ask_ticket_count: string;
  readonly seller_count: string;
  readonly best_ask: string | null;
  readonly median_ask: string | null;
  readonly get_in: string | null;
  readonly get_in_reason: NullReason | null;
  readonly depth_10: string | null;
  readonly depth_25: string | null;
  readonly depth_50: string | null;
  readonly floor_to_face: string | null;
  readonly floor_to_face_reason: NullReason | null;
  readonly get_in_premium: string | null;
  readonly get_in_premium_reason: NullReason | null;
  readonly bid_count: string;
  readonly bid_ticket_count: string;
  readonly bidder_count: string;
  readonly self_bid_count: string;
  readonly best_bid: string | null;
  readonly spread: string | null;
  readonly spread_reason: NullReason | null;
  readonly methodology: number;
  readonly computed_at: Date;
}

/** Order books of events and their tiers, the one with the most asks first. */
export function createOrderBooksLoader(reader: Reader) {
  return createListLoader(async (refs) => {
    const rows = await reader.read(sql<OrderBookRow>`
      select book.* from ${eventKeys(refs)} join metrics.event_order_book book using (chain_id, event_id)
      order by tier_id, ask_ticket_count desc, currency`);
    return groupByEvent(rows);
  });
}

/** Row of metrics.event_order_book_level. */
export interface OrderLevelRow extends EventKeyColumns {
  readonly tier_id: Buffer;
  readonly currency: Buffer;
  readonly side: "ASK" | "BID";
  readonly price: string;
  readonly order_count: string;
  readonly ticket_count: string;
}

/** Price levels of events' order books, cheapest first. */
export function createOrderLevelsLoader(reader: Reader) {
  return createListLoader(async (refs) => {
    const rows = await reader.read(sql<OrderLevelRow>`
      select level.* from ${eventKeys(refs)} join metrics.event_order_book_level level using (chain_id, event_id)
      order by price`);
    return groupByEvent(rows);
  });
}
