import type { RpcBlock } from "@facevalue/rpc";
import type { AbiEvent } from "../abi/contract-abi.ts";
import type { EthereumToken } from "../abi/ethereum-token.ts";
import type { EventInput } from "./event-image.ts";
import type { HandlerScope } from "./host-scope.ts";
import { MappingError } from "./mapping-error.ts";
import { type MappingOptions, MappingRunner } from "./mapping-runner.ts";
import { MustWait } from "./must-wait.ts";

export interface EventCall {
  readonly abiEvent: AbiEvent;
  readonly event: EventInput;
  readonly scope: HandlerScope;
}

/** - `ran`: to its end. - `undecodable`: not at all, the log is not that event. - `must-wait`: in vain, run it again. */
export type Attempt = "ran" | "undecodable" | "must-wait";

/** A runner whose memory has grown beyond it is replaced by a new one. */
const MOST_MEMORY_BYTES = 32 * 1024 * 1024;
/** After so many attempts in vain in a row, so many handlers wait from the start. */
const MOST_IN_VAIN = 4;
const HANDLERS_THAT_WAIT = 64;
/**
 * A receipt of more logs is first left out: handlers that ask for one mostly look into it once per transaction, and to lay
 * it out for each log costs the square of their number.
 */
const MOST_LOGS_AT_HAND = 32;

/**
 * The mappings of one WASM file. A handler is first run as a plain function, which is fast but can only read what is in
 * memory; one that asks for more runs again from the start in a second instance, where it can wait.
 */
export class MappingInstance {
  readonly #options: MappingOptions;
  #quick: MappingRunner;
  #waiting: MappingRunner | null = null;
  #inVain = 0;
  #handlersToWait = 0;

  constructor(options: MappingOptions) {
    this.#options = options;
    this.#quick = new MappingRunner(options, false);
  }

  /** Whether `event.log` decodes as `abiEvent`. */
  canDecode(abiEvent: AbiEvent, event: EventInput): boolean {
    return this.#quick.canDecode(abiEvent, event);
  }

  /** The event's parameters in order, or null when the log does not decode as `abiEvent`. */
  readParameters(abiEvent: AbiEvent, event: EventInput): readonly EthereumToken[] | null {
    return this.#quick.readParameters(abiEvent, event);
  }

  /** Runs an event handler without waiting. Throws a MappingError or what the scope's functions throw. */
  tryEvent(handler: string, { abiEvent, event, scope }: EventCall): Attempt {
    if (this.#isWaitingWiser()) return "must-wait";
    const hidesReceipt = event.receipt !== null && event.receipt.logs.length > MOST_LOGS_AT_HAND;
    const argument = this.#quick.placeEvent(abiEvent, event, hidesReceipt);
    if (argument === null) return "undecodable";
    return hidesReceipt
      ? this.#attemptBlind(handler, argument, scope)
      : this.#attempt(handler, argument, scope);
  }

  tryBlock(handler: string, block: RpcBlock, scope: HandlerScope): Attempt {
    if (this.#isWaitingWiser()) return "must-wait";
    return this.#attempt(handler, this.#quick.placeBlock(block), scope);
  }

  /** Runs an event handler that may wait; resolves to false when the log does not decode as `abiEvent`. */
  async runEvent(handler: string, { abiEvent, event, scope }: EventCall): Promise<boolean> {
    const runner = this.#waitingRunner();
    const argument = runner.placeEvent(abiEvent, event);
    if (argument === null) return false;
    await runner.run(handler, argument, scope);
    return true;
  }

  async runBlock(handler: string, block: RpcBlock, scope: HandlerScope): Promise<void> {
    const runner = this.#waitingRunner();
    await runner.run(handler, runner.placeBlock(block), scope);
  }

  #attempt(handler: string, argument: number, scope: HandlerScope): Attempt {
    try {
      this.#runNow(handler, argument, scope);
    } catch (error) {
      if (!(error instanceof MustWait)) throw error;
      this.#inVain++;
      return "must-wait";
    }
    this.#inVain = 0;
    return "ran";
  }

  /** Any failure may come from the receipt that is not there: the handler runs again with it, and then fails by itself. */
  #attemptBlind(handler: string, argument: number, scope: HandlerScope): Attempt {
    try {
      this.#runNow(handler, argument, scope);
    } catch (error) {
      if (!(error instanceof MustWait) && !(error instanceof MappingError)) throw error;
      return "must-wait";
    }
    return "ran";
  }

  #runNow(handler: string, argument: number, scope: HandlerScope): void {
    const runner = this.#quick;
    try {
      runner.runNow(handler, argument, scope);
    } finally {
      if (runner.memoryBytes > MOST_MEMORY_BYTES) this.#quick = new MappingRunner(this.#options, false);
    }
  }

  #isWaitingWiser(): boolean {
    if (this.#inVain >= MOST_IN_VAIN) {
      this.#inVain = 0;
      this.#handlersToWait = HANDLERS_THAT_WAIT;
    }
    if (this.#handlersToWait === 0) return false;
    this.#handlersToWait--;
    return true;
  }

  #waitingRunner(): MappingRunner {
    if (this.#waiting === null || this.#waiting.memoryBytes > MOST_MEMORY_BYTES) {
      this.#waiting = new MappingRunner(this.#options, true);
    }
    return this.#waiting;
  }
}
