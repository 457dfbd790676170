import { join } from "node:path";
import { silentLogger } from "@facevalue/core";
import {
  type BlockOutcome,
  createEngine,
  type Engine,
  type EthereumCall,
  loadBuild,
  MemorySource,
  makeBlock,
  type SubgraphBuild,
} from "@facevalue/indexer/testing";
import type { RpcLog } from "@facevalue/rpc";
import { FACTORY, type LogSpec, MARKET } from "./ticket-logs.ts";

export type Row = Readonly<Record<string, unknown>>;

const BUILD_FOLDER = join(import.meta.dirname, "../build");
const word = (value: bigint) => `0x${value.toString(16).padStart(64, "0")}`;

let build: Promise<SubgraphBuild> | undefined;

function loadSubgraph(): Promise<SubgraphBuild> {
  build ??= loadBuild(BUILD_FOLDER, {
    TicketFactory: { address: FACTORY },
    TicketMarket: { address: MARKET },
  });
  return build;
}

export const transactionHash = (block: number, index: number) => word(BigInt(block) * 1000n + BigInt(index));

/** The built subgraph running in the embedded host over a store in memory. */
export class SubgraphFixture {
  readonly #engine: Engine;
  readonly #source: MemorySource;
  readonly #build: SubgraphBuild;

  private constructor(engine: Engine, source: MemorySource, subgraph: SubgraphBuild) {
    this.#engine = engine;
    this.#source = source;
    this.#build = subgraph;
  }

  static async start(ethereumCall?: EthereumCall): Promise<SubgraphFixture> {
    const subgraph = await loadSubgraph();
    const source = new MemorySource(false);
    const engine = await createEngine({
      build: subgraph,
      source,
      logger: silentLogger,
      networkName: "localhost",
      ethereumCall: ethereumCall ?? (async () => ({ reverted: true, data: "0x" })),
    });
    return new SubgraphFixture(engine, source, subgraph);
  }

  /** Processes a block of transactions, each given as its logs. */
  async run(number: number, transactions: readonly (readonly LogSpec[])[]): Promise<BlockOutcome> {
    const specs = transactions.flatMap((logs, index) => logs.map((log) => ({ ...log, index })));
    const made = makeBlock(number, specs);
    const logs = made.logs.map((log, position): RpcLog => {
      const index = specs[position]?.index ?? 0;
      return {
        ...log,
        transactionHash: transactionHash(number, index),
        transactionIndex: `0x${index.toString(16)}`,
      };
    });
    const [sample] = made.transactions.values();
    const senders = new Map(
      transactions.map((_, index) => {
        const hash = transactionHash(number, index);
        if (!sample) throw new Error("A block needs at least one log.");
        return [hash, { ...sample, to: MARKET, hash, transactionIndex: `0x${index.toString(16)}` }];
      }),
    );
    const all = { ...made, logs, transactions: senders };
    const known = new Set(this.#engine.filters().map(({ address }) => address));
    const input = { ...all, logs: logs.filter(({ address }) => known.has(address)) };
    const outcome = await this.#engine.processBlock(input, async ({ address }) => ({
      ...all,
      logs: logs.filter((log) => log.address === address),
    }));
    this.#source.apply(outcome);
    return outcome;
  }

  /** Every entity of the type, fields by name, bytes as hex. */
  rows(typeName: string): Row[] {
    const type = this.#build.schema.types.get(typeName);
    if (!type) throw new Error(`The schema has no ${typeName}.`);
    const keys = [...(this.#source.rows.get(typeName)?.keys() ?? [])];
    return keys.map((key) => toPlain(this.#source.read(type, key) ?? {}));
  }

  one(typeName: string, fields: Row = {}): Row {
    const found = this.rows(typeName).filter((row) =>
      Object.entries(fields).every(([key, value]) => row[key] === value),
    );
    if (found.length !== 1) throw new Error(`Found ${found.length} rows of ${typeName}.`);
    return found[0] ?? {};
  }

  /** Every row of every type without what depends on the order of logs in a transaction, in a stable order. */
  contents(): string[] {
    return [...this.#build.schema.types.keys()]
      .flatMap((type) => this.rows(type).map((row) => `${type} ${JSON.stringify(this.#withoutOrder(row))}`))
      .sort();
  }

  #withoutOrder(row: Row): Row {
    const entries = Object.entries(row).filter(([field]) => field !== "logIndex");
    return Object.fromEntries(entries.map(([field, value]) => [field, this.#resolve(field, value)]));
  }

  /** Ids that end in a log index are replaced by what they stand for. */
  #resolve(field: string, value: unknown): unknown {
    if (typeof value !== "string" || !/^0x[0-9a-f]{72}(?:[0-9a-f]{8})?$/.test(value)) return value;
    if (field === "id") return "(id)";
    const type = field === "sale" || field === "lastSale" ? "Sale" : "Transfer";
    const target = this.rows(type).find(({ id }) => id === value);
    return target ? JSON.stringify([type, target.price, target.from, target.to]) : "(missing)";
  }
}

function toPlain(row: Row): Row {
  return Object.fromEntries(Object.entries(row).map(([field, value]) => [field, plainValue(value)]));
}

function plainValue(value: unknown): unknown {
  if (value instanceof Uint8Array) return `0x${Buffer.from(value).toString("hex")}`;
  if (Array.isArray(value)) return value.map(plainValue);
  return typeof value === "bigint" ? value.toString() : value;
}
