import type { TicketStatusCount, TicketTimesCount } from "../../../generated/resolver-types.ts";
import type { RequestContext } from "../../../graphql/request-context.ts";
import type { EventRecord } from "../../event/event-record.ts";
import { toRatio } from "../../markup/to-ratio.ts";
import { nullReasonOf } from "../../network/null-reason-of.ts";
import type { EventTicketFiguresRecord } from "../event-ticket-figures-record.ts";
import type { EventTicketsRow } from "./create-ticket-figures-loader.ts";

const METRIC = "event-tickets";

/** How often an event's tickets moved and were resold, and how many are on offer. */
export async function loadTicketFigures(
  event: EventRecord,
  context: RequestContext,
): Promise<EventTicketFiguresRecord> {
  const row = await context.loaders.ticketFigures.load(event);
  if (row !== null) return toFigures(event, row);
  const reason = await nullReasonOf({ metric: METRIC, event }, "NO_TICKETS", context);
  const count = reason === "NO_TICKETS" ? 0n : null;
  const times = { p25Seconds: null, medianSeconds: null, p75Seconds: null, reason };
  return {
    stamp: { metric: METRIC, event, computedAt: null, methodology: null },
    ticketCount: count,
    unnumberedCount: count,
    byStatus: [],
    byTransfers: [],
    byResales: [],
    admittingCount: count,
    listedCount: count,
    listedShare: { value: null, reason },
    timeToFirstResale: { ticketCount: count, ...times },
  };
}

function toFigures(event: EventRecord, row: EventTicketsRow): EventTicketFiguresRecord {
  const seconds = (value: string | null) => (value === null ? null : BigInt(value));
  return {
    stamp: { metric: METRIC, event, computedAt: row.computed_at, methodology: row.methodology },
    ticketCount: BigInt(row.ticket_count),
    unnumberedCount: BigInt(row.unnumbered_count),
    byStatus: statusesOf(row),
    byTransfers: row.transferred.map(toTimesCount),
    byResales: row.resold.map(toTimesCount),
    admittingCount: BigInt(row.admitting_count),
    listedCount: BigInt(row.listed_count),
    listedShare: toRatio(row.listed_share, row.listed_reason),
    timeToFirstResale: {
      ticketCount: BigInt(row.first_resale_count),
      p25Seconds: seconds(row.first_resale_p25_seconds),
      medianSeconds: seconds(row.first_resale_median_seconds),
      p75Seconds: seconds(row.first_resale_p75_seconds),
      reason: row.first_resale_reason,
    },
  };
}

function toTimesCount(count: string, times: number, all: readonly string[]): TicketTimesCount {
  return { times, isOrMore: times === all.length - 1, ticketCount: BigInt(count) };
}

function statusesOf(row: EventTicketsRow): TicketStatusCount[] {
  const counts = {
    VALID: row.valid_count,
    RESELL: row.resell_count,
    SCANNED: row.scanned_count,
    CHECKED_IN: row.checked_in_count,
    CLAIMED: row.claimed_count,
    VOIDED: row.voided_count,
    REFUNDED: row.refunded_count,
    EXPIRED: row.expired_count,
    BURNED: row.burned_count,
  };
  const statuses = Object.keys(counts) as (keyof typeof counts)[];
  return statuses.map((status) => ({ status, ticketCount: BigInt(counts[status]) }));
}
