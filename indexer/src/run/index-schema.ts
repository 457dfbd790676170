import { AppError, type Logger } from "@facevalue/core";
import type { RpcClient } from "@facevalue/rpc";
import type pg from "pg";
import { keccakText } from "../abi/keccak.ts";
import { createEngine, type Engine } from "../engine/engine.ts";
import type { EthereumCall } from "../engine/ethereum-call.ts";
import type { HandlerClock } from "../engine/handler-clock.ts";
import type { SubgraphBuild } from "../manifest/subgraph-build.ts";
import { toRegistered } from "../manifest/with-sources.ts";
import type { NetworkRole } from "../storage/network-registry.ts";
import { openStorage, type Storage } from "../storage/storage.ts";
import { ChainFollower } from "./chain-follower.ts";
import type { IndexProgress } from "./index-progress.ts";
import type { RetryPolicy } from "./mapping-retry.ts";

/** `0x` and the four bytes that name a function in a call. */
const SELECTOR_LENGTH = 10;
const NO_OLD_STATE =
  "The node keeps no old state: contract calls at older blocks go unanswered, or read the newest where that is the same";

export interface IndexSchemaOptions {
  readonly rpc: RpcClient;
  readonly pool: pg.Pool;
  readonly build: SubgraphBuild;
  /** Chain that the schema is for; the RPC must serve it. */
  readonly chainId: number;
  readonly schemaName: string;
  readonly networkName: string;
  /** Whether metrics and API read the schema for its chain; "required" by default. */
  readonly role?: NetworkRole | undefined;
  /** Whether the schema is being built to take another one's place. */
  readonly standing?: "kept" | "building" | undefined;
  /** Stop once this block is committed. */
  readonly toBlock?: number | undefined;
  /** Keep every version of mutable entities, also below finality. */
  readonly keepHistory?: boolean | undefined;
  /** Blocks below the head that count as final, instead of the node's `finalized` tag. */
  readonly finalityDepth?: number | undefined;
  readonly pollIntervalMs?: number | undefined;
  /**
   * Functions of contracts, such as `decimals()`, whose answers never change. With it a node need not keep old states: these
   * are asked of the newest one, and others of blocks whose state is gone go unanswered. Without it such a node ends the run.
   */
  readonly lastingFunctions?: readonly string[] | undefined;
  /** When to run handlers again that failed in a way that may pass; by default ten times within a quarter of an hour. */
  readonly mappingRetry?: Partial<RetryPolicy> | undefined;
  /** Watches over mapping code. */
  readonly clock?: HandlerClock | undefined;
  readonly logger: Logger;
  readonly signal: AbortSignal;
  readonly onProgress?: ((progress: IndexProgress) => void) | undefined;
}

/**
 * Indexes a chain with a subgraph build into one schema. Resolves when `toBlock` is committed or the signal aborts.
 * @throws AppError RPC_WRONG_CHAIN, RPC_UNREACHABLE (at the start), RPC_FAILED, RPC_INCONSISTENT, REORG_TOO_DEEP,
 *   MAPPING_FAILED, and what opening the storage and starting the subgraph throw
 */
export async function indexSchema(options: IndexSchemaOptions): Promise<void> {
  await assertChain(options);
  const storage = await openTables(options);
  try {
    const engine = await startEngine(options, storage);
    try {
      await createFollower(options, { storage, engine }).run();
    } finally {
      await engine.close();
    }
  } finally {
    await storage.close();
  }
}

async function assertChain({ rpc, chainId }: IndexSchemaOptions): Promise<void> {
  const served = await rpc.chainId();
  if (served === chainId) return;
  const text = `the RPC at ${rpc.name} serves chain ${served}, the database is of chain ${chainId}: check the RPC URL, or use another database`;
  throw new AppError("RPC_WRONG_CHAIN", text);
}

async function openTables(options: IndexSchemaOptions): Promise<Storage> {
  const {
    pool,
    chainId,
    schemaName,
    build,
    networkName,
    role,
    standing,
    keepHistory = false,
    logger,
  } = options;
  const { schema: entitySchema, fingerprint } = build;
  return await openStorage({
    pool,
    chainId,
    schemaName,
    entitySchema,
    fingerprint,
    network: networkName,
    sources: toRegistered(build),
    role,
    standing,
    keepHistory: keepHistory || build.prune === "never",
    historyBlocks: typeof build.prune === "number" ? build.prune : 0,
    logger,
  });
}

function toSelector(signature: string): string {
  return keccakText(signature).slice(0, SELECTOR_LENGTH);
}

async function startEngine(
  { build, rpc, logger, networkName, lastingFunctions, clock }: IndexSchemaOptions,
  storage: Storage,
): Promise<Engine> {
  const lasting = lastingFunctions && new Set(lastingFunctions.map(toSelector));
  let hasWarned = false;
  const ethereumCall: EthereumCall = async (call) => {
    const withoutState = lasting && (lasting.has(call.data.slice(0, SELECTOR_LENGTH)) ? "newest" : "nothing");
    const result = await rpc.call({ ...call, withoutState });
    if (result.answeredBy !== "block" && !hasWarned) {
      hasWarned = true;
      logger.warn({ msg: NO_OLD_STATE, rpc: rpc.name });
    }
    return result;
  };
  const engine = await createEngine({
    build,
    source: storage,
    logger,
    networkName,
    clock,
    ethereumCall,
    ethereumState: {
      getBalance: (address, blockHash) => rpc.getBalance(address, blockHash),
      getCode: (address, blockHash) => rpc.getCode(address, blockHash),
    },
  });
  engine.restore(storage.dataSources());
  return engine;
}

function createFollower(
  options: IndexSchemaOptions,
  parts: { storage: Storage; engine: Engine },
): ChainFollower {
  const { rpc, build, toBlock, finalityDepth, pollIntervalMs, mappingRetry, logger, signal, onProgress } =
    options;
  const mappings = [...build.dataSources, ...build.templates];
  return new ChainFollower({
    ...parts,
    rpc,
    startBlock: build.startBlock,
    needsReceipts: build.needs.receipts,
    hasBlockHandlers: mappings.some(({ mapping }) => mapping.blockHandlers.length > 0),
    toBlock,
    finalityDepth,
    pollIntervalMs,
    mappingRetry,
    logger,
    signal,
    onProgress,
  });
}
