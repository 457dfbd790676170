import { bytesList, readRows, type Session } from "@facevalue/db";
import { sql } from "kysely";
import { type DetectionFacts, NONE } from "../facts/detection-facts.ts";
import type { EventTerms, LogPlace, Programme, TierTerms } from "./dossier.ts";

const CHANGE = {
  event: "id",
  ticket_type: "id?",
  transaction: "id",
  log_index: "count",
  block: "count",
  timestamp: "count",
} as const;

/** What is published, with the logs that say so. */
export interface PublishedTerms {
  readonly events: ReadonlyMap<number, EventTerms>;
  readonly tiers: ReadonlyMap<number, TierTerms>;
  /** By organizer. */
  readonly programmes: ReadonlyMap<number, Programme>;
  /** Transaction hashes by the number that `LogPlace` gives those of terms, hex with 0x. */
  readonly hashes: readonly string[];
}

/** Terms of every event and tier of the facts, as of their block. @param only what is told of these events, by id; of all unless given */
export async function readTerms(
  session: Session,
  schema: string,
  facts: DetectionFacts,
  only?: readonly string[],
): Promise<PublishedTerms> {
  const query = sql`
    select event, ticket_type, transaction, log_index, block::bigint as block, timestamp::bigint as timestamp
    from ${sql.id(schema, "event_change")} where block <= ${sql.lit(facts.asOf?.block ?? 0)}
      and ${only === undefined ? sql`true` : sql`event = any(${bytesList(only.map((id) => Buffer.from(id.slice(2), "hex")))})`}
    order by block, log_index, id`;
  const hashes: string[] = [];
  const places = new Map<string, LogPlace[]>();
  for (const row of await readRows(session, query, CHANGE)) {
    const { log_index: logIndex, block, timestamp: time } = row;
    const place: LogPlace = { source: "terms", transaction: hashes.length, logIndex, block, time };
    hashes.push(hexOf(row.transaction));
    const key = hexOf(row.ticket_type ?? row.event);
    const own = places.get(key);
    if (own === undefined) places.set(key, [place]);
    else own.push(place);
  }
  return termsOfFacts(facts, { places, hashes });
}

/** Logs that publish terms, by the event's or tier's id, and the hashes of their transactions. */
interface TermLogs {
  readonly places: ReadonlyMap<string, readonly LogPlace[]>;
  readonly hashes: readonly string[];
}

/** Terms as the facts hold them. */
export function termsOfFacts(facts: DetectionFacts, { places, hashes }: TermLogs): PublishedTerms {
  const events = facts.events.map((record, event): [number, EventTerms] => {
    const { organizer, city, startsAt, onSaleAt: salesStart, status, changes } = record;
    const isCancelled = status === "CANCELLED";
    const logs = places.get(record.id) ?? [];
    const changedAt = changes.map(({ time }) => time);
    return [event, { event, organizer, salesStart, startsAt, city, isCancelled, changedAt, logs }];
  });
  const tiers = facts.tiers.map(({ id, event, walletLimit }, tier): [number, TierTerms] => {
    return [tier, { tier, event, walletLimit, logs: places.get(id) ?? [] }];
  });
  return { events: new Map(events), tiers: new Map(tiers), programmes: programmesOf(events), hashes };
}

function programmesOf(events: readonly (readonly [number, EventTerms])[]): Map<number, Programme> {
  const dated = events
    .map(([, terms]) => terms)
    .filter(({ organizer, salesStart, logs }) => organizer !== NONE && salesStart !== null && logs.length > 0)
    .filter(({ isCancelled }) => !isCancelled)
    .toSorted((one, other) => (one.salesStart ?? 0) - (other.salesStart ?? 0));
  return Map.groupBy(dated, ({ organizer }) => organizer);
}

function hexOf(bytes: string): string {
  return `0x${Buffer.from(bytes, "latin1").toString("hex")}`;
}
