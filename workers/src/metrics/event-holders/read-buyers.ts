import { bytesList, readRows, type Session } from "@facevalue/db";
import { sql } from "kysely";
import { readWhole } from "../../memory/event-memory.ts";
import type { RecomputeScope } from "../metric.ts";
import { BUYERS, type Buyer } from "./buyers-before.ts";
import { BUYER_COUNTS, countAtOnce } from "./count-at-once.ts";
import { isCounted } from "./purchase.sql.ts";

/** Wallets that bought from the organizer of an event, for money. */
export interface BuyerCounts {
  readonly buyers: number;
  /** Of them, those that bought from the same organizer before; null when nobody knows the organizer. */
  readonly returning: number | null;
  /** Of them, those that bought anything on the network before. */
  readonly networkReturning: number;
}

const NO_BUYERS: BuyerCounts = { buyers: 0, returning: null, networkReturning: 0 };
/** All sales are read in place of each buyer's for at least so many events, if they are at least this share of all: then their buyers are most there are. */
const [FEWEST_SCANNED, SCANNED_SHARE] = [100, 0.2];

/** The buyers of the scope's events, counted by event. */
export async function readBuyers(
  session: Session,
  scope: RecomputeScope,
): Promise<(event: string) => BuyerCounts> {
  const counts = await ((await isMost(session, scope))
    ? countAll(session, scope)
    : countByBuyer(session, scope));
  return (event) => counts.get(event) ?? NO_BUYERS;
}

type Counts = Map<string, BuyerCounts>;

async function isMost(
  session: Session,
  { schema, keys }: Pick<RecomputeScope, "schema" | "keys">,
): Promise<boolean> {
  if (keys.length < FEWEST_SCANNED) return false;
  const query = sql`select count(*) as events from ${sql.id(schema, "event")} where upper_inf(block_range)`;
  const [row] = await readRows(session, query, { events: "count" });
  return keys.length >= SCANNED_SHARE * (row?.events ?? 0);
}

/** All sales of the network are read for it. */
export async function countAll(
  session: Session,
  scope: Pick<RecomputeScope, "schema" | "keys">,
): Promise<Counts> {
  const rows = await readRows(session, countAtOnce(scope), BUYER_COUNTS);
  return new Map(
    rows.map(({ event, buyers, returning, network_returning }) => [
      event,
      { buyers, returning, networkReturning: network_returning },
    ]),
  );
}

/** What each buyer had bought before is looked up, unless it is remembered. */
export async function countByBuyer(
  session: Session,
  scope: Pick<RecomputeScope, "schema" | "keys" | "memory">,
): Promise<Counts> {
  const byEvent = await (scope.memory?.read(session, scope, BUYERS) ?? readWhole(session, scope, BUYERS));
  const organizers = await readOrganizers(session, scope);
  const before = await readEventsBefore(session, scope, byEvent.values());
  const count = (event: string): BuyerCounts => {
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
  return new Map(scope.keys.map((key) => key.toString("latin1")).map((event) => [event, count(event)]));
}

type Scope = Pick<RecomputeScope, "schema" | "keys">;

async function readOrganizers(session: Session, { schema, keys }: Scope): Promise<Map<string, string>> {
  const query = sql`
    select id, organizer from ${sql.id(schema, "event")}
    where id = any(${bytesList(keys)}) and upper_inf(block_range) and organizer is not null`;
  const rows = await readRows(session, query, { id: "id", organizer: "id" });
  return new Map(rows.map(({ id, organizer }) => [id, organizer]));
}

const EVENT = { id: "id", organizer: "id", published_at_block: "count" } as const;

/** The events that these wallets bought before, by id. */
async function readEventsBefore(
  session: Session,
  { schema }: Scope,
  buyers: Iterable<ReadonlyMap<string, Buyer>>,
) {
  const ids = new Set<string>();
  for (const own of buyers)
    for (const { earlierEvents } of own.values()) for (const id of earlierEvents) ids.add(id);
  if (ids.size === 0) return new Map<string, never>();
  const query = sql`
    select event.id, event.organizer, event.published_at_block::bigint as published_at_block
    from ${sql.id(schema, "event")} event
    where event.id = any(${bytesList([...ids].map((id) => Buffer.from(id, "latin1")))}) and upper_inf(event.block_range)
      and event.organizer is not null and event.published_at_block is not null and ${isCounted(schema)}`;
  return new Map((await readRows(session, query, EVENT)).map((row) => [row.id, row]));
}
