import { bytesList, readRows, type Session } from "@facevalue/db";
import { sql } from "kysely";
import { readWhole } from "../../memory/event-memory.ts";
import type { RecomputeScope } from "../metric.ts";
import { BUYERS, type Buyer } from "./buyers-before.ts";

/** Wallets that bought from the organizer of an event, for money. */
export interface BuyerCounts {
  readonly buyers: number;
  /** Of them, those that bought from the same organizer before; null when nobody knows the organizer. */
  readonly returning: number | null;
  /** Of them, those that bought anything on the network before. */
  readonly networkReturning: number;
}

/** The buyers of the scope's events, counted by event. */
export async function readBuyers(
  session: Session,
  scope: RecomputeScope,
): Promise<(event: string) => BuyerCounts> {
  const byEvent = await (scope.memory?.read(session, scope, BUYERS) ?? readWhole(session, scope, BUYERS));
  const organizers = await readOrganizers(session, scope);
  const before = await readEventsBefore(session, scope, byEvent.values());
  return (event) => {
    const buyers = [...(byEvent.get(event)?.values() ?? [])];
    const organizer = organizers.get(event) ?? null;
    const isReturning = ({ block, earlierEvents }: Buyer) =>
      earlierEvents.some((id) => {
        const other = before.get(id);
        return other !== undefined && other.organizer === organizer && other.published_at_block <= block;
      });
    return {
      buyers: buyers.length,
      returning: organizer === null ? null : buyers.filter(isReturning).length,
      networkReturning: buyers.filter(({ boughtBefore }) => boughtBefore).length,
    };
  };
}

async function readOrganizers(
  session: Session,
  { schema, keys }: RecomputeScope,
): Promise<Map<string, string>> {
  const query = sql`
    select id, organizer from ${sql.id(schema, "event")}
    where id = any(${bytesList(keys)}) and upper_inf(block_range) and organizer is not null`;
  const rows = await readRows(session, query, { id: "id", organizer: "id" });
  return new Map(rows.map(({ id, organizer }) => [id, organizer]));
}

const EVENT = { id: "id", organizer: "id", published_at_block: "count" } as const;

/**
 * The events that these wallets bought before, by id. Locks of a network file are left out: their organizer may be told after their sales,
 * which would change what came before.
 */
async function readEventsBefore(
  session: Session,
  { schema }: RecomputeScope,
  buyers: Iterable<ReadonlyMap<string, Buyer>>,
) {
  const ids = new Set<string>();
  for (const own of buyers)
    for (const { earlierEvents } of own.values()) for (const id of earlierEvents) ids.add(id);
  if (ids.size === 0) return new Map<string, never>();
  const table = (name: string) => sql.id(schema, name);
  const query = sql`
    select event.id, event.organizer, event.published_at_block::bigint as published_at_block
    from ${table("event")} event
    left join ${table("ticket_contract")} contract on contract.id = event.contract and upper_inf(contract.block_range)
    where event.id = any(${bytesList([...ids].map((id) => Buffer.from(id, "latin1")))}) and upper_inf(event.block_range)
      and event.organizer is not null and event.published_at_block is not null
      and not coalesce(contract.family = 'UNLOCK' and contract.factory is null, false)`;
  return new Map((await readRows(session, query, EVENT)).map((row) => [row.id, row]));
}
