import { AppError } from "@facevalue/core";
import type { RpcLog } from "@facevalue/rpc";
import type { EthereumToken } from "../abi/ethereum-token.ts";
import type { EventInput } from "../host/event-image.ts";
import type { HandlerScope, LogLevel } from "../host/host-scope.ts";
import { MappingError, toMappingError } from "../host/mapping-error.ts";
import type { Attempt } from "../host/mapping-instance.ts";
import { MustWait } from "../host/must-wait.ts";
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

/** How to run a handler: at once if it need not wait, else again from the start; false: the log is not its event. */
interface HandlerWays {
  readonly attempt: () => Attempt;
  readonly wait: () => Promise<boolean>;
}

/** How a handler ended whose log is not its event. */
const NOT_RUN = Symbol("not run");
const MOST_HELD_LINES = 1000;

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
  /** Log lines of an attempt; null while a handler runs that may wait. */
  #heldLines: { readonly level: LogLevel; readonly message: string }[] | null = null;

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

  /** Undefined when the handler has run already. */
  runEvent(
    host: DataSourceHost,
    { event: abiEvent, handler }: BuildEventHandler,
    event: EventInput,
  ): Promise<void> | undefined {
    const place = { host, handler, transactionHash: event.log.transactionHash };
    const { instance } = host.options;
    const call = { abiEvent, event, scope: this.#scope(place) };
    return this.#run(place, {
      attempt: () => instance.tryEvent(handler, call),
      wait: () => instance.runEvent(handler, call),
    });
  }

  runBlock(host: DataSourceHost, handler: string): Promise<void> | undefined {
    const place = { host, handler, transactionHash: null };
    const { instance } = host.options;
    const { block } = this.#options.input;
    const scope = this.#scope(place);
    return this.#run(place, {
      attempt: () => instance.tryBlock(handler, block, scope),
      wait: async () => {
        await instance.runBlock(handler, block, scope);
        return true;
      },
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

  #run(place: HandlerPlace, handler: HandlerWays): Promise<void> | undefined {
    const { cache, input } = this.#options;
    cache.markHandler();
    this.#heldLines = [];
    this.#clock.begin(place.host.options.name, place.handler, input.number);
    let attempt: Attempt;
    try {
      attempt = handler.attempt();
    } catch (error) {
      this.#end(place, error);
      return undefined;
    }
    if (attempt === "must-wait") return this.#runAgain(place, handler);
    this.#end(place, attempt === "ran" ? null : NOT_RUN);
    return undefined;
  }

  /** From the start, as if the attempt had never been made. */
  async #runAgain(place: HandlerPlace, { wait }: HandlerWays): Promise<void> {
    this.#options.cache.rewindHandler();
    this.#heldLines = null;
    this.#handlerRequests = [];
    let end: unknown;
    try {
      end = (await wait()) ? null : NOT_RUN;
    } catch (error) {
      end = error;
    }
    this.#end(place, end);
  }

  /** Keeps what the handler did, or discards it when it ended with an error. */
  #end(place: HandlerPlace, end: unknown): void {
    this.#clock.end();
    for (const { level, message } of this.#heldLines ?? []) this.#log(place, level, message);
    const requests = this.#handlerRequests;
    if (requests.length > 0) this.#handlerRequests = [];
    if (end === NOT_RUN) return;
    if (end === null) {
      this.#options.cache.commitHandler();
      for (const call of requests) this.#requests.push({ place, call });
      this.handlersRun++;
    } else {
      this.#options.cache.discardHandler();
      this.#fail(place, end);
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
      log: (level, message) => this.#holdOrLog(place, level, message),
    };
  }

  /** An attempt's lines are written when it turns out not to have been in vain. */
  #holdOrLog(place: HandlerPlace, level: LogLevel, message: string): void {
    if (this.#heldLines === null) this.#log(place, level, message);
    else if (this.#heldLines.length >= MOST_HELD_LINES) throw new MustWait();
    else this.#heldLines.push({ level, message });
  }

  #log({ host, handler }: HandlerPlace, level: LogLevel, message: string): void {
    const fields = { dataSource: host.options.name, handler, block: this.#options.input.number };
    this.#options.logger[level === "critical" ? "error" : level](fields, message);
  }
}
