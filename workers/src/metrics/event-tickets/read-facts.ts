import { bytesList, type Decoded, readRows, type Session } from "@facevalue/db";
import { sql } from "kysely";
import { ADMITTING, isStatusOf, movesOf } from "../../facts/ticket-holding.sql.ts";
import type { RecomputeScope } from "../metric.ts";
import { type ResoldTicket, readResoldTickets } from "./read-resold-tickets.ts";

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

/** Numbered tickets that are alike: status, movements and resales, the last two up to `MANY`. */
export type TicketGroup = Decoded<typeof GROUP>;
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
  scope: RecomputeScope,
): Promise<(event: string) => TicketFacts> {
  const { schema, keys } = scope;
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
  const resold = await readResoldTickets(session, scope);
  return byEvent({ groups, held, listed, resold });
}

interface Read {
  readonly groups: readonly TicketGroup[];
  readonly held: readonly Decoded<typeof HELD>[];
  readonly listed: readonly Decoded<typeof LISTED>[];
  readonly resold: ReadonlyMap<string, readonly ResoldTicket[]>;
}

function byEvent({ groups, held, listed, resold }: Read): (event: string) => TicketFacts {
  const groupsOf = Map.groupBy(groups, ({ event }) => event);
  const heldOf = new Map(held.map((one) => [one.event, one]));
  const listedOf = new Map(listed.map((one) => [one.event, one]));
  return (event) => {
    const own = groupsOf.get(event) ?? [];
    const [holdings, listings] = [heldOf.get(event), listedOf.get(event)];
    return {
      groups: own,
      unnumbered: holdings?.quantity ?? 0n,
      listed: listings?.tickets ?? 0,
      resold: resold.get(event) ?? [],
      block: Math.max(holdings?.block ?? 0, listings?.block ?? 0, ...own.map(({ block }) => block)),
    };
  };
}
