import { bytesList, type Decoded, readRows, type Session } from "@facevalue/db";
import { sql } from "kysely";
import { ADMITTING, isStatusOf, movesOf } from "../../facts/ticket-holding.sql.ts";
import type { RecomputeScope } from "../metric.ts";

/** From so many movements or resales on, tickets are counted together. */
export const MANY = 4;

const GROUP = {
  event: "id",
  status: "text",
  transfers: "count",
  resales: "count",
  tickets: "count",
  block: "count",
} as const;
const HELD = { event: "id", quantity: "amount", block: "count" } as const;
const LISTED = { event: "id", tickets: "count", block: "count" } as const;
const RESOLD = { event: "id", is_unnumbered: "flag", seconds: "count?" } as const;

/** Numbered tickets that are alike: status, movements and resales, the last two up to `MANY`. */
export type TicketGroup = Decoded<typeof GROUP>;
/** A ticket that was resold, with the seconds from its sale or issue to its first resale; null where neither came before it. */
export type ResoldTicket = Decoded<typeof RESOLD>;

export interface TicketFacts {
  readonly groups: readonly TicketGroup[];
  /** Tickets without a number that somebody holds. */
  readonly unnumbered: bigint;
  /** Tickets that admit, are not told to be for resale by their contract, and have an open listing. */
  readonly listed: number;
  readonly resold: readonly ResoldTicket[];
  /** Greatest block of these tickets, holdings and listings; 0 when there are none. */
  readonly block: number;
}

/** What the scope's events say of their tickets, by event. */
export async function readTicketFacts(
  session: Session,
  { schema, keys }: RecomputeScope,
): Promise<(event: string) => TicketFacts> {
  const events = bytesList(keys);
  const table = (name: string) => sql.id(schema, name);
  const groups = await readRows(
    session,
    sql`
      select event, status, least(${movesOf("t")}, ${sql.lit(MANY)}) as transfers,
        least(resale_count, ${sql.lit(MANY)}) as resales, count(*) as tickets,
        max(lower(block_range)) as block
      from ${table("ticket")} t where event = any(${events}) and upper_inf(block_range) group by 1, 2, 3, 4`,
    GROUP,
  );
  const held = await readRows(
    session,
    sql`
      select event, sum(quantity) as quantity, max(lower(block_range)) as block from ${table("holding")}
      where event = any(${events}) and upper_inf(block_range) group by event`,
    HELD,
  );
  const listed = await readRows(
    session,
    sql`
      select l.event, max(lower(l.block_range)) as block, count(distinct l.ticket) filter (where l.status = 'OPEN'
        and ${isStatusOf(sql`t.status`, ADMITTING)} and t.status <> 'RESELL') as tickets
      from ${table("listing")} l
      left join ${table("ticket")} t on t.id = l.ticket and t.event = l.event and upper_inf(t.block_range)
      where l.event = any(${events}) and upper_inf(l.block_range)
      group by l.event`,
    LISTED,
  );
  const resold = await readRows(session, resoldTickets({ schema, events }), RESOLD);
  return byEvent({ groups, held, listed, resold });
}

/** The primary sale is the ticket's first one at this event. */
function resoldTickets({ schema, events }: { schema: string; events: ReturnType<typeof bytesList> }) {
  return sql`
    select sold.event, sold.ticket is null as is_unnumbered,
      case when sold.ticket is not null then resold_at - case when primary_at <= resold_at then primary_at when t.issued_at <= resold_at then t.issued_at::bigint end end as seconds
    from (
      select event, ticket, min("timestamp") filter (where kind = 'PRIMARY')::bigint as primary_at,
        min("timestamp") filter (where kind = 'SECONDARY')::bigint as resold_at
      from ${sql.id(schema, "sale")} where event = any(${events}) group by event, ticket
    ) sold
    left join ${sql.id(schema, "ticket")} t on t.id = sold.ticket and t.event = sold.event and upper_inf(t.block_range)
    where resold_at is not null`;
}

interface Read {
  readonly groups: readonly TicketGroup[];
  readonly held: readonly Decoded<typeof HELD>[];
  readonly listed: readonly Decoded<typeof LISTED>[];
  readonly resold: readonly ResoldTicket[];
}

function byEvent({ groups, held, listed, resold }: Read): (event: string) => TicketFacts {
  const groupsOf = Map.groupBy(groups, ({ event }) => event);
  const resoldOf = Map.groupBy(resold, ({ event }) => event);
  const heldOf = new Map(held.map((one) => [one.event, one]));
  const listedOf = new Map(listed.map((one) => [one.event, one]));
  return (event) => {
    const own = groupsOf.get(event) ?? [];
    const [holdings, listings] = [heldOf.get(event), listedOf.get(event)];
    return {
      groups: own,
      unnumbered: holdings?.quantity ?? 0n,
      listed: listings?.tickets ?? 0,
      resold: resoldOf.get(event) ?? [],
      block: Math.max(holdings?.block ?? 0, listings?.block ?? 0, ...own.map(({ block }) => block)),
    };
  };
}
