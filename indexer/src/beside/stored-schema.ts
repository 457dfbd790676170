import type pg from "pg";
import { qualifiedName } from "../storage/qualified-name.ts";
import type { RegisteredSource } from "../storage/registered-source.ts";

/** What a database holds of a schema that an indexer writes. */
export interface StoredSchema {
  readonly chainId: number;
  readonly fingerprint: string;
  readonly sources: readonly RegisteredSource[];
  /** Whether metrics and API read it for its chain. */
  readonly isNetwork: boolean;
  readonly standing: "kept" | "building" | "retired";
  /** Last committed block; -1 before the first commit. */
  readonly block: number;
  /** Whether it has the indexes that readers need. */
  readonly isIndexed: boolean;
}

interface Row {
  readonly chain_id: string;
  readonly fingerprint: string;
  readonly sources: readonly RegisteredSource[];
  readonly is_network: boolean;
  readonly standing: StoredSchema["standing"];
}

interface CursorRow {
  readonly block_number: number | null;
  readonly indexes_built: boolean;
}

/** Null when the schema is not registered. */
export async function readStoredSchema(
  client: pg.ClientBase,
  schemaName: string,
): Promise<StoredSchema | null> {
  const columns = "schema_name, chain_id, fingerprint, sources";
  const { rows } = await client.query<Row>(
    `select * from (
        select ${columns}, true as is_network, 'kept' as standing from ops.network
        union all select ${columns}, false, standing from ops.subgraph) known
      where schema_name = $1`,
    [schemaName],
  );
  const row = rows[0];
  if (row === undefined) return null;
  const cursor = await client.query<CursorRow>(
    `select block_number, indexes_built from ${qualifiedName(schemaName, "cursor$")}`,
  );
  return {
    chainId: Number(row.chain_id),
    fingerprint: row.fingerprint,
    sources: row.sources,
    isNetwork: row.is_network,
    standing: row.standing,
    block: cursor.rows[0]?.block_number ?? -1,
    isIndexed: cursor.rows[0]?.indexes_built ?? false,
  };
}
