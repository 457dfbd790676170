import { readRows, type Session } from "@facevalue/db";
import { sql } from "kysely";
import { type ReadScope, untilBlock, versionAt } from "./place-reader.ts";

const EVENT = {
  id: "id",
  contract: "id",
  organizer: "id?",
  category: "text?",
  artist: "text?",
  venue: "text?",
  city: "text?",
  country: "text?",
  status: "text",
  sales_start: "amount?",
  starts_at: "amount?",
  ends_at: "amount?",
  capacity: "amount?",
  published_at: "amount",
  published_at_block: "amount",
} as const;
const TIER = {
  id: "id",
  event: "id",
  currency: "id",
  price: "amount",
  fee: "amount",
  wallet_limit: "amount",
  resale_cap_bps: "amount",
} as const;
const CHANGE = { event: "id", kind: "text", block: "count", time: "count" } as const;

/** Events, tiers and changes of events, in an order of their own content. */
export async function readEventRows(session: Session, scope: ReadScope) {
  const event = sql.id(scope.schema, "event");
  const events = await readRows(
    session,
    sql`select * from ${event} where ${versionAt(scope, "event")} order by published_at_block, event_id, id`,
    EVENT,
  );
  const tiers = await readRows(
    session,
    sql`select * from ${sql.id(scope.schema, "ticket_type")} where ${versionAt(scope, "tier")} order by event, tier_id, id`,
    TIER,
  );
  const changes = await readRows(
    session,
    sql`
      select event, kind, block$ as block, "timestamp"::bigint as "time" from ${sql.id(scope.schema, "event_change")}
      where kind in ('RESCHEDULED', 'CANCELLED') and ${untilBlock(scope, "change")} order by block$, log_index, id`,
    CHANGE,
  );
  return { events, tiers, changes };
}

export type EventRows = Awaited<ReturnType<typeof readEventRows>>;
