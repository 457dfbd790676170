import type { SeasonLog, TicketLog } from "../chain/season-log.ts";
import { planClaims, planDoors } from "./event-changes.ts";
import { planHolder, planRepricing, planWithdrawal } from "./holders.ts";
import { planEvent, publishTiers } from "./organizer-plan.ts";
import type { Season } from "./season.ts";
import { planBid } from "./shoppers.ts";

export interface NewLogs {
  readonly logs: readonly SeasonLog[];
  /** Unix seconds of their block. */
  readonly now: number;
  /** Multiplies supplies. */
  readonly scale: number;
}

/** Plans what follows from the logs of a block. */
export function followUp(season: Season, { logs, now, scale }: NewLogs): void {
  for (const log of logs) {
    if (log.source === "token") continue;
    followEvent(season, log, { now, scale });
    followTicket(season, log, now);
  }
}

function followEvent(season: Season, log: TicketLog, { now, scale }: Omit<NewLogs, "logs">): void {
  const isOfEvent = log.eventName.startsWith("Event") || log.eventName === "TierPublished";
  if (!isOfEvent || !("eventId" in log.args)) return;
  const event = season.ledger.event(log.address, log.args.eventId);
  if (!event) return;
  if (log.eventName === "EventPublished") publishTiers(season, event, scale);
  // Planned once, after the last of its tiers.
  if (log.eventName === "TierPublished" && event.tiers.at(-1)?.tierId === log.args.tierId)
    planEvent(season, event);
  if (log.eventName === "EventRescheduled") planDoors(season, event);
  if (log.eventName === "EventCancelled") planClaims(season, event, now);
}

function followTicket(season: Season, log: TicketLog, now: number): void {
  const { ledger } = season;
  if (log.eventName === "PrimarySale") {
    const ticket = ledger.ticket(log.address, log.args.tokenId);
    if (ticket) planHolder(season, ticket, { now, isResold: false });
  }
  if (log.eventName === "Resold") {
    const ticket = ledger.ticket(log.args.tickets, log.args.tokenId);
    if (ticket) planHolder(season, ticket, { now, isResold: true });
    planWithdrawal(season, { seller: log.args.seller, currency: log.args.currency, now });
  }
  if (log.eventName === "Listed") {
    const listing = ledger.listings.get(log.args.listingId);
    if (listing) planRepricing(season, listing, now);
  }
  if (log.eventName === "BidPlaced") {
    const bid = ledger.bids.get(log.args.bidId);
    if (bid) planBid(season, bid, now);
  }
}
