import { AppError } from "@facevalue/core";
import type { RpcLog } from "@facevalue/rpc";
import type { EventInput } from "../host/event-image.ts";
import type { HandlerScope, LogLevel } from "../host/host-scope.ts";
import { MappingError, toMappingError } from "../host/mapping-error.ts";
import type { BuildEventHandler } from "../manifest/subgraph-build.ts";
import type { BlockRunOptions } from "./block-run.ts";
import type { DataSourceHost } from "./data-source-host.ts";
import type { DataSourceRequest } from "./data-source-set.ts";
import { BlockChainState } from "./ethereum-call.ts";
import { type HandlerClock, noClock } from "./handler-clock.ts";

interface HandlerPlace {
  readonly host: DataSourceHost;
  readonly handler: string;
  readonly transactionHash: string | null;
}

/** Runs the handlers of one block one after the other, keeping or discarding what each did. */
export class HandlerRunner {
  readonly #options: BlockRunOptions;
  readonly #chain: BlockChainState;
  readonly #skipsFailures: boolean;
  readonly #clock: HandlerClock;
  readonly errors: string[] = [];
  handlersRun = 0;
  /** Data sources asked for by finished handlers, and by the running one. */
  #requests: DataSourceRequest[] = [];
  #handlerRequests: DataSourceRequest[] = [];

  constructor(options: BlockRunOptions) {
    this.#options = options;
    const { input, ethereumCall: call, ethereumState: state = null, clock = noClock } = options;
    this.#clock = clock;
    this.#chain = new BlockChainState(input.block.hash, { call, state, clock });
    this.#skipsFailures = options.build.features.includes("nonFatalErrors");
  }

  /** The data sources asked for since the last time. */
  takeRequests(): readonly DataSourceRequest[] {
    const requests = this.#requests;
    this.#requests = [];
    return requests;
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
    return this.#failure(
      place,
      `several handlers are defined for the event ${event.signature}, only one is supported`,
    );
  }

  /** Result of work at the end of the block; a MappingError of it becomes MAPPING_FAILED. */
  async guard<Result>(work: () => Promise<Result>): Promise<Result> {
    try {
      return await work();
    } catch (error) {
      if (!(error instanceof MappingError)) throw error;
      const message = `block ${this.#options.input.number} cannot be stored: ${error.message}`;
      throw new AppError("MAPPING_FAILED", message, { cause: error });
    }
  }

  async #run(place: HandlerPlace, work: () => Promise<boolean>): Promise<void> {
    const { cache, input } = this.#options;
    this.#clock.begin(place.host.options.name, place.handler, input.number);
    try {
      if (!(await work())) return;
      cache.commitHandler();
      this.#requests.push(...this.#handlerRequests);
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
    const wrapped = this.#failure(place, failure.message, failure);
    if (!this.#skipsFailures || !failure.isDeterministic) throw wrapped;
    this.errors.push(wrapped.message);
    this.#options.logger.error({ code: wrapped.code }, wrapped.message);
  }

  #failure({ host, handler, transactionHash }: HandlerPlace, message: string, cause?: unknown): AppError {
    const transaction = transactionHash === null ? "" : `, transaction ${transactionHash}`;
    const place = `handler ${handler} of data source ${host.options.name} failed at block ${this.#options.input.number}`;
    const text = `${place}${transaction}: ${message}`.replaceAll(/\s*\n\s*/g, " ");
    return new AppError("MAPPING_FAILED", text, { cause });
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
      createDataSource: (template, parameters, newContext) => {
        this.#handlerRequests.push(dataSources.request(template, parameters, newContext));
      },
      log: (level, message) => this.#log(place, level, message),
    };
  }

  #log({ host, handler }: HandlerPlace, level: LogLevel, message: string): void {
    const fields = { dataSource: host.options.name, handler, block: this.#options.input.number };
    this.#options.logger[level === "critical" ? "error" : level](fields, message);
  }
}
