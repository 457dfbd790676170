import { sql } from "kysely";
import type { Reader } from "../../../graphql/reader.ts";

const MOST_CREATED = 100;

/** A data source of the subgraph's manifest, or a contract that is configured in its place. */
export interface ManifestSource {
  readonly name: string;
  /** Null for one that takes logs of every address. */
  readonly address: string | null;
  readonly startBlock: number;
  readonly endBlock: number | null;
}

/** A data source that a mapping created. */
export interface CreatedSource {
  readonly name: string;
  readonly address: string;
  readonly createdAtBlock: number;
}

/** Why indexing stopped, or does not get on; the fields of a handler are null where none failed. */
export interface IndexingError {
  readonly code: string;
  readonly dataSource: string | null;
  readonly handler: string | null;
  readonly block: number | null;
  readonly transaction: string | null;
}

/** Tables that are built anew beside the network's, whose contracts have changed, and will take their place. */
export interface BuildingBeside {
  /** Last block they hold; null before the first commit. */
  readonly indexedBlock: number | null;
  readonly headBlock: number | null;
}

/** What an indexer works on and how the subgraph fares. */
export interface Indexing {
  /** Null in tables of an indexer that did not write it yet. */
  readonly health: "healthy" | "unhealthy" | "failed" | null;
  readonly error: IndexingError | null;
  /** Handlers that failed and were skipped, as the subgraph allows; null where health is. */
  readonly skippedHandlers: number | null;
  /** Null while nothing is built beside. */
  readonly building: BuildingBeside | null;
  readonly dataSources: {
    readonly manifest: readonly ManifestSource[];
    readonly createdCount: number;
    /** The first hundred, in the order of their creation. */
    readonly created: readonly CreatedSource[];
  };
}

interface SchemaRow {
  readonly chain_id: string;
  readonly schema_name: string;
  readonly sources: readonly (Omit<ManifestSource, "endBlock"> & { readonly endBlock?: number | null })[];
  readonly building: string | null;
  readonly has_cursor: boolean;
  readonly has_health: boolean;
}

type Source = Pick<Reader, "read">;
type State = Omit<Indexing, "dataSources" | "building">;

/** By chain id, of every registered network. */
export async function readIndexing(reader: Source): Promise<ReadonlyMap<number, Indexing>> {
  const rows = await reader.read(sql<SchemaRow>`
    select chain_id, schema_name, sources,
      (select schema_name from ops.subgraph
        where standing = 'building' and schema_name = network.schema_name || '_next') as building,
      to_regclass(format('%I."data_sources$"', schema_name)) is not null as has_cursor,
      to_regclass(format('%I."subgraph_error$"', schema_name)) is not null as has_health
    from ops.network order by chain_id`);
  const indexing = new Map<number, Indexing>();
  for (const row of rows) indexing.set(Number(row.chain_id), await readOne(reader, row));
  return indexing;
}

async function readOne(reader: Source, row: SchemaRow): Promise<Indexing> {
  const { schema_name: schema, sources, has_cursor: hasCursor, has_health: hasHealth } = row;
  const created = hasCursor ? await readCreated(reader, schema) : { createdCount: 0, created: [] };
  const state = hasHealth ? await readHealth(reader, schema) : await readErrorCode(reader, row);
  const building = row.building === null ? null : await readBuilding(reader, row.building);
  const manifest = sources.map(({ name, address, startBlock, endBlock = null }) => {
    return { name, address, startBlock, endBlock };
  });
  return { ...state, building, dataSources: { manifest, ...created } };
}

async function readBuilding(reader: Source, schema: string): Promise<BuildingBeside | null> {
  const [row] = await reader.read(sql<BuildingBeside>`
    select block_number as "indexedBlock", head_block as "headBlock" from ${sql.id(schema, "cursor$")}`);
  return row ?? null;
}

async function readCreated(reader: Source, schema: string) {
  const table = sql.id(schema, "data_sources$");
  const [counted] = await reader.read(sql<{ count: string }>`select count(*) from ${table}`);
  const created = await reader.read(sql<CreatedSource>`
    select template as name, address, block as "createdAtBlock" from ${table} order by vid limit ${MOST_CREATED}`);
  return { createdCount: Number(counted?.count), created };
}

interface HealthRow {
  readonly health: "healthy" | "unhealthy" | "failed";
  readonly error_code: string | null;
  readonly data_source: string | null;
  readonly handler: string | null;
  readonly block: number | null;
  readonly transaction: string | null;
  readonly skipped: string;
}

async function readHealth(reader: Source, schema: string): Promise<State> {
  const errors = sql.id(schema, "subgraph_error$");
  const [row] = await reader.read(sql<HealthRow>`
    select c.health, c.error_code, e.data_source, e.handler, lower(e.block_range) as block,
      '0x' || encode(e.transaction_hash, 'hex') as transaction,
      (select count(*) from ${errors} where not is_fatal) as skipped
    from ${sql.id(schema, "cursor$")} c left join ${errors} e on e.is_fatal and c.error_code is not null
    order by e.vid desc nulls last limit 1`);
  if (row === undefined) return { health: null, error: null, skippedHandlers: null };
  const { health, error_code: code, data_source: dataSource, handler, block, transaction } = row;
  const error = code === null ? null : { code, dataSource, handler, block, transaction };
  return { health, error, skippedHandlers: Number(row.skipped) };
}

async function readErrorCode(
  reader: Source,
  { schema_name: schema, has_cursor: hasCursor }: SchemaRow,
): Promise<State> {
  const cursor = sql.id(schema, "cursor$");
  const rows = hasCursor
    ? await reader.read(sql<{ error_code: string | null }>`select error_code from ${cursor}`)
    : [];
  const code = rows[0]?.error_code ?? null;
  const error =
    code === null ? null : { code, dataSource: null, handler: null, block: null, transaction: null };
  return { health: null, error, skippedHandlers: null };
}
