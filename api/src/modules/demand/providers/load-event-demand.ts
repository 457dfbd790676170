import { DAY_SECONDS, type MarketWindow, sumWindow } from "@facevalue/core";
import type { RequestContext } from "../../../graphql/request-context.ts";
import type { EventRecord } from "../../event/event-record.ts";
import { nullReasonOf } from "../../network/null-reason-of.ts";
import type { EventDemandRecord, MarketState } from "../event-demand-record.ts";
import { presentTime, secondsOf } from "../present-time.ts";
import { storedRatio } from "../stored-ratio.ts";
import type { MarketBucketRow } from "./demand-loaders.ts";

const METRIC = "event-demand";

/** How an event sells, at the time of the network's newest indexed block. */
export async function loadEventDemand(
  event: EventRecord,
  context: RequestContext,
): Promise<EventDemandRecord> {
  const row = await context.loaders.eventDemand.load(event);
  const reason = row === null ? await nullReasonOf({ metric: METRIC, event }, "NO_SALES", context) : null;
  return {
    event,
    stamp: {
      metric: METRIC,
      event,
      computedAt: row?.computed_at ?? null,
      methodology: row?.methodology ?? null,
    },
    row,
    missing: { value: null, reason },
    now: await presentTime(event.chainId, context),
    velocityState: {
      velocity: row === null ? 0n : storedRatio(row.velocity),
      time: secondsOf(row?.velocity_at ?? null),
      onSaleAt: secondsOf(row?.on_sale_at ?? null),
    },
  };
}

/** The market of an event over its last days. */
export async function loadMarket(
  { stamp, row }: EventDemandRecord,
  { loaders }: RequestContext,
): Promise<MarketState> {
  const rows = await loaders.marketBuckets.load(stamp.event);
  return { buckets: rows.map(toBucket), openListings: Number(row?.open_listing_count ?? 0) };
}

/** The market's sums over the last so many hours. */
export function windowOf({ buckets, openListings }: MarketState, now: number, hours: number): MarketWindow {
  return sumWindow(buckets, { at: now, seconds: (hours * DAY_SECONDS) / 24, openNow: openListings });
}

function toBucket(row: MarketBucketRow) {
  return {
    start: secondsOf(row.bucket_start),
    sold: BigInt(row.sold_count),
    resold: BigInt(row.resold_count),
    openBefore: Number(row.open_before),
    openAfter: Number(row.open_after),
    openSeconds: BigInt(row.open_seconds),
  };
}
