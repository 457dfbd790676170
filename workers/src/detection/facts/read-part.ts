import { readRows, type Session } from "@facevalue/db";
import { sql } from "kysely";
import type { ByteDictionary } from "../../columns/byte-dictionary.ts";
import { assembleFacts } from "./assemble-facts.ts";
import type { DetectionFacts } from "./detection-facts.ts";
import { createNames } from "./names.ts";
import { eventConditions, eventsUsedBy, type KnownDoors, partConditions } from "./part-conditions.ts";
import { readEventRows } from "./read-event-records.ts";
import { readFundingColumns } from "./read-funding-columns.ts";
import { readListingColumns } from "./read-listing-columns.ts";
import { readSaleColumns } from "./read-sale-columns.ts";
import { readStatusColumns } from "./read-status-columns.ts";
import { readTransactions } from "./read-transactions.ts";
import { readTransferColumns } from "./read-transfer-columns.ts";

/** Tables whose newest rows say how far the facts go. */
const PLACED = ["sale", "transfer", "listing_change", "ticket_status_change", "holding_use", "transaction"];

/**
 * Of a network's facts those that dossiers of these wallets are made of, whichever of the wallets belong together: such a dossier is the same as of all facts.
 * It costs what the wallets did and their organizers published, not what the network has. Every wallet has a number, those that no row names too.
 */
export async function readPart(
  session: Session,
  { chainId, schema }: { readonly chainId: number; readonly schema: string },
  { wallets, doors = null }: { readonly wallets: readonly Buffer[]; readonly doors?: KnownDoors | null },
): Promise<DetectionFacts> {
  const names = createNames();
  const own = partConditions(schema, wallets);
  const of = (more: object) => ({ schema, asOf: null, only: { ...own, ...none, ...more } });
  const transactions = await readTransactions(session, of({}), names);
  const read = { names, senders: transactions.sender };
  const sales = await readSaleColumns(session, of({}), read);
  const transfers = await readTransferColumns(session, of({}), read);
  const listings = await readListingColumns(session, of({}), read);
  for (const row of await readRows(session, eventsUsedBy(schema, wallets), { event: "id" }))
    names.events.add(Buffer.from(row.event, "latin1"));
  const named = { wallets, doors, events: allOf(names.events), tiers: allOf(names.tiers) };
  const rest = of(eventConditions(schema, named));
  const statuses = await readStatusColumns(session, rest, names);
  const eventRows = await readEventRows(session, rest);
  const funding = await readFundingColumns(session, { chainId, asOf: null, only: own.funding }, names);
  const facts = assembleFacts({
    chainId,
    names,
    eventRows,
    transactions,
    sales,
    transfers,
    listings,
    statuses,
    funding,
  });
  for (const wallet of wallets) facts.wallets.add(wallet);
  return { ...facts, asOf: await readNewest(session, schema) };
}

function allOf(dictionary: ByteDictionary): Buffer[] {
  return Array.from({ length: dictionary.count }, (_, number) => dictionary.bytesOf(number));
}

/** Block and time of the newest row of all. */
async function readNewest(session: Session, schema: string): Promise<DetectionFacts["asOf"]> {
  const newest = PLACED.map(
    (table) => sql`
    (select block$ as block, "timestamp"::bigint as "time" from ${sql.id(schema, table)} order by block$ desc limit 1)`,
  );
  const query = sql`select block, "time" from (${sql.join(newest, sql` union all `)}) newest order by block desc limit 1`;
  const [row] = await readRows(session, query, { block: "count", time: "count" });
  return row ?? null;
}

/** Until the events are known. */
const none = { event: sql`false`, tier: sql`false`, change: sql`false`, status: sql`false` };
