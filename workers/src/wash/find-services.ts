import type { WashEvidence } from "./wash-evidence.ts";
import type { WashFacts } from "./wash-facts.ts";

/** A wallet that bought so many of an event's tickets, and one in so many, may well keep them for others. */
const LEAST_TICKETS = 20n;
const ONE_IN = 10n;

/**
 * Wallets whose trades say nothing about who is behind them: the organizer, marketplaces and escrows, wallets of a ticketing company,
 * those known to act for others, and, unless roles are known, those that bought a large part of the event's tickets.
 */
export function findServices(facts: WashFacts, { services }: WashEvidence): Set<string> {
  const found = new Set(services);
  if (facts.organizer !== null) found.add(facts.organizer);
  for (const { marketplace } of facts.sales) if (marketplace !== null) found.add(marketplace);
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
