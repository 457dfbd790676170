import { describeError, type Logger } from "@facevalue/core";
import type pg from "pg";
import type { PendingBatch } from "./pending-batch.ts";
import { qualifiedName } from "./qualified-name.ts";

/** Fewer replaced rows are not worth a vacuum. */
const FEWEST_REPLACED = 10_000;
/** Part of a table's rows that may be replaced before it is vacuumed. */
const MOST_REPLACED = 0.2;

export interface VacuumOptions {
  /** One of its connections is taken while a table is vacuumed. */
  readonly pool: pg.Pool;
  readonly schemaName: string;
  readonly logger: Logger;
}

interface TableState {
  /** Rows replaced since the last vacuum. */
  replaced: number;
  /** How many it takes until the next, or until the table's size is to be asked for. */
  due: number;
}

/**
 * Makes the room of replaced rows free for new ones. While a chain's past is read, each batch replaces much of a mutable
 * table, and autovacuum, which looks once a minute, comes too late. Beside the writing, on a connection of its own; a failure
 * costs disk space only.
 */
export class TableVacuum {
  readonly #options: VacuumOptions;
  readonly #tables = new Map<string, TableState>();
  #client: pg.PoolClient | null = null;
  #isBusy = false;
  #isClosed = false;

  constructor(options: VacuumOptions) {
    this.#options = options;
  }

  /** Counts what a committed batch replaced, and begins to vacuum where it is time. */
  noteCommitted(batch: PendingBatch): void {
    for (const { type, entities } of batch.tables) {
      const state = this.#tables.get(type.table) ?? { replaced: 0, due: FEWEST_REPLACED };
      for (const { isStored } of entities.values()) if (isStored) state.replaced++;
      this.#tables.set(type.table, state);
    }
    if (!this.#isBusy && [...this.#tables.values()].some(isDue)) void this.#run();
  }

  /** Gives the connection back, whatever is under way on it. */
  close(): void {
    this.#isClosed = true;
    this.#client?.release(true);
    this.#client = null;
  }

  async #run(): Promise<void> {
    this.#isBusy = true;
    try {
      const client = await this.#options.pool.connect();
      if (this.#isClosed) return client.release();
      client.on("error", () => undefined);
      this.#client = client;
      for (const [table, state] of this.#tables) {
        if (isDue(state)) await this.#vacuumIfWorth(client, table, state);
      }
    } catch (error) {
      if (!this.#isClosed)
        this.#options.logger.warn({ msg: "Could not vacuum", reason: describeError(error) });
    } finally {
      this.#client?.release(true);
      this.#client = null;
      this.#isBusy = false;
    }
  }

  async #vacuumIfWorth(client: pg.PoolClient, table: string, state: TableState): Promise<void> {
    const name = qualifiedName(this.#options.schemaName, table);
    // -1 before the first vacuum.
    const { rows } = await client.query<{ count: number }>(
      "select reltuples as count from pg_class where oid = $1::regclass",
      [name],
    );
    state.due = Math.max(FEWEST_REPLACED, (rows[0]?.count ?? 0) * MOST_REPLACED);
    if (!isDue(state)) return;
    state.replaced = 0;
    await client.query(`vacuum (truncate false) ${name}`);
  }
}

function isDue({ replaced, due }: TableState): boolean {
  return replaced >= due;
}
