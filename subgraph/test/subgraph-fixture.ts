import { join } from "node:path";
import { silentLogger } from "@facevalue/core";
import {
  type BlockInput,
  type BlockOutcome,
  type ConfiguredContract,
  createEngine,
  type Engine,
  type EthereumCall,
  loadBuild,
  MemorySource,
  type SubgraphBuild,
  withContracts,
} from "@facevalue/indexer/testing";
import { makeBlockInput, type TransactionSpec } from "./make-block-input.ts";
import { FACTORY, MARKET } from "./ticket-logs.ts";

export type Row = Readonly<Record<string, unknown>>;

const BUILD_FOLDER = join(import.meta.dirname, "../build");

export interface FixtureOptions {
  readonly ethereumCall?: EthereumCall;
  /** The reference factory and market by default. */
  readonly contracts?: readonly ConfiguredContract[];
  /** Told of every handler that is run: its data source and name. */
  readonly onHandler?: (dataSource: string, handler: string) => void;
}

const REFERENCE: readonly ConfiguredContract[] = [
  { name: "TicketFactory", template: "TicketFactory", address: FACTORY, startBlock: 0 },
  { name: "TicketMarket", template: "TicketMarket", address: MARKET, startBlock: 0 },
];

let build: Promise<SubgraphBuild> | undefined;

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

  static async start(options: FixtureOptions = {}): Promise<SubgraphFixture> {
    build ??= loadBuild(BUILD_FOLDER);
    const subgraph = withContracts(await build, options.contracts ?? REFERENCE);
    const source = new MemorySource(false);
    const engine = await createEngine({
      build: subgraph,
      source,
      logger: silentLogger,
      networkName: "localhost",
      clock: {
        begin: (dataSource, handler) => options.onHandler?.(dataSource, handler),
        end: () => undefined,
        exclude: (waiting) => waiting,
      },
      ethereumCall: options.ethereumCall ?? (async () => ({ reverted: true, data: "0x" })),
    });
    return new SubgraphFixture(engine, source, subgraph);
  }

  /** Processes a block of transactions, each given as its logs. */
  run(number: number, transactions: readonly TransactionSpec[]): Promise<BlockOutcome> {
    return this.runBlock(makeBlockInput(number, transactions));
  }

  /** Processes a block as a node gives it, with all its logs. */
  async runBlock(block: BlockInput): Promise<BlockOutcome> {
    const logsOf = (addresses: ReadonlySet<string | null>) =>
      block.logs.filter(({ address }) => addresses.has(address.toLowerCase()));
    const known = new Set(this.#engine.filters().map(({ address }) => address));
    const outcome = await this.#engine.processBlock(
      { ...block, logs: logsOf(known) },
      async ({ address }) => ({
        ...block,
        logs: logsOf(new Set([address])),
      }),
    );
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
