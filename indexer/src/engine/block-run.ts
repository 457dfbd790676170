import type { RpcLog, RpcReceipt, RpcTransaction } from "@facevalue/rpc";
import type { BuildEventHandler } from "../manifest/subgraph-build.ts";
import type { BlockInput } from "./block-input.ts";
import type { CallCache } from "./call-cache.ts";
import type { DataSourceHost } from "./data-source-host.ts";
import type { DataSourceInstance } from "./data-source-instance.ts";
import type { DataSourceRequest, DataSourceSet } from "./data-source-set.ts";
import type { BlockOutcome, EngineOptions, MoreLogs } from "./engine.ts";
import type { EntityCache } from "./entity-cache.ts";
import { type DeclaringEvent, HandlerRunner } from "./handler-runner.ts";
import { HostIndex } from "./host-index.ts";
import type { LogFilter } from "./log-filter.ts";
import { type TriggerSource, toEventInput } from "./trigger-input.ts";

export interface BlockRunOptions extends EngineOptions {
  readonly dataSources: DataSourceSet;
  readonly cache: EntityCache;
  readonly callCache: CallCache;
  readonly input: BlockInput;
  readonly moreLogs: (filter: LogFilter) => Promise<MoreLogs>;
}

/** One block: its triggers through the handlers, then through the data sources that these created, until none is new. */
export class BlockRun {
  readonly #options: BlockRunOptions;
  readonly #runner: HandlerRunner;
  readonly #created: DataSourceInstance[] = [];
  #logs: readonly RpcLog[];
  #transactions: ReadonlyMap<string, RpcTransaction>;
  #receipts: ReadonlyMap<string, RpcReceipt>;

  constructor(options: BlockRunOptions) {
    this.#options = options;
    this.#runner = new HandlerRunner(options);
    this.#logs = options.input.logs;
    this.#transactions = options.input.transactions;
    this.#receipts = options.input.receipts;
  }

  async process(): Promise<BlockOutcome> {
    const { cache, input, dataSources } = this.#options;
    cache.startBlock({ number: input.number, timestampSeconds: BigInt(input.block.timestamp) });
    await this.#runTriggers(dataSources.index);
    for (
      let requests = this.#runner.takeRequests();
      requests.length > 0;
      requests = this.#runner.takeRequests()
    ) {
      await this.#runCreated(requests);
    }
    const changes = await this.#runner.guard(() => cache.flush());
    return {
      blockNumber: input.number,
      changes,
      created: this.#created,
      handlersRun: this.#runner.handlersRun,
      errors: this.#runner.errors,
    };
  }

  async #runTriggers(hosts: HostIndex): Promise<void> {
    if (hosts.hasDeclaredCalls) await this.#prefetchCalls(hosts);
    await this.#runBlockHandlers(hosts, true);
    for (const log of this.#logs) {
      for (const host of hosts.candidates(log.address)) {
        const handlers = host.eventHandlersFor(log, this.#options.input.number);
        const running = handlers.length > 0 ? this.#runEvent(host, handlers, log) : undefined;
        if (running !== undefined) await running;
      }
    }
    await this.#runBlockHandlers(hosts, false);
  }

  /** The declared calls of all events of the block, as they are before any handler has run. */
  async #prefetchCalls(hosts: HostIndex): Promise<void> {
    const { number } = this.#options.input;
    const events: DeclaringEvent[] = [];
    for (const log of this.#logs) {
      for (const host of hosts.candidates(log.address)) {
        if (!host.hasDeclaredCalls) continue;
        for (const handler of host.eventHandlersFor(log, number)) {
          if (handler.calls.length === 0) continue;
          const event = toEventInput(log, this.#source, false);
          const parameters = host.options.instance.readParameters(handler.event, event);
          if (parameters !== null) events.push({ host, handler, log, parameters });
        }
      }
    }
    await this.#runner.prefetch(events);
  }

  get #source(): TriggerSource {
    const { block } = this.#options.input;
    return { block, transactions: this.#transactions, receipts: this.#receipts };
  }

  /** `once` handlers run before the block's logs, the others after them. */
  async #runBlockHandlers(hosts: HostIndex, isStart: boolean): Promise<void> {
    const { number } = this.#options.input;
    for (const host of hosts.withBlockHandlers) {
      for (const { handler, filter } of host.blockHandlersFor(number)) {
        if ((filter === "once") === isStart) await this.#runner.runBlock(host, handler);
      }
    }
  }

  /** Undefined when the handler has run already. */
  #runEvent(
    host: DataSourceHost,
    handlers: readonly BuildEventHandler[],
    log: RpcLog,
  ): Promise<void> | undefined {
    const source = this.#source;
    const { instance } = host.options;
    let matching = handlers;
    if (handlers.length > 1) {
      const event = toEventInput(log, source, false);
      matching = handlers.filter((candidate) => instance.canDecode(candidate.event, event));
    }
    const [handler, second] = matching;
    if (handler === undefined) return undefined;
    if (second !== undefined) throw this.#runner.ambiguous(host, handler, log);
    return this.#runner.runEvent(host, handler, toEventInput(log, source, handler.needsReceipt));
  }

  /** Creates what was asked for and runs all of the block's triggers, earlier ones too, through the new data sources. */
  async #runCreated(requests: readonly DataSourceRequest[]): Promise<void> {
    const { dataSources, input } = this.#options;
    const fresh = new HostIndex();
    for (const request of requests) {
      const created = dataSources.create(request, input.number);
      if (created === null) continue;
      this.#created.push(created.instance);
      fresh.add(created.host);
      const filter = created.host.filter();
      if (filter !== null) this.#addLogs(await this.#options.moreLogs(filter));
    }
    if (fresh.all.length > 0) await this.#runTriggers(fresh);
  }

  #addLogs(more: MoreLogs): void {
    const byIndex = new Map([...this.#logs, ...more.logs].map((log) => [Number(log.logIndex), log]));
    this.#logs = [...byIndex.entries()].sort(([a], [b]) => a - b).map(([, log]) => log);
    this.#transactions = new Map([...this.#transactions, ...more.transactions]);
    this.#receipts = new Map([...this.#receipts, ...more.receipts]);
  }
}
