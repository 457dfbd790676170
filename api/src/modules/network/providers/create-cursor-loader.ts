import DataLoader from "dataloader";
import { sql } from "kysely";
import type { Reader } from "../../../graphql/reader.ts";
import { unionAll } from "../../../graphql/union-all.ts";
import { CURSOR_COLUMNS, type CursorRow } from "./cursor-row.ts";

/** How far indexers are, by chain id; null for a chain without one. */
export function createCursorLoader(reader: Reader): DataLoader<number, CursorRow | null> {
  return new DataLoader(async (chainIds) => {
    const networks = (await reader.networks()).filter(({ chainId }) => chainIds.includes(chainId));
    if (networks.length === 0) return chainIds.map(() => null);
    const branches = networks.map(
      ({ chainId, schema }) =>
        sql`select ${sql.lit(String(chainId))}::bigint as chain_id, ${CURSOR_COLUMNS} from ${sql.id(schema, "cursor$")}`,
    );
    const rows = await reader.read(sql<CursorRow>`${unionAll(branches)}`);
    const byChain = new Map(rows.map((row) => [Number(row.chain_id), row]));
    return chainIds.map((chainId) => byChain.get(chainId) ?? null);
  });
}
