import { silentLogger } from "@facevalue/core";
import { type BlockOutcome, createEngine, type Engine, type MoreLogs } from "../src/engine/engine.ts";
import type { EthereumCall, EthereumState } from "../src/engine/ethereum-call.ts";
import type { LogFilter } from "../src/engine/log-filter.ts";
import { loadBuild } from "../src/manifest/load-build.ts";
import type { SubgraphBuild } from "../src/manifest/subgraph-build.ts";
import type { EntityType } from "../src/schema/entity-type.ts";
import type { Value } from "../src/schema/value.ts";
import { buildFixture } from "./build-fixture.ts";
import { type LogSpec, makeBlock } from "./chain-fixture.ts";
import { MemorySource } from "./memory-source.ts";

export interface FixtureOptions {
  /** Folder of the test subgraph; `basic` by default. */
  readonly subgraph?: string;
  /** Runs the mappings as if their manifest said this. */
  readonly apiVersion?: number;
  readonly ethereumState?: EthereumState;
  /** The store answers with promises, so that handlers have to wait. */
  readonly isSlow?: boolean;
  readonly ethereumCall?: EthereumCall;
  /** Features of the manifest. */
  readonly features?: readonly string[];
  /** Memory for entities. */
  readonly cacheBytes?: number;
}

/** A test subgraph running over an in-memory store. */
export class EngineFixture {
  readonly engine: Engine;
  readonly source: MemorySource;
  readonly #types: ReadonlyMap<string, EntityType>;
  readonly askedFor: LogFilter[] = [];

  private constructor(engine: Engine, source: MemorySource, types: ReadonlyMap<string, EntityType>) {
    this.engine = engine;
    this.source = source;
    this.#types = types;
  }

  static async start(options: FixtureOptions = {}): Promise<EngineFixture> {
    const built = await loadBuild(await buildFixture(options.subgraph ?? "basic"));
    const build = withApiVersion(built, options.apiVersion);
    const source = new MemorySource(options.isSlow ?? false);
    const engine = await createEngine({
      build: { ...build, features: options.features ?? build.features },
      source,
      logger: silentLogger,
      networkName: "testnet",
      ethereumCall: options.ethereumCall ?? (async () => ({ reverted: true, data: "0x" })),
      ...(options.ethereumState === undefined ? {} : { ethereumState: options.ethereumState }),
      ...(options.cacheBytes === undefined ? {} : { cacheBytes: options.cacheBytes }),
    });
    return new EngineFixture(engine, source, build.schema.types);
  }

  /** Processes a block of these logs and stores the outcome; `later` are known only to the chain, until asked for. */
  async run(number: number, logs: readonly LogSpec[], later: readonly LogSpec[] = []): Promise<BlockOutcome> {
    const all = makeBlock(number, [...logs, ...later]);
    const input = { ...all, logs: all.logs.slice(0, logs.length) };
    const moreLogs = async (filter: LogFilter): Promise<MoreLogs> => {
      this.askedFor.push(filter);
      return { ...all, logs: all.logs.filter(({ address }) => address === filter.address) };
    };
    const outcome = await this.engine.processBlock(input, moreLogs);
    this.source.apply(outcome);
    return outcome;
  }

  /** A stored entity's fields by name. */
  read(typeName: string, key: string): Record<string, Value> | null {
    const type = this.#types.get(typeName);
    return type ? this.source.read(type, key) : null;
  }

  /** The value of a stored Fact. */
  fact(id: string): Value | undefined {
    return this.read("Fact", id)?.value;
  }
}

function withApiVersion(build: SubgraphBuild, apiVersion: number | undefined): SubgraphBuild {
  if (apiVersion === undefined) return build;
  const dataSources = build.dataSources.map((source) => ({
    ...source,
    mapping: { ...source.mapping, apiVersion },
  }));
  return { ...build, dataSources };
}
