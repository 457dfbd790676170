import type { NullReason } from "@facevalue/core";
import { sql } from "kysely";
import { createListLoader, createLoader } from "../../../graphql/create-loader.ts";
import { eventKeys } from "../../../graphql/event-keys.ts";
import { type EventKeyColumns, eventKeyOf, groupByEvent } from "../../../graphql/group-by-event.ts";
import type { Reader } from "../../../graphql/reader.ts";

/** Longest list of buckets that is read: 7 days of them, and more where nothing happened in between. */
const MOST_BUCKETS = 672;

/** Row of metrics.event_demand. */
export interface EventDemandRow extends EventKeyColumns {
  readonly capacity: string | null;
  readonly held_count: string;
  readonly primary_count: string;
  readonly released_count: string;
  readonly sold_count: string;
  readonly sell_through: string | null;
  readonly sell_through_reason: NullReason | null;
  readonly buyer_count: string;
  readonly buyer_ratio: string | null;
  readonly buyer_ratio_reason: NullReason | null;
  readonly on_sale_at: Date | null;
  readonly velocity: string;
  readonly velocity_at: Date | null;
  readonly sold_out_at: Date | null;
  readonly open_listing_count: string;
  readonly listed_ticket_count: string;
  readonly listing_ratio: string | null;
  readonly listing_ratio_reason: NullReason | null;
  readonly methodology: number;
  readonly computed_at: Date;
}

/** Demand of events; null where none was computed. */
export function createEventDemandLoader(reader: Reader) {
  return createLoader(async (refs) => {
    const rows = await reader.read(sql<EventDemandRow>`
      select demand.* from ${eventKeys(refs)} join metrics.event_demand demand using (chain_id, event_id)`);
    return new Map(rows.map((row) => [eventKeyOf(row), row]));
  });
}

/** Row of metrics.event_demand_tier. */
export interface TierDemandRow extends EventKeyColumns {
  readonly tier_id: Buffer;
  readonly supply: string | null;
  readonly held_count: string;
  readonly sold_count: string;
  readonly sell_through: string | null;
  readonly sell_through_reason: NullReason | null;
}

/** Demand of events' tiers. */
export function createTierDemandLoader(reader: Reader) {
  return createListLoader(async (refs) => {
    const rows = await reader.read(sql<TierDemandRow>`
      select tier.* from ${eventKeys(refs)} join metrics.event_demand_tier tier using (chain_id, event_id)
      order by tier_id`);
    return groupByEvent(rows);
  });
}

/** Row of metrics.event_market_bucket. */
export interface MarketBucketRow extends EventKeyColumns {
  readonly bucket_start: Date;
  readonly sold_count: string;
  readonly resold_count: string;
  readonly listed_count: string;
  readonly open_before: string;
  readonly open_after: string;
  readonly open_seconds: string;
}

/** The newest quarters of an hour of events' markets in which something happened, oldest first. */
export function createMarketBucketsLoader(reader: Reader) {
  return createListLoader(async (refs) => {
    const rows = await reader.read(sql<MarketBucketRow>`
      select bucket.* from ${eventKeys(refs)} cross join lateral (
        select * from metrics.event_market_bucket own
        where own.chain_id = key.chain_id and own.event_id = key.event_id
        order by bucket_start desc limit ${MOST_BUCKETS}
      ) bucket order by bucket_start`);
    return groupByEvent(rows);
  });
}
