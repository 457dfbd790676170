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
  readonly organizer: Buffer;
  readonly name: string;
  readonly artist: string;
  readonly category: string;
  readonly venue: string;
  readonly city: string;
  readonly country: string;
  readonly time_zone: string;
  readonly fiat: string;
  readonly sales_start: string;
  readonly starts_at: string;
  readonly ends_at: string;
  readonly status: EventStatus;
  readonly capacity: string;
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
    organizer: toHex(row.organizer),
    name: row.name,
    artist: row.artist,
    category: row.category,
    venue: row.venue,
    city: row.city,
    country: row.country,
    timeZone: row.time_zone,
    fiat: row.fiat,
    salesStart: fromUnixSeconds(row.sales_start),
    startsAt: fromUnixSeconds(row.starts_at),
    endsAt: fromUnixSeconds(row.ends_at),
    status: row.status,
    capacity: BigInt(row.capacity),
    issuedCount: BigInt(row.issued_count),
    publishedAtBlock: BigInt(row.published_at_block),
  };
}
