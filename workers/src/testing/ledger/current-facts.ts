import type { ChainBlock, HoldingFact, ListingFact, TicketFact } from "../chain-fact.ts";
import { type Placed, placedFacts } from "./placed-fact.ts";

/** Tickets as they are after the last block. */
export function currentTickets(blocks: readonly ChainBlock[]): Placed<TicketFact>[] {
  return lastOfEach(
    placedFacts(blocks).filter((fact) => fact.type === "ticket"),
    ({ ticket }) => ticket,
  );
}

/** Holdings as they are after the last block. */
export function currentHoldings(blocks: readonly ChainBlock[]): Placed<HoldingFact>[] {
  return lastOfEach(
    placedFacts(blocks).filter((fact) => fact.type === "holding"),
    ({ holding }) => holding,
  );
}

/** Listings as they are after the last block. */
export function currentListings(blocks: readonly ChainBlock[]): Placed<ListingFact>[] {
  return lastOfEach(
    placedFacts(blocks).filter((fact) => fact.type === "listing"),
    ({ listing }) => listing,
  );
}

function lastOfEach<Fact>(facts: readonly Fact[], keyOf: (fact: Fact) => string): Fact[] {
  return [...new Map(facts.map((fact) => [keyOf(fact), fact])).values()];
}
