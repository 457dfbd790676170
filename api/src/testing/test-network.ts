import { networkSchema } from "@facevalue/core";
import type pg from "pg";
import { chainDdl } from "./chain-ddl.ts";

export type Row = Readonly<Record<string, unknown>>;

/** A network's tables, and what tests put into them. */
export class TestNetwork {
  readonly chainId: number;
  readonly schema: string;
  readonly #pool: pg.Pool;

  private constructor(pool: pg.Pool, chainId: number) {
    this.#pool = pool;
    this.chainId = chainId;
    this.schema = networkSchema(chainId);
  }

  /** Registers the network and makes its tables, which are empty. */
  static async create(pool: pg.Pool, chainId: number, name: string | null): Promise<TestNetwork> {
    const network = new TestNetwork(pool, chainId);
    await pool.query(chainDdl(network.schema).join(";\n"));
    await pool.query(
      "insert into ops.network (chain_id, schema_name, name, fingerprint) values ($1, $2, $3, 'test')",
      [chainId, network.schema, name],
    );
    return network;
  }

  /** Facts that say their block were written in that block. */
  async insert(table: string, ...rows: readonly Row[]): Promise<void> {
    for (const row of rows) {
      const written = row.block === undefined ? row : { block$: row.block, ...row };
      await insertRow(this.#pool, `${this.schema}.${table}`, written);
    }
  }

  /** Writes a figure of this network, for example into metrics.event_sales. */
  async insertMetric(table: string, ...rows: readonly Row[]): Promise<void> {
    for (const row of rows) await insertRow(this.#pool, table, { chain_id: this.chainId, ...row });
  }

  async moveCursor(cursor: Row): Promise<void> {
    const changes = Object.keys(cursor).map((name, index) => `${name} = $${index + 1}`);
    await this.#pool.query(
      `update ${this.schema}."cursor$" set ${changes.join(", ")}`,
      Object.values(cursor),
    );
  }
}

async function insertRow(pool: pg.Pool, table: string, row: Row): Promise<void> {
  const names = Object.keys(row).map((name) => `"${name}"`);
  const places = names.map((_, index) => `$${index + 1}`);
  await pool.query(
    `insert into ${table} (${names.join(", ")}) values (${places.join(", ")})`,
    Object.values(row),
  );
}
