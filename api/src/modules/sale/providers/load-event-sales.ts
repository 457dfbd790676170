import type { RequestContext } from "../../../graphql/request-context.ts";
import type { EventRecord } from "../../event/event-record.ts";
import { toRatio } from "../../markup/to-ratio.ts";
import { nullReasonOf } from "../../network/null-reason-of.ts";
import type { EventSalesSummaryRecord } from "../event-sales-summary-record.ts";
import type { EventSalesRow } from "./create-event-sales-loader.ts";

const METRIC = "event-sales";

/** Counts of an event's sales. */
export async function loadEventSales(
  event: EventRecord,
  context: RequestContext,
): Promise<EventSalesSummaryRecord> {
  const row = await context.loaders.eventSales.load(event);
  if (row !== null) return toSummary(event, row);
  const reason = await nullReasonOf({ metric: METRIC, event }, "NO_SALES", context);
  const none = reason === "NO_SALES" ? 0n : null;
  return {
    stamp: { metric: METRIC, event, computedAt: null, methodology: null },
    primaryCount: none,
    unpricedPrimaryCount: none,
    complimentaryCount: none,
    refundCount: none,
    resaleCount: none,
    unpricedResaleCount: none,
    resoldTicketCount: none,
    checkedInCount: none,
    primaryBuyerCount: none,
    resaleBuyerCount: none,
    resaleShare: { value: null, reason },
  };
}

function toSummary(event: EventRecord, row: EventSalesRow): EventSalesSummaryRecord {
  return {
    stamp: { metric: METRIC, event, computedAt: row.computed_at, methodology: row.methodology },
    primaryCount: BigInt(row.primary_count),
    unpricedPrimaryCount: BigInt(row.unpriced_primary_count),
    complimentaryCount: BigInt(row.complimentary_count),
    refundCount: BigInt(row.refund_count),
    resaleCount: BigInt(row.resale_count),
    unpricedResaleCount: BigInt(row.unpriced_resale_count),
    resoldTicketCount: row.resold_ticket_count === null ? null : BigInt(row.resold_ticket_count),
    checkedInCount: BigInt(row.checked_in_count),
    primaryBuyerCount: BigInt(row.primary_buyer_count),
    resaleBuyerCount: BigInt(row.resale_buyer_count),
    resaleShare: toRatio(row.resale_share, row.resale_share_reason),
  };
}
