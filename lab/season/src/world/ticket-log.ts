import { isAddressEqual, zeroAddress } from "viem";
import type { TicketLog } from "../chain/season-log.ts";
import type { Ledger } from "./ledger.ts";
import { closeListing } from "./market-log.ts";
import type { Ticket } from "./model.ts";

/** Applies what a ticket contract says of its events and tickets. */
export function applyTicketLog(ledger: Ledger, log: TicketLog): void {
  const { address: contract } = log;
  switch (log.eventName) {
    case "EventPublished":
      publishEvent(ledger, log);
      return;
    case "TierPublished":
      publishTier(ledger, log);
      return;
    case "TierUpdated": {
      const tier = ledger
        .event(contract, log.args.eventId)
        ?.tiers.find((each) => each.tierId === log.args.tierId);
      if (tier) Object.assign(tier, termsOf(log.args));
      return;
    }
    case "EventRescheduled": {
      const event = ledger.event(contract, log.args.eventId);
      if (event)
        Object.assign(event, { startsAt: Number(log.args.startsAt), endsAt: Number(log.args.endsAt) });
      return;
    }
    case "EventCancelled": {
      const event = ledger.event(contract, log.args.eventId);
      if (event) event.isCancelled = true;
      return;
    }
    case "PrimarySale":
      issueTicket(ledger, log);
      return;
    case "Transfer": {
      const ticket = ledger.ticket(contract, log.args.tokenId);
      if (!ticket || isAddressEqual(log.args.from, zeroAddress)) return;
      ticket.owner = log.args.to;
      closeListing(ledger, ticket.listing);
      return;
    }
    case "TokenStatusChanged":
      endTicket(ledger, ledger.ticket(contract, log.args.tokenId), log.args.tokenStatus);
      return;
    default:
  }
}

type LogOf<Name extends TicketLog["eventName"]> = Extract<TicketLog, { eventName: Name }>;

function publishEvent(ledger: Ledger, { address, args }: LogOf<"EventPublished">): void {
  ledger.events.set(`${address.toLowerCase()}/${args.eventId}`, {
    contract: address,
    organizer: args.organizer,
    eventId: args.eventId,
    name: args.details.name,
    salesStart: Number(args.details.salesStart),
    startsAt: Number(args.details.startsAt),
    endsAt: Number(args.details.endsAt),
    isCancelled: false,
    tiers: [],
    tickets: [],
    listings: new Set(),
    bids: new Set(),
  });
}

function publishTier(ledger: Ledger, { address, args }: LogOf<"TierPublished">): void {
  const event = ledger.event(address, args.eventId);
  const { tierId, currency } = args;
  event?.tiers.push({ event, tierId, currency, ...termsOf(args), issued: 0, boughtBy: new Map() });
}

function termsOf(args: LogOf<"TierPublished" | "TierUpdated">["args"]) {
  const { price, fee, supply, walletLimit, resaleCapBps } = args;
  return { price, fee, supply, walletLimit, resaleCapBps };
}

function issueTicket(ledger: Ledger, { address, args }: LogOf<"PrimarySale">): void {
  const tier = ledger.event(address, args.eventId)?.tiers.find((each) => each.tierId === args.tierId);
  if (!tier) return;
  const faceValue = args.price + args.fee;
  const ticket: Ticket = {
    contract: address,
    tokenId: args.tokenId,
    tier,
    faceValue,
    resaleCapBps: tier.resaleCapBps,
    owner: args.buyer,
    status: "valid",
    listing: null,
  };
  tier.issued += 1;
  if (faceValue > 0n) tier.boughtBy.set(args.buyer, (tier.boughtBy.get(args.buyer) ?? 0) + 1);
  tier.event.tickets.push(ticket);
  ledger.tickets.set(`${address.toLowerCase()}/${args.tokenId}`, ticket);
}

/** ERC-7439: 2 Void, 3 Redeemed. */
function endTicket(ledger: Ledger, ticket: Ticket | undefined, status: number): void {
  if (!ticket || status < 2) return;
  ticket.status = status === 2 ? "void" : "checked-in";
  closeListing(ledger, ticket.listing);
}
