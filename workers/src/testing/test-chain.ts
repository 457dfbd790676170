import type pg from "pg";
import type { ChainBlock } from "./chain-fact.ts";
import { createChainSchema } from "./create-chain-schema.ts";
import { FACT_TABLES, rowsOf, type TableRow } from "./fact-rows.ts";

/** A network's tables, written as the indexer writes them: blocks, roll-backs and change feed. */
export class TestChain {
  readonly chainId: number;
  readonly schema: string;
  /** The canonical chain. */
  blocks: ChainBlock[] = [];
  readonly #pool: pg.Pool;
  #vid = 0;

  private constructor(pool: pg.Pool, chainId: number, schema: string) {
    this.#pool = pool;
    this.chainId = chainId;
    this.schema = schema;
  }

  static async create(pool: pg.Pool, chainId: number): Promise<TestChain> {
    return new TestChain(pool, chainId, await createChainSchema(pool, chainId));
  }

  /** Commits blocks in one transaction, in ascending order. */
  async commit(blocks: readonly ChainBlock[]): Promise<void> {
    const last = blocks.at(-1);
    const first = blocks[0];
    if (first === undefined || last === undefined) return;
    await this.#inTransaction(async (client) => {
      const changed = new Set<string>();
      for (const block of blocks) {
        for (const [index, fact] of block.facts.entries()) {
          for (const row of rowsOf(fact, block, index)) {
            await this.#insert(client, row);
            changed.add(row.table);
          }
        }
      }
      await client.query(
        `insert into change$ (kind, from_block, to_block, block_time, tables)
         values ('blocks', $1, $2, to_timestamp($3), $4)`,
        [first.number, last.number, last.time, [...changed]],
      );
      await this.#move(client, last);
    });
    this.blocks.push(...blocks);
  }

  /** Undoes every block above `number`. */
  async rollback(number: number): Promise<void> {
    const kept = this.blocks.filter((block) => block.number <= number);
    const head = kept.at(-1) ?? { number, time: 0, facts: [] };
    await this.#inTransaction(async (client) => {
      const { rows } = await client.query(
        `insert into change$ (kind, from_block, to_block, block_time, tables)
         values ('rollback', $1, $2, to_timestamp($3), $4) returning seq`,
        [number + 1, this.blocks.at(-1)?.number ?? number, head.time, FACT_TABLES],
      );
      for (const table of FACT_TABLES) {
        const isAbove = table === "event" ? "lower(block_range) > $2" : "block$ > $2";
        await client.query(
          `with gone as (delete from ${table} where ${isAbove} returning *)
           insert into rolled_back$ select $1, '${table}', encode(id, 'hex'), to_jsonb(gone) from gone`,
          [rows[0].seq, number],
        );
      }
      await this.#move(client, head);
    });
    this.blocks = kept;
  }

  async #insert(client: pg.PoolClient, { table, values }: TableRow): Promise<void> {
    this.#vid += 1;
    const columns = ["vid", ...Object.keys(values)].map((name) => `"${name}"`);
    const places = columns.map((_, index) => `$${index + 1}`);
    const parameters = [this.#vid, ...Object.values(values)];
    await client.query(
      `insert into ${table} (${columns.join(", ")}) values (${places.join(", ")})`,
      parameters,
    );
  }

  async #move(client: pg.PoolClient, block: ChainBlock): Promise<void> {
    const update = "update cursor$ set block_number = $1, head_block = $1, block_time = to_timestamp($2)";
    await client.query(update, [block.number, block.time]);
    await client.query("select pg_notify('facevalue_change', $1)", [String(this.chainId)]);
  }

  async #inTransaction(run: (client: pg.PoolClient) => Promise<void>): Promise<void> {
    const client = await this.#pool.connect();
    try {
      await client.query("begin");
      await client.query(`set local search_path to ${this.schema}`);
      await run(client);
      await client.query("commit");
    } catch (error) {
      await client.query("rollback");
      throw error;
    } finally {
      client.release();
    }
  }
}
