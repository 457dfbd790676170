import type { PricedCurrency } from "@facevalue/core";
import { readRows, type Session } from "@facevalue/db";
import { sql } from "kysely";

/** The network's currencies by id. A test chain or a mapping may price in one without a row: it has no known decimals then. */
export async function readCurrencies(session: Session, schema: string): Promise<Map<string, PricedCurrency>> {
  const query = sql`select id, decimals from ${sql.id(schema, "currency")}`;
  const rows = await readRows(session, query, { id: "id", decimals: "count?" });
  return new Map(rows.map((row) => [row.id, row]));
}
