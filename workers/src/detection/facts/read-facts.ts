import type { Session } from "@facevalue/db";
import { assembleFacts } from "./assemble-facts.ts";
import type { DetectionFacts } from "./detection-facts.ts";
import { createNames } from "./names.ts";
import { nameEvents } from "./number-events.ts";
import { readEventRows } from "./read-event-records.ts";
import { readFundingColumns } from "./read-funding-columns.ts";
import { readListingColumns } from "./read-listing-columns.ts";
import { readSaleColumns } from "./read-sale-columns.ts";
import { readStatusColumns } from "./read-status-columns.ts";
import { readTransactions } from "./read-transactions.ts";
import { readTransferColumns } from "./read-transfer-columns.ts";

export interface FactsOptions {
  /** Nothing after this block counts; all that is stored unless given. Below finality, mutable rows need the indexer's whole history. */
  readonly asOf?: number;
}

/** What the network's tables say, and what was traced of its funding, in columns. */
export async function readFacts(
  session: Session,
  network: { readonly chainId: number; readonly schema: string },
  { asOf }: FactsOptions = {},
): Promise<DetectionFacts> {
  const scope = { schema: network.schema, asOf: asOf ?? null };
  const names = createNames();
  const eventRows = await readEventRows(session, scope);
  nameEvents(eventRows, names);
  const transactions = await readTransactions(session, scope, names);
  const named = { names, senders: transactions.sender };
  const sales = await readSaleColumns(session, scope, named);
  const transfers = await readTransferColumns(session, scope, named);
  const listings = await readListingColumns(session, scope, named);
  const statuses = await readStatusColumns(session, scope, names);
  const funding = await readFundingColumns(session, { chainId: network.chainId, asOf: scope.asOf }, names);
  return assembleFacts({
    chainId: network.chainId,
    names,
    eventRows,
    transactions,
    sales,
    transfers,
    listings,
    statuses,
    funding,
  });
}
