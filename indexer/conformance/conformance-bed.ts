import { type Logger, silentLogger } from "@facevalue/core";
import type { BlockInput } from "../src/engine/block-input.ts";
import { type BlockOutcome, createEngine, type Engine } from "../src/engine/engine.ts";
import type { EntityChange } from "../src/engine/entity-change.ts";
import type { EthereumCall, EthereumState } from "../src/engine/ethereum-call.ts";
import type { LogFilter } from "../src/engine/log-filter.ts";
import { loadBuild } from "../src/manifest/load-build.ts";
import type { SubgraphBuild } from "../src/manifest/subgraph-build.ts";
import type { Value } from "../src/schema/value.ts";
import { buildFixture } from "../test-subgraphs/build-fixture.ts";
import { type LogSpec, makeBlock } from "../test-subgraphs/chain-fixture.ts";
import { MemorySource } from "../test-subgraphs/memory-source.ts";
import { describeChange } from "./describe-change.ts";
import { type Failure, toFailure } from "./failure.ts";

export interface BedOptions {
  /** The store answers with promises, so that handlers have to wait. */
  readonly isSlow?: boolean;
  readonly features?: readonly string[];
  /** The last number of the mappings' apiVersion instead of the manifest's 9. */
  readonly apiVersion?: number;
  readonly ethereumCall?: EthereumCall;
  readonly ethereumState?: EthereumState;
  readonly logger?: Logger;
}

let loaded: Promise<SubgraphBuild> | undefined;

/** The conformance subgraph, built and loaded once. */
export function conformanceBuild(): Promise<SubgraphBuild> {
  loaded ??= buildFixture("conformance").then((folder) => loadBuild(folder));
  return loaded;
}

/** The conformance subgraph running over a store in memory. */
export class ConformanceBed {
  readonly engine: Engine;
  readonly source: MemorySource;
  readonly build: SubgraphBuild;

  private constructor(engine: Engine, source: MemorySource, build: SubgraphBuild) {
    this.engine = engine;
    this.source = source;
    this.build = build;
  }

  static async open(options: BedOptions = {}): Promise<ConformanceBed> {
    const build = withOptions(await conformanceBuild(), options);
    const source = new MemorySource(options.isSlow ?? false);
    const engine = await createEngine({
      build,
      source,
      logger: options.logger ?? silentLogger,
      networkName: "mainnet",
      ethereumCall: options.ethereumCall ?? (async () => ({ reverted: true, data: "0x" })),
      ethereumState: options.ethereumState ?? {
        getBalance: async () => 0n,
        getCode: async () => "0x",
      },
    });
    return new ConformanceBed(engine, source, build);
  }

  /** Processes a block and stores its outcome; a failed one leaves the store as it was. */
  process(input: BlockInput): Promise<BlockOutcome | Failure> {
    return this.processWith(input, input);
  }

  /** The same where the chain knows more logs of the block, for data sources that it creates. */
  async processWith(input: BlockInput, all: BlockInput): Promise<BlockOutcome | Failure> {
    const moreLogs = async ({ address }: LogFilter) => ({
      ...all,
      logs: all.logs.filter((log) => address === null || log.address === address),
    });
    try {
      const outcome = await this.engine.processBlock(input, moreLogs);
      this.source.apply(outcome);
      return outcome;
    } catch (error) {
      return toFailure(error);
    }
  }

  /** A block of these logs. */
  run(number: number, logs: readonly LogSpec[]): Promise<BlockOutcome | Failure> {
    return this.process(makeBlock(number, logs));
  }

  /** A stored entity's fields by name. */
  read(typeName: string, key: string): Record<string, Value> | null {
    const type = this.build.schema.types.get(typeName);
    return type ? this.source.read(type, key) : null;
  }

  /** What the handlers said under `id`, if anything. */
  said(id: string): string | null {
    return (this.read("Outcome", id)?.text as string | undefined) ?? null;
  }
}

function withOptions(build: SubgraphBuild, { features, apiVersion }: BedOptions): SubgraphBuild {
  const change = <Part extends SubgraphBuild["templates"][number]>(part: Part): Part => ({
    ...part,
    mapping: { ...part.mapping, apiVersion: apiVersion ?? part.mapping.apiVersion },
  });
  return {
    ...build,
    features: features ?? build.features,
    dataSources: build.dataSources.map(change),
    templates: build.templates.map(change),
  };
}

/** A block's changes as text, without what handlers only said. */
export function describeChanges(changes: readonly EntityChange[]): string[] {
  return changes.filter(({ type }) => type.name !== "Outcome").map(describeChange);
}
