import type pg from "pg";
import type { ChainBlock } from "./chain-fact.ts";
import { createChainSchema } from "./create-chain-schema.ts";
import { ENTITY_TABLES } from "./entity-tables.ts";
import { completeValues, rowsOf, type TableRow } from "./fact-rows.ts";
import { insertRates, type RateFact } from "./rate-fact.ts";

const IMMUTABLE = new Set(ENTITY_TABLES.filter(({ isImmutable }) => isImmutable).map(({ name }) => name));
type Values = ReturnType<typeof completeValues>;

/** A network's tables, written as the indexer writes them: blocks, roll-backs and change feed. */
export class TestChain {
  readonly chainId: number;
  readonly schema: string;
  /** The canonical chain. */
  blocks: ChainBlock[] = [];
  /** Exchange rates that are known. */
  rates: RateFact[] = [];
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
        const rows = block.facts.flatMap((fact, index) => rowsOf(fact, block, index));
        for (const row of rows) {
          if (IMMUTABLE.has(row.table)) await this.#insert(client, row, { block$: block.number });
          else await this.#putVersion(client, row, block.number);
          changed.add(row.table);
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

  /** Makes rates known, each once. */
  async tellRates(rates: readonly RateFact[]): Promise<void> {
    await insertRates(this.#pool, this.chainId, rates);
    this.rates.push(...rates);
  }

  /** Undoes every block above `number`. */
  async rollback(number: number): Promise<void> {
    const kept = this.blocks.filter((block) => block.number <= number);
    const head = kept.at(-1) ?? { number, time: 0, facts: [] };
    await this.#inTransaction(async (client) => {
      const { rows } = await client.query(
        `insert into change$ (kind, from_block, to_block, block_time, tables)
         values ('rollback', $1, $2, to_timestamp($3), $4) returning seq`,
        [number + 1, this.blocks.at(-1)?.number ?? number, head.time, ENTITY_TABLES.map(({ name }) => name)],
      );
      for (const { name, isImmutable } of ENTITY_TABLES) {
        const isAbove = isImmutable ? "block$ > $2" : "lower(block_range) > $2";
        await client.query(
          `with gone as (delete from "${name}" where ${isAbove} returning *)
           insert into rolled_back$ select $1, '${name}', encode(id, 'hex'), to_jsonb(gone) from gone`,
          [rows[0].seq, number],
        );
        if (!isImmutable)
          await this.#reopenVersions(client, { table: name, above: number, seq: rows[0].seq });
      }
      await this.#move(client, head);
    });
    this.blocks = kept;
  }

  /** Closes the row's version before; one of the same block is replaced. */
  async #putVersion(client: pg.PoolClient, row: TableRow, block: number): Promise<void> {
    const { rows } = await client.query<Values & { start: number }>(
      `select *, lower(block_range) as start from "${row.table}" where id = $1 and upper_inf(block_range)`,
      [row.id],
    );
    const [before] = rows;
    if (before?.start === block) {
      await client.query(`delete from "${row.table}" where id = $1 and lower(block_range) = $2`, [
        row.id,
        block,
      ]);
    } else if (before !== undefined) {
      const close = `update "${row.table}" set block_range = int4range(lower(block_range), $2) where id = $1 and upper_inf(block_range)`;
      await client.query(close, [row.id, block]);
    }
    await this.#insert(client, row, { block_range: `[${block},)` }, before);
  }

  /** The versions that the roll-back leaves last hold again; they are told to the feed as touched. */
  async #reopenVersions(
    client: pg.PoolClient,
    { table, above, seq }: { table: string; above: number; seq: string },
  ): Promise<void> {
    await client.query(
      `with opened as (
         update "${table}" set block_range = int4range(lower(block_range), null)
         where upper(block_range) > $2 returning *)
       insert into rolled_back$ select $1, '${table}', encode(id, 'hex'), to_jsonb(opened) from opened`,
      [seq, above],
    );
  }

  async #insert(
    client: pg.PoolClient,
    row: TableRow,
    version: Readonly<Record<string, string | number>>,
    before?: Values,
  ): Promise<void> {
    this.#vid += 1;
    const values = { vid: this.#vid, ...version, ...completeValues(row, before) };
    const columns = Object.keys(values).map((name) => `"${name}"`);
    const places = columns.map((_, index) => `$${index + 1}`);
    await client.query(
      `insert into "${row.table}" (${columns.join(", ")}) values (${places.join(", ")})`,
      Object.values(values),
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
