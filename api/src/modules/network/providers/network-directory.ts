import { sql } from "kysely";
import type { Snapshot } from "../../../graphql/snapshot.ts";

/** Where the tables of a network are. */
export interface NetworkTables {
  readonly chainId: number;
  readonly schema: string;
}

const MAX_AGE_MS = 1000;

/**
 * The networks whose tables hold tickets: those are what lists are put together from. A network registers once in
 * its life, so the answer is kept for a second; a new network shows up after that.
 */
export class NetworkDirectory {
  #networks: readonly NetworkTables[] = [];
  #readAt = Number.NEGATIVE_INFINITY;

  async read(snapshot: Snapshot): Promise<readonly NetworkTables[]> {
    const now = performance.now();
    if (now - this.#readAt < MAX_AGE_MS) return this.#networks;
    const rows = await snapshot.read(sql<{ chain_id: string; schema_name: string }>`
      select chain_id, schema_name from ops.network
      where to_regclass(format('%I."cursor$"', schema_name)) is not null
        and to_regclass(format('%I.event', schema_name)) is not null
        and to_regclass(format('%I.sale', schema_name)) is not null
      order by chain_id`);
    this.#networks = rows.map((row) => ({ chainId: Number(row.chain_id), schema: row.schema_name }));
    this.#readAt = now;
    return this.#networks;
  }
}
