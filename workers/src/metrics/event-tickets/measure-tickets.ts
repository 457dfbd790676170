import { ADMITTING } from "../../facts/ticket-holding.sql.ts";
import { ratioOf } from "../ratio.ts";
import { quartilesOf } from "./quartiles.ts";
import type { TicketFacts, TicketGroup } from "./read-facts.ts";
import type { ResoldTicket } from "./read-resold-tickets.ts";
import type { TicketsRow } from "./tables.ts";

/** Fewer observations give no median. */
const FEWEST = 5;
const IS_ADMITTING: ReadonlySet<string> = new Set(ADMITTING);

type Figures = Omit<TicketsRow, "event_id" | "as_of_block">;

/** An event's row from its facts. */
export function measureTickets({ groups, unnumbered, listed, resold }: TicketFacts): Figures {
  const count = (isCounted: (group: TicketGroup) => boolean) =>
    groups.reduce((sum, group) => (isCounted(group) ? sum + group.tickets : sum), 0);
  const ofStatus = (name: string) => count(({ status }) => status === name);
  const moved = (times: number) => count(({ transfers }) => transfers === times);
  const sold = (times: number) => count(({ resales }) => resales === times);
  const admitting = count(({ status }) => IS_ADMITTING.has(status));
  const resell = ofStatus("RESELL");
  return {
    ticket_count: count(() => true),
    valid_count: ofStatus("VALID"),
    resell_count: resell,
    scanned_count: ofStatus("SCANNED"),
    checked_in_count: ofStatus("CHECKED_IN"),
    claimed_count: ofStatus("CLAIMED"),
    voided_count: ofStatus("VOIDED"),
    refunded_count: ofStatus("REFUNDED"),
    expired_count: ofStatus("EXPIRED"),
    burned_count: ofStatus("BURNED"),
    unnumbered_count: unnumbered,
    transferred_0_count: moved(0),
    transferred_1_count: moved(1),
    transferred_2_count: moved(2),
    transferred_3_count: moved(3),
    transferred_4_or_more_count: moved(4),
    resold_0_count: sold(0),
    resold_1_count: sold(1),
    resold_2_count: sold(2),
    resold_3_count: sold(3),
    resold_4_or_more_count: sold(4),
    ...listedShare({ admitting, listed: resell + listed, unnumbered }),
    ...timeToFirstResale(resold),
  };
}

interface Listed {
  readonly admitting: number;
  readonly listed: number;
  readonly unnumbered: bigint;
}

type ShareColumn = "admitting_count" | "listed_count" | "listed_share" | "listed_reason";

function listedShare({ admitting, listed, unnumbered }: Listed): Pick<Figures, ShareColumn> {
  const shared = { admitting_count: admitting, listed_count: listed };
  if (unnumbered > 0n) return { ...shared, listed_share: null, listed_reason: "TICKETS_UNNUMBERED" };
  const share = ratioOf(BigInt(listed), BigInt(admitting));
  return { ...shared, listed_share: share, listed_reason: share === null ? "NO_TICKETS" : null };
}

type TimeColumn = Extract<keyof Figures, `first_resale_${string}`>;

/** A resale of tickets without a number may be any ticket's first one, so it leaves the times unknown. */
function timeToFirstResale(resold: readonly ResoldTicket[]): Pick<Figures, TimeColumn> {
  const times = resold.flatMap(({ seconds }) => (seconds === null ? [] : [seconds]));
  const reason = reasonFor(resold, times.length);
  const quartiles = reason === null ? quartilesOf(times) : null;
  return {
    first_resale_count: times.length,
    first_resale_p25_seconds: quartiles?.p25 ?? null,
    first_resale_median_seconds: quartiles?.median ?? null,
    first_resale_p75_seconds: quartiles?.p75 ?? null,
    first_resale_reason: reason,
  };
}

function reasonFor(resold: readonly ResoldTicket[], measured: number): string | null {
  if (resold.length === 0) return "NO_SALES";
  if (resold.some(({ is_unnumbered }) => is_unnumbered)) return "TICKETS_UNNUMBERED";
  return measured < FEWEST ? "LOW_N" : null;
}
