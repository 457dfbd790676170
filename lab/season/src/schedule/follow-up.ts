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
  const { ledger } = season;
  switch (log.eventName) {
    case "EventPublished": {
      const event = ledger.event(log.address, log.args.eventId);
      if (event) publishTiers(season, event, scale);
      return;
    }
    case "TierPublished": {
      const event = ledger.event(log.address, log.args.eventId);
      // Planned once, after the last of its tiers.
      if (event?.tiers.at(-1)?.tierId === log.args.tierId) planEvent(season, event);
      return;
    }
    case "EventRescheduled": {
      const event = ledger.event(log.address, log.args.eventId);
      if (event) planDoors(season, event);
      return;
    }
    case "EventCancelled": {
      const event = ledger.event(log.address, log.args.eventId);
      if (event) planClaims(season, event, now);
      return;
    }
    default:
  }
}

function followTicket(season: Season, log: TicketLog, now: number): void {
  const { ledger } = season;
  switch (log.eventName) {
    case "PrimarySale": {
      const ticket = ledger.ticket(log.address, log.args.tokenId);
      if (ticket) planHolder(season, ticket, now, false);
      return;
    }
    case "Resold": {
      const ticket = ledger.ticket(log.args.tickets, log.args.tokenId);
      if (!ticket) return;
      planHolder(season, ticket, now, true);
      planWithdrawal(season, ticket, log.args.seller, now);
      return;
    }
    case "Listed": {
      const listing = ledger.listings.get(log.args.listingId);
      if (listing) planRepricing(season, listing, now);
      return;
    }
    case "BidPlaced": {
      const bid = ledger.bids.get(log.args.bidId);
      if (bid) planBid(season, bid, now);
      return;
    }
    default:
  }
}
