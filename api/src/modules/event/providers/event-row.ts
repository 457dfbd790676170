import { toHex } from "@facevalue/core";
import { sql } from "kysely";
import { fromUnixSeconds } from "../../../exact/unix-time.ts";
import type { EventStatus } from "../../../generated/resolver-types.ts";
import type { EventRecord } from "../event-record.ts";

export interface EventRow {
  readonly chain_id: string;
  readonly id: Buffer;
  readonly contract: Buffer;
  readonly event_id: string;
  readonly organizer: Buffer | null;
  readonly name: string;
  readonly artist: string | null;
  readonly category: string | null;
  readonly venue: string | null;
  readonly city: string | null;
  readonly country: string | null;
  readonly time_zone: string | null;
  readonly fiat: string | null;
  readonly sales_start: string | null;
  readonly starts_at: string | null;
  readonly ends_at: string | null;
  readonly status: EventStatus;
  readonly capacity: string | null;
  readonly issued_count: string;
  readonly published_at_block: string;
}

/** Columns of EventRow except chain_id, of the event table aliased t. */
export const EVENT_COLUMNS = sql`
  t.id, t.contract, t.event_id, t.organizer, t.name, t.artist, t.category, t.venue, t.city, t.country, t.time_zone,
  t.fiat, t.sales_start, t.starts_at, t.ends_at, t.status::text as status, t.capacity, t.issued_count,
  t.published_at_block`;

export function toEventRecord(row: EventRow): EventRecord {
  return {
    __typename: "Event",
    chainId: Number(row.chain_id),
    key: toHex(row.id),
    contract: toHex(row.contract),
    eventId: BigInt(row.event_id),
    organizer: row.organizer && toHex(row.organizer),
    name: row.name,
    artist: row.artist,
    category: row.category,
    venue: row.venue,
    city: row.city,
    country: row.country,
    timeZone: row.time_zone,
    fiat: row.fiat,
    salesStart: timeOrNull(row.sales_start),
    startsAt: timeOrNull(row.starts_at),
    endsAt: timeOrNull(row.ends_at),
    status: row.status,
    capacity: row.capacity === null ? null : BigInt(row.capacity),
    issuedCount: BigInt(row.issued_count),
    publishedAtBlock: BigInt(row.published_at_block),
  };
}

function timeOrNull(seconds: string | null): Date | null {
  return seconds === null ? null : fromUnixSeconds(seconds);
}
