import type { ByteDictionary } from "../../columns/byte-dictionary.ts";
import { toCount } from "./cell-sinks.ts";
import type { EventRecord, TierRecord } from "./detection-facts.ts";
import { NONE } from "./detection-facts.ts";
import type { Names } from "./names.ts";
import type { EventRows } from "./read-event-records.ts";

/**
 * Events and tiers by their numbers. What rows name and no published event explains has a record too, of what is known: its id. The first numbers
 * must be those of `EventRows`, in their order.
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

/** Numbers of the published events and tiers in their order, and of the tiers' events, given now to those that have none. */
export function publishedNumbers({ events, tiers }: EventRows, names: Pick<Names, "events" | "tiers">) {
  const numberOf = (dictionary: ByteDictionary, id: string) => dictionary.add(Buffer.from(id, "latin1"));
  return {
    events: events.map(({ id }) => numberOf(names.events, id)),
    tiers: tiers.map(({ id }) => numberOf(names.tiers, id)),
    eventsOfTiers: Int32Array.from(tiers, ({ event }) => numberOf(names.events, event)),
  };
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
