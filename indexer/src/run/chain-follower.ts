import type { Logger } from "@facevalue/core";
import type { RpcBlock, RpcClient } from "@facevalue/rpc";
import { Finality } from "../chain/finality.ts";
import { HeadReader } from "../chain/head-reader.ts";
import { RangeReader } from "../chain/range-reader.ts";
import type { Engine } from "../engine/engine.ts";
import type { Storage } from "../storage/storage.ts";
import { HeadBell } from "./head-bell.ts";
import type { IndexPhase, IndexProgress } from "./index-progress.ts";
import type { RetryPolicy } from "./mapping-retry.ts";
import { nameCause } from "./name-cause.ts";
import { PollTimer } from "./poll-timer.ts";
import { RateMeter } from "./rate-meter.ts";
import { Session } from "./session.ts";
import { syncHistory } from "./sync-history.ts";
import { Trouble } from "./trouble.ts";
import { undoReorg } from "./undo-reorg.ts";
import { untilAborted } from "./until-aborted.ts";

export interface FollowOptions {
  readonly rpc: RpcClient;
  readonly engine: Engine;
  readonly storage: Storage;
  readonly startBlock: number;
  readonly needsReceipts: boolean;
  /** Whether any data source or template handles blocks as such. */
  readonly hasBlockHandlers: boolean;
  readonly toBlock?: number | undefined;
  readonly finalityDepth?: number | undefined;
  readonly pollIntervalMs?: number | undefined;
  readonly maxAddresses?: number | undefined;
  /** Wait after trouble with the RPC before looking again. */
  readonly troublePauseMs?: number | undefined;
  /** When to run handlers again that failed in a way that may pass. */
  readonly mappingRetry?: Partial<RetryPolicy> | undefined;
  readonly logger: Logger;
  readonly signal: AbortSignal;
  readonly onProgress?: ((progress: IndexProgress) => void) | undefined;
}

/** Looks that find a head below the position before it is believed that the chain became shorter. */
const LOWER_LOOKS = 10;
const HEAD_REFRESH_MS = 5_000;
const PROGRESS_MS = 250;
const DEFAULT_MAX_ADDRESSES = 500;

/** Follows a chain: processes and commits its blocks in order, undoes what is replaced, until told to stop. */
export class ChainFollower {
  readonly #options: FollowOptions;
  readonly #session: Session;
  readonly #rangeReader: RangeReader;
  readonly #headReader: HeadReader;
  readonly #finality: Finality;
  readonly #poll: PollTimer;
  readonly #bell: HeadBell;
  readonly #meter = new RateMeter();
  readonly #trouble: Trouble;
  #phase: IndexPhase = "history";
  #hasIndexes = false;
  #hasStarted = false;
  #hasSaidTooEarly = false;
  #isVerified = false;
  #lowerLooks = 0;
  #headSeenAt = 0;
  #headHash: string | null = null;
  #reportedAt = 0;

  constructor(options: FollowOptions) {
    const { rpc, engine, storage, startBlock, needsReceipts, maxAddresses = DEFAULT_MAX_ADDRESSES } = options;
    const nextHandledBlock = (from: number) =>
      options.hasBlockHandlers ? engine.nextHandledBlock(from) : null;
    const readerOptions = { rpc, needsReceipts, maxAddresses, nextHandledBlock };
    this.#options = options;
    this.#session = new Session({ engine, storage, startBlock, signal: options.signal });
    this.#trouble = new Trouble({ ...options, session: this.#session, onWait: () => this.#report(true) });
    this.#rangeReader = new RangeReader(readerOptions);
    this.#headReader = new HeadReader(readerOptions);
    this.#finality = new Finality(rpc, options.finalityDepth ?? null);
    this.#poll = new PollTimer(options.pollIntervalMs ?? null);
    this.#bell = new HeadBell(rpc);
  }

  /** Resolves when `toBlock` is committed or the signal aborts; what was processed is then committed. */
  async run(): Promise<void> {
    try {
      await this.#follow();
    } finally {
      this.#bell.stop();
    }
    await this.#session.commit();
    if (this.#isDone) await this.#buildIndexes();
    this.#report(true);
  }

  async #follow(): Promise<void> {
    const { signal } = this.#options;
    while (!signal.aborted && !(this.#isDone && this.#isVerified)) {
      try {
        const isIdle = this.#isDone ? await this.#verifyEnd() : await this.#look();
        this.#trouble.isOver();
        if (isIdle) await this.#bell.wait(this.#poll.delayMs, this.#headHash, signal);
      } catch (error) {
        if (signal.aborted) break;
        await this.#trouble.meet(await nameCause(error, this.#options.rpc, this.#session.position), {
          canWait: this.#hasStarted,
        });
      }
    }
  }

  get #toBlock(): number {
    return this.#options.toBlock ?? Number.MAX_SAFE_INTEGER;
  }

  get #isDone(): boolean {
    return (this.#session.position?.number ?? this.#session.nextBlock - 1) >= this.#toBlock;
  }

  /** Whether the end that was reached, perhaps by an earlier run, is still on the chain; if not it is undone. */
  async #verifyEnd(): Promise<boolean> {
    const { rpc, signal } = this.#options;
    const { position } = this.#session;
    const found = position === null ? [] : await untilAborted(rpc.findBlocks([position.number]), signal);
    if (found === null) return false;
    this.#hasStarted = true;
    this.#isVerified = found[0]?.hash === position?.hash;
    return this.#isVerified ? false : await this.#undo();
  }

  /** One look at the chain and the work it gives. Resolves to true when there was none. */
  async #look(): Promise<boolean> {
    const { rpc, signal } = this.#options;
    const latest = await untilAborted(rpc.latestBlock(), signal);
    if (latest === null) return false;
    this.#hasStarted = true;
    const session = this.#session;
    const head = Number(latest.number);
    if (head > session.head && session.head >= 0) this.#poll.sawBlocks(head - session.head);
    session.head = head;
    session.headTime = Number(latest.timestamp);
    this.#headHash = latest.hash;
    this.#headSeenAt = performance.now();
    if (await this.#hasLostPosition(latest)) return await this.#undo();
    const finalized = await untilAborted(this.#finality.at(head), signal);
    if (finalized === null) return false;
    session.finalized = Math.min(finalized, head);
    const historyEnd = Math.min(session.finalized, this.#toBlock);
    if (session.nextBlock <= historyEnd) return await this.#syncHistory(historyEnd);
    await this.#buildIndexes();
    this.#phase = "head";
    // Below what is final for others, a node may show a fork that could not be undone.
    const isNew = head >= session.nextBlock && head > this.#options.storage.finalizedBlock;
    return isNew ? await this.#followHead(latest) : this.#idle();
  }

  #idle(): boolean {
    this.#sayWhenTooEarly();
    this.#report(true);
    return true;
  }

  /** Nothing to do before the first block looks like a fault unless it is said. */
  #sayWhenTooEarly(): void {
    const { head, position, nextBlock } = this.#session;
    if (this.#hasSaidTooEarly || position !== null) return;
    this.#hasSaidTooEarly = true;
    this.#options.logger.warn(
      { head, startBlock: nextBlock },
      "The chain has not reached the first block to index yet: waiting for it",
    );
  }

  /** Whether the last processed block is known to have left the chain, judged by the newest block alone. */
  async #hasLostPosition(latest: RpcBlock): Promise<boolean> {
    const { position } = this.#session;
    const head = Number(latest.number);
    if (position === null || head >= position.number) {
      this.#lowerLooks = 0;
      return head === position?.number && latest.hash !== position.hash;
    }
    const known = this.#options.storage.recentBlocks().find(({ number }) => number === head);
    if (known !== undefined && known.hash !== latest.hash) return true;
    // A node that lags behind shows an older block of the same chain; one that stays there lost its blocks.
    this.#lowerLooks++;
    return this.#lowerLooks >= LOWER_LOOKS;
  }

  async #undo(): Promise<boolean> {
    const { rpc, storage, logger } = this.#options;
    await this.#session.commit();
    const isUndone = await undoReorg({ rpc, storage, session: this.#session, logger });
    this.#lowerLooks = 0;
    // Where nodes disagree there may be nothing to undo: look again after a while.
    return !isUndone;
  }

  async #syncHistory(toBlock: number): Promise<boolean> {
    const { rpc, storage, signal } = this.#options;
    this.#phase = "history";
    const { position } = this.#session;
    if (position !== null) {
      const found = await untilAborted(rpc.findBlocks([position.number]), signal);
      if (found === null) return false;
      if (found[0]?.hash !== position.hash) return await this.#undo();
    }
    const parts = { rpc, storage, session: this.#session, reader: this.#rangeReader, signal };
    const onBlocks = (logs: number) => this.#count(logs);
    await syncHistory({ ...parts, onBlocks, onCommit: () => this.#refreshHead() }, toBlock);
    return false;
  }

  async #followHead(latest: RpcBlock): Promise<boolean> {
    const session = this.#session;
    const { signal } = this.#options;
    await session.commit();
    const position = { number: session.nextBlock - 1, hash: session.parentHash };
    const reading = this.#headReader.read(session.filters, position, { latest, toBlock: this.#toBlock });
    const step = await untilAborted(reading, signal);
    if (step === null) return false;
    if (step.kind === "replaced") return await this.#undo();
    if (step.kind === "changed") return true;
    for (const input of step.blocks) {
      if (signal.aborted) break;
      const hasNewSources = await session.process(input, (filter) =>
        this.#headReader.moreLogs(input, filter),
      );
      await session.commit();
      this.#count(input.logs.length);
      // The blocks that follow were read without the new data sources' logs.
      if (hasNewSources) break;
    }
    return false;
  }

  async #buildIndexes(): Promise<void> {
    if (this.#hasIndexes) return;
    await this.#options.storage.buildIndexes();
    this.#hasIndexes = true;
  }

  async #refreshHead(): Promise<void> {
    if (performance.now() - this.#headSeenAt < HEAD_REFRESH_MS) return;
    const { number, timestamp } = await this.#options.rpc.latestBlock();
    this.#session.head = Number(number);
    this.#session.headTime = Number(timestamp);
    this.#headSeenAt = performance.now();
  }

  #count(logs: number): void {
    this.#meter.count(logs, this.#session.position?.number ?? -1);
    this.#report(false);
  }

  #report(isForced: boolean): void {
    const { onProgress } = this.#options;
    const now = performance.now();
    if (onProgress === undefined || (!isForced && now - this.#reportedAt < PROGRESS_MS)) return;
    this.#reportedAt = now;
    onProgress(this.#progress());
  }

  #progress(): IndexProgress {
    const { head, headTime, finalized, position, counters } = this.#session;
    const block = position?.number ?? -1;
    return {
      phase: this.#phase,
      block,
      blockTime: position?.timestamp ?? null,
      head,
      headTime,
      finalized,
      errorCode: this.#trouble.errorCode,
      logsPerSecond: this.#meter.logsPerSecond,
      blocksPerSecond: this.#meter.blocksPerSecond(block),
      etaSeconds: this.#meter.secondsUntil(Math.min(head, this.#toBlock), block),
      statistics: counters.snapshot(this.#options.rpc.statistics()),
    };
  }
}
