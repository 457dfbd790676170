import type { OpenEvent } from "./open-event.ts";
import { cancelEvent } from "./publish-event.ts";
import type { Tracked } from "./row.ts";
import { checkIn, refund } from "./statuses.ts";
import { useHolding } from "./unnumbered.ts";
import type { WorldContext } from "./world-context.ts";

/** Tickets of one event that a block lets in or refunds. */
const TICKETS_PER_BLOCK = 50;
const TICKETS_PER_TRANSACTION = 5;
const SHARE_ATTENDING = 0.9;

/**
 * Lets the next holders of an event whose time has come in, or refunds them when it is cancelled. Returns whether all have
 * had their turn.
 */
export function closeSome(context: WorldContext, open: OpenEvent): boolean {
  const { event } = open;
  if (event.plan.isUnnumbered) return useSome(context, open);
  const { isCancelled } = event.plan;
  if (isCancelled && open.closed === 0) cancelEvent(context, open);
  const end = Math.min(open.tickets.length, open.closed + TICKETS_PER_BLOCK);
  let inTransaction = 0;
  for (; open.closed < end; open.closed++) {
    const ticket = open.tickets[open.closed];
    const isTaken = isCancelled || context.random() < SHARE_ATTENDING;
    if (ticket === undefined || ticket.status !== "VALID" || !isTaken) continue;
    if (inTransaction++ % TICKETS_PER_TRANSACTION === 0) startTransaction(context, open);
    (isCancelled ? refund : checkIn)(context, open, ticket);
  }
  return open.closed === open.tickets.length;
}

function startTransaction({ writer }: WorldContext, { event }: OpenEvent): void {
  writer.transaction(event.contract.organizer.id, event.contract.id);
}

function useSome(context: WorldContext, open: OpenEvent): boolean {
  const end = Math.min(open.holders.length, open.closed + TICKETS_PER_BLOCK);
  for (; open.closed < end; open.closed++) {
    const holding = open.holders[open.closed];
    if (holding !== undefined && holding.quantity > 0 && context.random() < SHARE_ATTENDING)
      useHolding(context, holding);
  }
  return open.closed === open.holders.length;
}

/** Everything of the event that may still change. */
export function* entitiesOf(open: OpenEvent): Generator<Tracked> {
  yield open.event;
  yield* open.event.tiers;
  yield* open.tickets;
  yield* open.listings;
  yield* open.bids;
  for (const holding of open.holders) {
    yield holding;
    yield* holding.lots;
  }
}
