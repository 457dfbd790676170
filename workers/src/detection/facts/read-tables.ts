import type { Session } from "@facevalue/db";
import type { Names } from "./names.ts";
import type { ReadScope } from "./place-reader.ts";
import { readListingColumns } from "./read-listing-columns.ts";
import { readSaleColumns } from "./read-sale-columns.ts";
import { readStatusColumns } from "./read-status-columns.ts";
import { readTransactions } from "./read-transactions.ts";
import { readTransferColumns } from "./read-transfer-columns.ts";

/** The rows of the tables that only ever get rows of new blocks, in the order of the chain, with numbers of `names`. */
export async function readTables(session: Session, scope: ReadScope, names: Names) {
  const transactions = await readTransactions(session, scope, names);
  const named = { names, senders: transactions.sender };
  return {
    transactions,
    sales: await readSaleColumns(session, scope, named),
    transfers: await readTransferColumns(session, scope, named),
    listings: await readListingColumns(session, scope, named),
    statuses: await readStatusColumns(session, scope, names),
  };
}

export type ImmutableTables = Awaited<ReturnType<typeof readTables>>;

export function countRows(tables: ImmutableTables): number {
  return Object.values(tables).reduce((sum, { count }) => sum + count, 0);
}
