import { AppError } from "@facevalue/core";
import type { RpcLog } from "@facevalue/rpc";
import type { EthereumToken } from "../abi/ethereum-token.ts";
import type { EventInput } from "../host/event-image.ts";
import type { HandlerScope, LogLevel } from "../host/host-scope.ts";
import { MappingError, toMappingError } from "../host/mapping-error.ts";
import type { BuildEventHandler } from "../manifest/subgraph-build.ts";
import type { BlockRunOptions } from "./block-run.ts";
import type { DataSourceHost } from "./data-source-host.ts";
import { type CreateCall, toDataSourceRequest } from "./data-source-requests.ts";
import type { DataSourceRequest } from "./data-source-set.ts";
import { encodeDeclaredCall } from "./declared-calls.ts";
import { BlockChainState } from "./ethereum-call.ts";
import { type HandlerClock, noClock } from "./handler-clock.ts";
import { type HandlerError, HandlerFailure } from "./handler-error.ts";

interface HandlerPlace {
  readonly host: DataSourceHost;
  readonly handler: string;
  readonly transactionHash: string | null;
}

/** An event whose handler has declared calls. */
export interface DeclaringEvent {
  readonly host: DataSourceHost;
  readonly handler: BuildEventHandler;
  readonly log: RpcLog;
  readonly parameters: readonly EthereumToken[];
}

/** Runs the handlers of one block one after the other, keeping or discarding what each did. */
export class HandlerRunner {
  readonly #options: BlockRunOptions;
  readonly #chain: BlockChainState;
  readonly #skipsFailures: boolean;
  readonly #clock: HandlerClock;
  readonly errors: HandlerError[] = [];
  handlersRun = 0;
  /** Data sources asked for by finished handlers, and by the running one. */
  #requests: { readonly place: HandlerPlace; readonly call: CreateCall }[] = [];
  #handlerRequests: CreateCall[] = [];

  constructor(options: BlockRunOptions) {
    this.#options = options;
    const { input, ethereumCall: call, ethereumState: state = null, callCache, clock = noClock } = options;
    this.#clock = clock;
    this.#chain = new BlockChainState(input.block.hash, { call, state, cache: callCache, clock });
    this.#skipsFailures = options.build.features.includes("nonFatalErrors");
  }

  /** The data sources asked for since the last time. */
  takeRequests(): readonly DataSourceRequest[] {
    const requests = this.#requests;
    this.#requests = [];
    return requests.map(({ place, call }) => this.#orFail(place, () => toDataSourceRequest(call)));
  }

  /** Makes the calls that are declared for events, all at once; the handlers then find the answers in the cache. */
  async prefetch(events: readonly DeclaringEvent[]): Promise<void> {
    const calls = events.flatMap(({ host, handler, log, parameters }) => {
      const place = { host, handler: handler.handler, transactionHash: log.transactionHash };
      return handler.calls.map((call) =>
        this.#orFail(place, () => encodeDeclaredCall(call, { address: log.address, parameters })),
      );
    });
    await Promise.all(calls.map(async ({ to, data }) => await this.#chain.call(to, data)));
  }

  async runEvent(
    host: DataSourceHost,
    { event: abiEvent, handler }: BuildEventHandler,
    event: EventInput,
  ): Promise<void> {
    const place = { host, handler, transactionHash: event.log.transactionHash };
    const scope = this.#scope(place);
    await this.#run(place, () => host.options.instance.runEvent(handler, { abiEvent, event, scope }));
  }

  async runBlock(host: DataSourceHost, handler: string): Promise<void> {
    const place = { host, handler, transactionHash: null };
    const { block } = this.#options.input;
    await this.#run(place, async () => {
      await host.options.instance.runBlock(handler, block, this.#scope(place));
      return true;
    });
  }

  /** graph-node takes one handler per event and data source. */
  ambiguous(host: DataSourceHost, { handler, event }: BuildEventHandler, log: RpcLog): AppError {
    const place = { host, handler, transactionHash: log.transactionHash };
    const message = `several handlers are defined for the event ${event.signature}, only one is supported`;
    return this.#failure(place, new MappingError(message, false, undefined));
  }

  /** Result of work at the end of the block; a MappingError of it becomes MAPPING_FAILED. */
  async guard<Result>(work: () => Promise<Result>): Promise<Result> {
    try {
      return await work();
    } catch (error) {
      if (!(error instanceof MappingError)) throw error;
      const message = `block ${this.#options.input.number} cannot be stored: ${error.message}`;
      throw new AppError("MAPPING_FAILED", message, { retryable: !error.isDeterministic, cause: error });
    }
  }

  async #run(place: HandlerPlace, work: () => Promise<boolean>): Promise<void> {
    const { cache, input } = this.#options;
    this.#clock.begin(place.host.options.name, place.handler, input.number);
    try {
      if (!(await work())) return;
      cache.commitHandler();
      this.#requests.push(...this.#handlerRequests.map((call) => ({ place, call })));
      this.handlersRun++;
    } catch (error) {
      cache.discardHandler();
      this.#fail(place, error);
    } finally {
      this.#clock.end();
      this.#handlerRequests = [];
    }
  }

  #fail(place: HandlerPlace, error: unknown): void {
    const failure = toMappingError(error);
    if (!(failure instanceof MappingError)) throw error;
    const wrapped = this.#failure(place, failure);
    if (!this.#skipsFailures || !failure.isDeterministic) throw wrapped;
    this.errors.push(wrapped.failed);
    this.#options.logger.error({ code: wrapped.code }, wrapped.message);
  }

  /** Result of work that belongs to a handler but not to its run. */
  #orFail<Result>(place: HandlerPlace, work: () => Result): Result {
    try {
      return work();
    } catch (error) {
      throw error instanceof MappingError ? this.#failure(place, error) : error;
    }
  }

  #failure({ host, handler, transactionHash }: HandlerPlace, error: MappingError): HandlerFailure {
    const { name: dataSource } = host.options;
    const { number: blockNumber, block } = this.#options.input;
    const transaction = transactionHash === null ? "" : `, transaction ${transactionHash}`;
    const place = `handler ${handler} of data source ${dataSource} failed at block ${blockNumber}`;
    const message = `${place}${transaction}: ${error.message}`.replaceAll(/\s*\n\s*/g, " ");
    const { isDeterministic } = error;
    return new HandlerFailure(
      { dataSource, handler, blockNumber, blockHash: block.hash, transactionHash, message, isDeterministic },
      error,
    );
  }

  #scope(place: HandlerPlace): HandlerScope {
    const { cache, dataSources, input, networkName } = this.#options;
    const { address, context, mapping } = place.host.options;
    return {
      store: cache,
      chain: this.#chain,
      block: input.block,
      network: networkName,
      address: address ?? "0x",
      context,
      abis: mapping.abis,
      apiVersion: mapping.apiVersion,
      createDataSource: (template, parameters, newContext) => {
        dataSources.requireTemplate(template, place.host.options.name);
        this.#handlerRequests.push({ template, parameters, context: newContext });
      },
      log: (level, message) => this.#log(place, level, message),
    };
  }

  #log({ host, handler }: HandlerPlace, level: LogLevel, message: string): void {
    const fields = { dataSource: host.options.name, handler, block: this.#options.input.number };
    this.#options.logger[level === "critical" ? "error" : level](fields, message);
  }
}
