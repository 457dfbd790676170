import { isAddressEqual, zeroAddress } from "viem";
import type { LogOf, TicketLog } from "../chain/season-log.ts";
import type { Ledger } from "./ledger.ts";
import { closeListing } from "./market-log.ts";
import type { Ticket } from "./model.ts";

/** Applies what a ticket contract says of its events and tickets. */
export function applyTicketLog(ledger: Ledger, log: TicketLog): void {
  if (log.eventName === "EventPublished") publishEvent(ledger, log);
  else if (log.eventName === "TierPublished") publishTier(ledger, log);
  else if (log.eventName === "TierUpdated") updateTier(ledger, log);
  else if (log.eventName === "EventRescheduled") rescheduleEvent(ledger, log);
  else if (log.eventName === "EventCancelled") cancelEvent(ledger, log);
  else if (log.eventName === "PrimarySale") issueTicket(ledger, log);
  else if (log.eventName === "Transfer") moveTicket(ledger, log);
  else if (log.eventName === "TokenStatusChanged") {
    endTicket(ledger, ledger.ticket(log.address, log.args.tokenId), log.args.tokenStatus);
  }
}

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

function updateTier(ledger: Ledger, { address, args }: LogOf<"TierUpdated">): void {
  const tier = ledger.event(address, args.eventId)?.tiers.find(({ tierId }) => tierId === args.tierId);
  if (tier) Object.assign(tier, termsOf(args));
}

function termsOf(args: LogOf<"TierPublished" | "TierUpdated">["args"]) {
  const { price, fee, supply, walletLimit, resaleCapBps } = args;
  return { price, fee, supply, walletLimit, resaleCapBps };
}

function rescheduleEvent(ledger: Ledger, { address, args }: LogOf<"EventRescheduled">): void {
  const event = ledger.event(address, args.eventId);
  if (event) Object.assign(event, { startsAt: Number(args.startsAt), endsAt: Number(args.endsAt) });
}

function cancelEvent(ledger: Ledger, { address, args }: LogOf<"EventCancelled">): void {
  const event = ledger.event(address, args.eventId);
  if (event) event.isCancelled = true;
}

function moveTicket(ledger: Ledger, { address, args }: LogOf<"Transfer">): void {
  const ticket = ledger.ticket(address, args.tokenId);
  if (!ticket || isAddressEqual(args.from, zeroAddress)) return;
  ticket.owner = args.to;
  closeListing(ledger, ticket.listing);
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
