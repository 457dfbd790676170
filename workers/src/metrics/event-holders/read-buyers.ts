import { bytesList, readRows, type Session } from "@facevalue/db";
import { type RawBuilder, sql } from "kysely";
import type { RecomputeScope } from "../metric.ts";

const SHAPE = { event: "id", buyers: "count", returning: "count?", network_returning: "count" } as const;

/** Wallets that bought from the organizer of an event, for money. */
export interface BuyerCounts {
  readonly buyers: number;
  /** Of them, those that bought from the same organizer before; null when nobody knows the organizer. */
  readonly returning: number | null;
  /** Of them, those that bought anything on the network before. */
  readonly networkReturning: number;
}

/** Block and log as one number, which sorts like the two. */
const PLACE = sql`(block$::bigint << 32) + log_index`;
/** What was bought; what is known to be free of charge was not. */
const IS_PURCHASE = sql`price is distinct from 0`;

/** The buyers of the scope's events, counted by event. */
export async function readBuyers(
  session: Session,
  scope: RecomputeScope,
): Promise<(event: string) => BuyerCounts> {
  const rows = await readRows(session, buyerCounts(scope), SHAPE);
  const counts = new Map(rows.map((row) => [row.event, row]));
  return (event) => {
    const row = counts.get(event);
    return {
      buyers: row?.buyers ?? 0,
      returning: row === undefined ? null : row.returning,
      networkReturning: row?.network_returning ?? 0,
    };
  };
}

/**
 * A buyer's earlier purchases are looked for by the index on accounts, in the order of the blocks and up to the first
 * purchase here: what came later costs nothing, and what came before never changes.
 */
function buyerCounts({ schema, keys }: RecomputeScope): RawBuilder<unknown> {
  const table = (name: string) => sql.id(schema, name);
  return sql`
    select event, count(buyer) as buyers, count(*) filter (where is_returning) as network_returning,
      case when bool_or(organizer is not null) then count(*) filter (where is_returning and organizer is not null
        and exists (${earlierOfOrganizer(table)})) end as returning
    from (
      select asked.event, organizer, buyer, first_place, coalesce((
        select ${PLACE} from ${table("sale")} earlier
        where substring(earlier.buyer, 1, 64) = own.buyer and ${IS_PURCHASE} order by block$, log_index limit 1
      ) < first_place, false) as is_returning
      from unnest(${bytesList(keys)}) as asked (event)
      left join ${table("event")} e on e.id = asked.event and upper_inf(e.block_range)
      left join (
        select event, buyer, min(${PLACE}) as first_place from ${table("sale")}
        where event = any(${bytesList(keys)}) and kind = 'PRIMARY' and ${IS_PURCHASE} group by event, buyer
      ) own on own.event = asked.event
    ) buyer group by event`;
}

/**
 * A purchase of another of the organizer's events, published by then. Locks of a network file are left out: their
 * organizer may be told after their sales, which would change what came before.
 */
function earlierOfOrganizer(table: (name: string) => RawBuilder<unknown>): RawBuilder<unknown> {
  return sql`
    select from ${table("sale")} earlier
    join ${table("event")} other on other.id = earlier.event and upper_inf(other.block_range)
    left join ${table("ticket_contract")} contract on contract.id = other.contract and upper_inf(contract.block_range)
    where substring(earlier.buyer, 1, 64) = buyer.buyer and earlier.kind = 'PRIMARY' and ${IS_PURCHASE}
      and earlier.block$ <= first_place >> 32 and ${PLACE} < first_place
      and other.organizer = buyer.organizer and other.published_at_block <= first_place >> 32
      and not coalesce(contract.family = 'UNLOCK' and contract.factory is null, false)`;
}
