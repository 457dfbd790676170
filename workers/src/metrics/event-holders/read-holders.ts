import { bytesList, type Decoded, readRows, type Session } from "@facevalue/db";
import { sql } from "kysely";
import { HELD, isStatusOf } from "../../facts/ticket-holding.sql.ts";
import type { RecomputeScope } from "../metric.ts";

const SHAPE = { event: "id", held: "amount", wallets: "amount", block: "count" } as const;

/** Wallets of an event that hold equally many tickets, fewest first; `block` is the greatest of what they hold or held. */
export type HolderGroup = Decoded<typeof SHAPE>;

/** The wallets of the scope's events by event. Those that hold nothing any more are a group of their own, with 0 held. */
export async function readHolders(
  session: Session,
  { schema, keys }: RecomputeScope,
): Promise<Map<string, HolderGroup[]>> {
  const events = bytesList(keys);
  const query = sql`
    select event, held, count(*)::numeric as wallets, max(block) as block
    from (
      select event, owner, sum(quantity) as held, max(block) as block
      from (
        select event, owner, count(*) filter (where ${isStatusOf(sql`status`, HELD)})::numeric as quantity,
          max(lower(block_range)) as block
        from ${sql.id(schema, "ticket")} where event = any(${events}) and upper_inf(block_range) group by event, owner
        union all
        select event, owner, quantity, lower(block_range)
        from ${sql.id(schema, "holding")} where event = any(${events}) and upper_inf(block_range)
      ) part group by event, owner
    ) wallet group by event, held order by event, held`;
  return Map.groupBy(await readRows(session, query, SHAPE), ({ event }) => event);
}
