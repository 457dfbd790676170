import { toCount } from "./cell-sinks.ts";
import type { EventRecord, TierRecord } from "./detection-facts.ts";
import { NONE } from "./detection-facts.ts";
import type { Names } from "./names.ts";
import type { EventRows } from "./read-event-records.ts";

/**
 * Events and tiers by their numbers. What rows name and no published event explains has a record too, of what is known: its id. `EventRows` must have
 * been numbered before the sales, in their order.
 */
export function numberEvents(
  { events, tiers, changes }: EventRows,
  names: Names,
): { events: EventRecord[]; tiers: TierRecord[] } {
  const bytes = (id: string) => Buffer.from(id, "latin1");
  const wallet = (id: string | null) => (id === null ? NONE : names.wallets.add(bytes(id)));
  const tierRecords = tiers.map((tier) => ({
    id: names.tiers.hexOf(names.tiers.add(bytes(tier.id))),
    event: names.events.add(bytes(tier.event)),
    currency: names.currencies.add(bytes(tier.currency)),
    price: tier.price,
    fee: tier.fee,
    walletLimit: tier.wallet_limit > 0n ? toCount(tier.wallet_limit) : null,
    resaleCapBps: tier.resale_cap_bps > 0n ? toCount(tier.resale_cap_bps) : null,
  }));
  const tiersOf = Map.groupBy(tierRecords.keys(), (tier) => tierRecords[tier]?.event ?? NONE);
  const changesOf = Map.groupBy(changes, ({ event }) => event);
  const records = events.map((event, index): EventRecord => {
    const asCount = (value: bigint | null) => (value === null ? null : toCount(value));
    return {
      id: names.events.hexOf(index),
      contract: wallet(event.contract),
      organizer: wallet(event.organizer),
      category: event.category,
      artist: event.artist,
      venue: event.venue,
      city: event.city,
      country: event.country,
      status: event.status as EventRecord["status"],
      publishedAt: toCount(event.published_at),
      onSaleAt: asCount(event.sales_start),
      startsAt: asCount(event.starts_at),
      endsAt: asCount(event.ends_at),
      capacity: asCount(event.capacity),
      tiers: tiersOf.get(index) ?? [],
      changes: (changesOf.get(event.id) ?? []).map(({ kind, block, time }) => ({
        kind: kind as "RESCHEDULED" | "CANCELLED",
        block,
        time,
      })),
    };
  });
  return { events: [...records, ...unpublished(records.length, names)], tiers: tierRecords };
}

/** Gives events and tiers their numbers before anything else names them. */
export function nameEvents({ events, tiers }: EventRows, names: Names): void {
  for (const { id } of events) names.events.add(Buffer.from(id, "latin1"));
  for (const { id, event } of tiers) {
    names.tiers.add(Buffer.from(id, "latin1"));
    names.events.add(Buffer.from(event, "latin1"));
  }
}

function unpublished(from: number, names: Names): EventRecord[] {
  return Array.from({ length: names.events.count - from }, (_, offset) => ({
    id: names.events.hexOf(from + offset),
    contract: NONE,
    organizer: NONE,
    category: null,
    artist: null,
    venue: null,
    city: null,
    country: null,
    status: "SCHEDULED" as const,
    publishedAt: null,
    onSaleAt: null,
    startsAt: null,
    endsAt: null,
    capacity: null,
    tiers: [],
    changes: [],
  }));
}
