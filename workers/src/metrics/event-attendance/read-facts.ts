import { bytesList, type Decoded, readRows, type Session } from "@facevalue/db";
import { type RawBuilder, sql } from "kysely";
import { HELD, isStatusOf, movesOf } from "../../facts/ticket-holding.sql.ts";
import type { RecomputeScope } from "../metric.ts";

export const BUCKET_SECONDS = 900;

const EXPECTED = { event: "id", tickets: "count", block: "count" } as const;
const HOLDINGS = { event: "id", tickets: "amount", block: "count" } as const;
const ENTRIES = {
  event: "id",
  origin: "text",
  bucket: "count?",
  tickets: "amount",
  first_at: "count?",
  last_at: "count?",
  block: "count",
} as const;

/**
 * Tickets that entered alike. `origin`: how the one at the door had come by the ticket: ORIGINAL, RESALE, OTHER, or USE for tickets
 * without a number. `bucket`: start of the quarter of an hour; null, like the times, where no log tells the check-in.
 */
export type EntryGroup = Decoded<typeof ENTRIES>;

export interface AttendanceFacts {
  /** Numbered tickets that admit or were checked in. */
  readonly expected: number;
  /** Tickets without a number that somebody holds. */
  readonly unnumbered: bigint;
  readonly entries: readonly EntryGroup[];
  /** Greatest block among them; 0 when there are none. */
  readonly block: number;
}

/** Who could enter and who did, by event. */
export async function readAttendanceFacts(
  session: Session,
  { schema, keys }: RecomputeScope,
): Promise<(event: string) => AttendanceFacts> {
  const scope = { table: (name: string) => sql.id(schema, name), events: bytesList(keys) };
  const expected = await readRows(session, expectedTickets(scope), EXPECTED);
  const holdings = await readRows(session, heldTickets(scope), HOLDINGS);
  const entries = await readRows(session, sql`${checkIns(scope)} union all ${uses(scope)}`, ENTRIES);
  const expectedOf = new Map(expected.map((one) => [one.event, one]));
  const holdingsOf = new Map(holdings.map((one) => [one.event, one]));
  const entriesOf = Map.groupBy(entries, ({ event }) => event);
  return (event) => {
    const [tickets, held] = [expectedOf.get(event), holdingsOf.get(event)];
    const own = entriesOf.get(event) ?? [];
    return {
      expected: tickets?.tickets ?? 0,
      unnumbered: held?.tickets ?? 0n,
      entries: own,
      block: own.reduce(
        (last, { block }) => Math.max(last, block),
        Math.max(tickets?.block ?? 0, held?.block ?? 0),
      ),
    };
  };
}

interface Scope {
  readonly table: (name: string) => RawBuilder<unknown>;
  readonly events: RawBuilder<unknown>;
}

function expectedTickets({ table, events }: Scope): RawBuilder<unknown> {
  return sql`
    select event, count(*) filter (where ${isStatusOf(sql`status`, HELD)}) as tickets, max(lower(block_range)) as block
    from ${table("ticket")} where event = any(${events}) and upper_inf(block_range) group by event`;
}

function heldTickets({ table, events }: Scope): RawBuilder<unknown> {
  return sql`
    select event, sum(quantity) as tickets, max(lower(block_range)) as block
    from ${table("holding")} where event = any(${events}) and upper_inf(block_range) group by event`;
}

/**
 * The check-in of a ticket is its first one at this event. Who stands at the door has the ticket from the organizer when it
 * never moved, or when its last sale before was a primary one to this wallet.
 */
function checkIns({ table, events }: Scope): RawBuilder<unknown> {
  return sql`
    select event, origin, time / ${sql.lit(BUCKET_SECONDS)} * ${sql.lit(BUCKET_SECONDS)} as bucket, count(*)::numeric as tickets,
      min(time) as first_at, max(time) as last_at, max(block) as block
    from (
      select t.event, entry.time, greatest(entry.block$, lower(t.block_range)) as block,
        case when ${movesOf("t")} = 0 then 'ORIGINAL' else coalesce((
          select case when last.buyer <> entry.holder then 'OTHER' when last.kind = 'PRIMARY' then 'ORIGINAL' else 'RESALE' end
          from ${table("sale")} last
          where last.ticket = t.id and last.event = t.event and last.block$ <= entry.block$
            and (last.block$, last.log_index) < (entry.block$, entry.log_index)
          order by last.block$ desc, last.log_index desc, last.id desc limit 1), 'OTHER') end as origin
      from ${table("ticket")} t
      left join (
        select distinct on (event, ticket) event, ticket, holder, "timestamp"::bigint as time, block$, log_index
        from ${table("ticket_status_change")} where event = any(${events}) and status = 'CHECKED_IN'
        order by event, ticket, block$, log_index, id
      ) entry on entry.ticket = t.id and entry.event = t.event
      where t.event = any(${events}) and upper_inf(t.block_range) and t.status = 'CHECKED_IN'
    ) checked_in group by event, origin, bucket`;
}

function uses({ table, events }: Scope): RawBuilder<unknown> {
  return sql`
    select event, 'USE' as origin, time / ${sql.lit(BUCKET_SECONDS)} * ${sql.lit(BUCKET_SECONDS)} as bucket, sum(quantity) as tickets,
      min(time) as first_at, max(time) as last_at, max(block$) as block
    from (
      select event, quantity, block$, "timestamp"::bigint as time from ${table("holding_use")} where event = any(${events})
    ) used group by event, bucket`;
}
