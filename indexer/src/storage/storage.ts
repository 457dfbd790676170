import type { Logger } from "@facevalue/core";
import type pg from "pg";
import type { DataSourceInstance } from "../engine/data-source-instance.ts";
import type { EntitySource } from "../engine/entity-source.ts";
import type { EntitySchema } from "../schema/entity-type.ts";
import { readRecentBlocks } from "./block-headers.ts";
import type { BlockPointer } from "./block-pointer.ts";
import { type IndexFailure, readProgress } from "./cursor-row.ts";
import { readDataSources } from "./data-source-rows.ts";
import { toDatabaseError } from "./database-error.ts";
import { EntityReader } from "./entity-reader.ts";
import type { NetworkRole } from "./network-registry.ts";
import type { ProcessedBlock } from "./pending-batch.ts";
import { PostgresStorage } from "./postgres-storage.ts";
import { prepareSchema } from "./prepare-schema.ts";
import type { RegisteredSource } from "./registered-source.ts";
import { TableVacuum } from "./table-vacuum.ts";
import { lockForWriting } from "./writer-lock.ts";

export interface StorageOptions {
  /** Two of its connections are taken until `close`, a third one now and then. */
  readonly pool: pg.Pool;
  readonly chainId: number;
  readonly schemaName: string;
  readonly entitySchema: EntitySchema;
  /** Of the subgraph build, so that another one's data is not mixed in. */
  readonly fingerprint: string;
  readonly network: string | null;
  /** Data sources; none by default. A change is refused when indexed blocks would be others with it. */
  readonly sources?: readonly RegisteredSource[];
  /** Keep every version of mutable entities, also below finality. */
  readonly keepHistory: boolean;
  /** Keep the versions of at least so many blocks behind the head; none but those that are not final by default. */
  readonly historyBlocks?: number;
  /** Whether the schema is its chain's one that metrics and API read; it must be, by default. */
  readonly role?: NetworkRole | undefined;
  /** Whether the schema is being built to take another one's place. */
  readonly standing?: "kept" | "building" | undefined;
  /** So many blocks become final between two prunings; 100 by default. */
  readonly pruneIntervalBlocks?: number;
  readonly logger: Logger;
}

const PRUNE_INTERVAL_BLOCKS = 100;

export interface CommitOptions {
  /** Blocks at or below it are never rolled back: of the versions there only the last is kept. */
  readonly finalizedBlock: number;
  readonly headBlock: number;
}

/** The tables of one network. One process writes them at a time. */
export interface Storage extends EntitySource {
  /** Last committed block, null before the first commit. */
  readonly cursor: BlockPointer | null;
  /** Committed headers, newest first, down to one at or below finality; each can be rolled back to. */
  recentBlocks(): readonly BlockPointer[];
  /** Newest block known to be final, -1 while none is. */
  readonly finalizedBlock: number;
  /** The newest committed header up to block `number`; null when none of these is kept. */
  headerUpTo(number: number): Promise<BlockPointer | null>;
  /** Created and not rolled back, in order, including those that are not committed yet. */
  dataSources(): readonly DataSourceInstance[];
  /** Adds a processed block to the pending batch, also while an earlier batch is being committed. */
  append(block: BlockPointer, outcome: ProcessedBlock): void;
  /** Not yet handed to `commit`; changes: rows held. */
  readonly pending: { readonly blocks: number; readonly changes: number };
  /**
   * Stores the pending batch in one transaction: rows, data sources, headers, feed entry, cursor. `cursor` may be
   * beyond the last appended block. After an error the storage takes nothing more: close it and open another.
   * @throws MAPPING_FAILED when an immutable entity is stored twice, DATABASE_UNREACHABLE, DATABASE_FAILED
   */
  commit(cursor: BlockPointer, options: CommitOptions): Promise<void>;
  /**
   * Undoes every block above `to`: pending ones are forgotten, committed ones rolled back in one transaction.
   * @throws REORG_TOO_DEEP below the complete history, with everything left as it is
   */
  rollback(to: BlockPointer): Promise<void>;
  /** Makes the indexes that only readers need, after the historical sync; when they are there, does nothing. */
  buildIndexes(): Promise<void>;
  /** Says that indexing stopped or does not go on, and why; the next commit clears it. */
  markFailed(failure: IndexFailure): Promise<void>;
  /** Gives the connections back; what is pending is lost. */
  close(): Promise<void>;
}

/**
 * Opens a network's tables for writing and makes them when there are none. The database must be migrated.
 * @throws DATABASE_IN_USE, DATABASE_OTHER_SUBGRAPH, DATABASE_OTHER_SOURCES, RPC_WRONG_CHAIN, DATABASE_UNREACHABLE
 */
export async function openStorage(options: StorageOptions): Promise<Storage> {
  const { pool, network: name, fingerprint, sources = [], role = "required", standing, ...others } = options;
  const { pruneIntervalBlocks = PRUNE_INTERVAL_BLOCKS, historyBlocks = 0, ...rest } = others;
  const parts = { ...rest, historyBlocks };
  const { chainId, schemaName } = parts;
  const connections: pg.PoolClient[] = [];
  try {
    for (let count = 0; count < 2; count++) connections.push(await connect(pool));
    const [client, reading] = connections as [pg.PoolClient, pg.PoolClient];
    await lockForWriting(client, schemaName);
    const entry = { chainId, schemaName, name, fingerprint, sources, role, standing };
    const isNetwork = await prepareSchema({ ...parts, client }, entry);
    const context = { ...parts, client, isNetwork };
    if (!isNetwork && standing !== "building")
      parts.logger.info({ msg: "Metrics and API read another schema of this chain", schema: schemaName });
    const progress = await readProgress(context);
    const reader = new EntityReader({ ...context, client: reading });
    await reader.open();
    const dataSources = await readDataSources(context);
    const recentBlocks = await readRecentBlocks(context, progress.finalizedBlock);
    const vacuum = new TableVacuum({ pool, schemaName, logger: parts.logger });
    const state = { vacuum, progress, dataSources, recentBlocks };
    return new PostgresStorage({ context, reader, connections, pruneIntervalBlocks, ...state });
  } catch (error) {
    for (const connection of connections) connection.release(true);
    throw toDatabaseError(error, `opening ${schemaName}`);
  }
}

async function connect(pool: pg.Pool): Promise<pg.PoolClient> {
  const client = await pool.connect();
  // A lost connection shows at the next query; without a listener it would end the process.
  client.on("error", () => undefined);
  return client;
}
