import { AppError, fiatDecimals } from "@facevalue/core";
import type { Database } from "@facevalue/db";
import { type Kysely, sql } from "kysely";
import type { Network } from "../compute/metric-on-network.ts";

const ADDRESS = /^0x[0-9a-fA-F]{40}$/;
const MOST_TOLD = 5;

/**
 * Ids of currencies by the names that people give them: address, `native`, ISO 4217 code, or the symbol of a token that the
 * network's tables know.
 * @throws RATES_UNUSABLE when a symbol is none of theirs, or several's
 */
export async function resolveCurrencies(
  db: Kysely<Database>,
  network: Network,
  names: ReadonlySet<string>,
): Promise<Map<string, Buffer>> {
  const ids = new Map<string, Buffer>();
  for (const name of names) {
    const id = idOf(name);
    if (id !== null) ids.set(name, id);
  }
  const symbols = [...names].filter((name) => !ids.has(name));
  const found = symbols.length === 0 ? [] : await readSymbols(db, network, symbols);
  const problems: string[] = [];
  for (const symbol of symbols) {
    const own = found.filter((row) => row.symbol === symbol);
    if (own.length === 1 && own[0] !== undefined) ids.set(symbol, own[0].id);
    else
      problems.push(`${symbol} (${own.length === 0 ? "no token" : `${own.length} tokens`} of that symbol)`);
  }
  if (problems.length > 0) {
    const told = problems.slice(0, MOST_TOLD).join(", ");
    const message = `exchange rates name currencies that network ${network.chainId} does not know: ${told}: give the address`;
    throw new AppError("RATES_UNUSABLE", message);
  }
  return ids;
}

function idOf(name: string): Buffer | null {
  if (name === "native") return Buffer.alloc(20);
  if (ADDRESS.test(name)) return Buffer.from(name.slice(2), "hex");
  return fiatDecimals(name) === null ? null : Buffer.from(name);
}

async function readSymbols(
  db: Kysely<Database>,
  { schema }: Network,
  symbols: readonly string[],
): Promise<{ id: Buffer; symbol: string }[]> {
  const { rows } = await sql<{ id: Buffer; symbol: string }>`
    select id, symbol from ${sql.id(schema, "currency")} where symbol = any(${symbols}::text[])`.execute(db);
  return rows;
}
