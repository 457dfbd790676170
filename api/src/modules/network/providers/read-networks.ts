import { sql } from "kysely";
import type { NetworkState } from "../../../generated/resolver-types.ts";
import type { Reader } from "../../../graphql/reader.ts";
import { unionAll } from "../../../graphql/union-all.ts";
import type { NetworkRecord } from "../network-record.ts";
import { CURSOR_COLUMNS, type CursorRow } from "./cursor-row.ts";

interface RegisteredRow {
  readonly chain_id: string;
  readonly schema_name: string;
  readonly name: string | null;
  readonly has_cursor: boolean;
}

/** Every registered network, by chain id, with what its indexer last wrote. */
export async function readNetworks(reader: Pick<Reader, "read">): Promise<NetworkRecord[]> {
  const registered = await reader.read(sql<RegisteredRow>`
    select chain_id, schema_name, name, to_regclass(format('%I."cursor$"', schema_name)) is not null as has_cursor
    from ops.network order by chain_id`);
  const started = registered.filter(({ has_cursor }) => has_cursor);
  const branches = started.map(
    ({ chain_id, schema_name }) =>
      sql`select ${sql.lit(chain_id)}::bigint as chain_id, ${CURSOR_COLUMNS} from ${sql.id(schema_name, "cursor$")}`,
  );
  const cursors = branches.length === 0 ? [] : await reader.read(sql<CursorRow>`${unionAll(branches)}`);
  const byChain = new Map(cursors.map((cursor) => [cursor.chain_id, cursor]));
  return registered.map(({ chain_id, name }) => toNetwork(chain_id, name, byChain.get(chain_id)));
}

function toNetwork(chainId: string, name: string | null, cursor: CursorRow | undefined): NetworkRecord {
  const block = (value: string | null | undefined) =>
    value === null || value === undefined ? null : BigInt(value);
  return {
    chainId: Number(chainId),
    name,
    indexedBlock: block(cursor?.block_number),
    indexedBlockTime: cursor?.block_time ?? null,
    headBlock: block(cursor?.head_block),
    finalizedBlock: block(cursor?.finalized_block),
    updatedAt: cursor?.updated_at ?? null,
    state: (cursor?.state.toUpperCase() ?? "SYNCING") as NetworkState,
    errorCode: cursor?.error_code ?? null,
  };
}
