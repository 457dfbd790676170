import { readRows, type Session } from "@facevalue/db";
import { sql } from "kysely";
import type { EventSource } from "../../memory/event-memory.ts";
import type { AddedRows } from "../../memory/rows-of-events.ts";
import { IS_PURCHASE, PLACE } from "./purchase.sql.ts";

/** A wallet that bought from an event's organizer, for money, as it was when it did so first. */
export interface Buyer {
  /** Of the first purchase. */
  readonly block: number;
  /** Whether it had bought anything on the network before. */
  readonly boughtBefore: boolean;
  /** Events of its primary purchases before, each once. */
  readonly earlierEvents: readonly string[];
}

const SHAPE = { event: "id", buyer: "id", block: "count", is_earlier: "flag", primary_event: "id?" } as const;

/** The buyers of events, by wallet. What somebody had bought before stays as it is. */
export const BUYERS: EventSource<ReadonlyMap<string, Buyer>> = {
  name: "buyer",
  none: new Map(),
  sizeOf: (buyers) => buyers.size,
  async read(session, rows, known) {
    const added = Map.groupBy(await readAdded(session, rows), ({ event }) => event);
    return new Map(
      [...added].map(([event, own]) => {
        const buyers = new Map(known.get(event));
        for (const [buyer, found] of Map.groupBy(own, (row) => row.buyer)) {
          if (!buyers.has(buyer)) buyers.set(buyer, toBuyer(found));
        }
        return [event, buyers];
      }),
    );
  },
};

type Found = Awaited<ReturnType<typeof readAdded>>[number];

function toBuyer(rows: readonly Found[]): Buyer {
  return {
    block: rows[0]?.block ?? 0,
    boughtBefore: rows.some(({ is_earlier }) => is_earlier),
    earlierEvents: rows.flatMap(({ primary_event }) => primary_event ?? []),
  };
}

/**
 * One row per buyer and event bought before, or one with nothing. A buyer's earlier purchases are looked up by the index on accounts; what
 * came later is not read. The offset keeps Postgres from reading all sales, whose index it underrates.
 */
async function readAdded(session: Session, { schema, from }: AddedRows) {
  const query = sql`
    with own as materialized (
      select event, buyer, min(${PLACE}) as first_place from ${from("sale")}
      where kind = 'PRIMARY' and ${IS_PURCHASE} group by event, buyer
    )
    select own.event, own.buyer, own.first_place >> 32 as block, before.is_earlier is true as is_earlier,
      before.primary_event
    from own left join lateral (
      select distinct true as is_earlier, case when kind = 'PRIMARY' then sale.event end as primary_event
      from ${sql.id(schema, "sale")} sale
      where substring(sale.buyer, 1, 64) = own.buyer and ${IS_PURCHASE}
        and block$ <= own.first_place >> 32 and ${PLACE} < own.first_place offset 0
    ) before on true`;
  return await readRows(session, query, SHAPE);
}
