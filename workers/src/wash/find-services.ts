import type { WashEvidence } from "./wash-evidence.ts";
import type { WashFacts } from "./wash-facts.ts";
import type { IsServed } from "./wash-verdict.ts";

/** A wallet that bought so many of an event's tickets, and one in so many, may well keep them for others. */
export const LEAST_TICKETS = 20n;
const ONE_IN = 10n;

/**
 * Wallets whose trades say nothing about who is behind them: the organizer, wallets of a ticketing company, those known to act for
 * others, and, unless roles are known, those that bought a large part of the event's tickets.
 */
export function findServices(facts: WashFacts, { services }: WashEvidence): Set<string> {
  const found = new Set(services);
  if (facts.organizer !== null) found.add(facts.organizer);
  for (const { kind, from, to } of facts.movements) {
    if (kind === "CUSTODY" || kind === "CLAIM") found.add(from);
    if (kind === "CUSTODY") found.add(to);
  }
  const { all, byBuyer } = facts.purchases;
  if (services === null)
    for (const [wallet, tickets] of byBuyer)
      if (tickets >= LEAST_TICKETS && tickets * ONE_IN >= all) found.add(wallet);
  return found;
}

/**
 * Tells resales with a service on either side: one of these wallets, a marketplace or escrow of the ticket's own sales, or the ticketing
 * company that keeps the ticket for its customers.
 */
export function tellServed({ sales }: WashFacts, services: ReadonlySet<string>): IsServed {
  const markets = new Map<string, Set<string>>();
  for (const { ticket, marketplace } of sales)
    if (ticket !== null && marketplace !== null)
      markets.set(ticket, (markets.get(ticket) ?? new Set()).add(marketplace));
  return ({ kind, ticket, seller, buyer, marketplace, isCustodied }) => {
    if (kind !== "SECONDARY") return false;
    const ofTicket = ticket === null ? undefined : markets.get(ticket);
    const isService = (wallet: string) =>
      services.has(wallet) || wallet === marketplace || ofTicket?.has(wallet) === true;
    return isCustodied || isService(seller) || isService(buyer);
  };
}
