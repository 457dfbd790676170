import { silentLogger } from "@facevalue/core";
import { createTestDatabase, type TestDatabase } from "@facevalue/db/testing";
import type { BlockInput } from "../src/engine/block-input.ts";
import { createEngine, type Engine } from "../src/engine/engine.ts";
import type { EntitySchema } from "../src/schema/entity-type.ts";
import type { BlockPointer } from "../src/storage/block-pointer.ts";
import { openStorage, type Storage } from "../src/storage/storage.ts";
import type { LogSpec } from "../test-subgraphs/chain-fixture.ts";
import { makeBlock } from "../test-subgraphs/chain-fixture.ts";
import { conformanceBuild } from "./conformance-bed.ts";

let database: Promise<TestDatabase> | undefined;
let nextChainId = 1;

/** Drops what beds have used; the process can end then. */
export async function closePostgresBeds(): Promise<void> {
  await (await database)?.drop();
  database = undefined;
}

export interface PostgresBedOptions {
  readonly keepHistory?: boolean;
  readonly schema?: EntitySchema;
}

/** The conformance subgraph running over tables of its own in Postgres. */
export class PostgresBed {
  readonly #database: TestDatabase;
  readonly #chainId: number;
  readonly #options: PostgresBedOptions;
  storage!: Storage;
  engine!: Engine;

  private constructor(database: TestDatabase, options: PostgresBedOptions) {
    this.#database = database;
    this.#chainId = nextChainId++;
    this.#options = options;
  }

  /** Runs `work` over empty tables. */
  static async with<Result>(
    options: PostgresBedOptions,
    work: (bed: PostgresBed) => Promise<Result>,
  ): Promise<Result> {
    database ??= createTestDatabase();
    const bed = new PostgresBed(await database, options);
    await bed.#open();
    try {
      return await work(bed);
    } finally {
      await bed.storage.close();
    }
  }

  async #open(): Promise<void> {
    const build = await conformanceBuild();
    this.storage = await openStorage({
      pool: this.#database.pool,
      chainId: this.#chainId,
      schemaName: `chain_${this.#chainId}`,
      entitySchema: this.#options.schema ?? build.schema,
      fingerprint: "conformance",
      network: null,
      keepHistory: this.#options.keepHistory ?? true,
      logger: silentLogger,
    });
    const ethereumCall = async () => ({ reverted: true, data: "0x" });
    const options = { build, source: this.storage, logger: silentLogger, networkName: "mainnet" };
    this.engine = await createEngine({ ...options, ethereumCall });
    this.engine.restore(this.storage.dataSources());
  }

  /** As after a restart. */
  async reopen(): Promise<void> {
    await this.storage.close();
    await this.#open();
  }

  /** Processes a block without storing it yet. */
  async append(number: number, logs: readonly LogSpec[]): Promise<void> {
    const input = makeBlock(number, logs);
    const outcome = await this.engine.processBlock(input, async () => input);
    this.storage.append(pointerOf(input), outcome);
  }

  /** Stores what was appended up to block `number`. */
  async commit(number: number, finalizedBlock = 0): Promise<void> {
    await this.storage.commit(pointerOf(makeBlock(number, [])), { finalizedBlock, headBlock: number });
  }

  async run(number: number, logs: readonly LogSpec[]): Promise<void> {
    await this.append(number, logs);
    await this.commit(number);
  }

  async rollback(number: number): Promise<void> {
    await this.storage.rollback(pointerOf(makeBlock(number, [])));
    this.engine.revert(number);
  }

  /** The first column of a query's rows, in which SCHEMA stands for the tables' schema. */
  async column(statement: string): Promise<unknown[]> {
    const text = statement.replaceAll("SCHEMA", `chain_${this.#chainId}`);
    const { rows } = await this.#database.pool.query<unknown[]>({ text, rowMode: "array" });
    return rows.map(([value]) =>
      typeof value === "string" ? value.replace(`chain_${this.#chainId}.`, "SCHEMA.") : value,
    );
  }
}

function pointerOf({ number, block }: BlockInput): BlockPointer {
  return { number, hash: block.hash, parentHash: block.parentHash, timestamp: Number(block.timestamp) };
}
