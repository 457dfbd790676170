import type { RpcBlock } from "@facevalue/rpc";
import type { AbiEvent } from "../abi/contract-abi.ts";
import type { EthereumToken } from "../abi/ethereum-token.ts";
import { EventDecoder } from "../abi/event-decoder.ts";
import type { EntitySchema } from "../schema/entity-type.ts";
import { readEthereumValue } from "./ethereum-value-reader.ts";
import { EventImage, type EventInput } from "./event-image.ts";
import { HeapMemory } from "./heap-memory.ts";
import { HeapWriter } from "./heap-writer.ts";
import type { HandlerScope } from "./host-scope.ts";
import { linkImports } from "./imports/all-imports.ts";
import { toMappingError } from "./mapping-error.ts";
import { ModuleHost } from "./module-host.ts";
import { findHeapEnd, ModuleState } from "./module-state.ts";
import { START_EXPORT } from "./patch-module.ts";
import { readRuntimeIds } from "./type-id.ts";

const ARENA_BYTES = 65_536;

export interface MappingOptions {
  /** A module that went through `patchModule`. */
  readonly module: WebAssembly.Module;
  readonly schema: EntitySchema;
  /** The manifest's mapping.apiVersion as its last number: 5 to 9. */
  readonly apiVersion: number;
  /** Events that its handlers take. */
  readonly events: readonly AbiEvent[];
}

type Handler = (argument: number) => Promise<void>;

/** One instance of a subgraph's WASM file, ready to run handlers one after the other, each from the same fresh state. */
export class MappingRunner {
  readonly #exports: Readonly<Record<string, unknown>>;
  readonly #host: ModuleHost;
  readonly #state: ModuleState;
  readonly #image: EventImage;
  readonly #decoders: ReadonlyMap<AbiEvent, EventDecoder>;
  readonly #handlers = new Map<string, Handler>();

  /** @param canWait whether handlers may ask for what is not there yet: `run` then waits, `runNow` never can */
  constructor({ module, schema, apiVersion, events }: MappingOptions, canWait: boolean) {
    const imports = linkImports(module, () => this.#host, canWait);
    const instance = new WebAssembly.Instance(module, imports);
    this.#exports = instance.exports;
    const allocate = this.#function("allocate");
    const memory = new HeapMemory(instance.exports.memory as WebAssembly.Memory);
    const writer = new HeapWriter(memory, allocate, readRuntimeIds(this.#function("id_of_type")));
    this.#host = new ModuleHost(memory, writer, { ignoresUnknownFields: apiVersion < 8 });
    for (const start of [START_EXPORT, "_start"]) if (start in instance.exports) this.#function(start)(0);
    memory.refresh();
    this.#host.prepareTypes(schema);
    this.#decoders = new Map(
      events.map((event) => [event, new EventDecoder(event, (text) => this.#host.intern(text))]),
    );
    const heapEnd = findHeapEnd(instance.exports, allocate);
    const arena = writer.reserve(ARENA_BYTES);
    const classes = { hasFeesAndNonce: apiVersion >= 6, hasReceipt: apiVersion >= 7 };
    this.#image = new EventImage(memory, writer, { arena, classes });
    const imageEnd = arena.start - 32;
    this.#host.reader.constantEnd = imageEnd;
    this.#state = new ModuleState(memory, instance.exports, { imageEnd, heapEnd });
  }

  /** Memory never shrinks: one handler that needs much would leave it behind for good. */
  get memoryBytes(): number {
    this.#host.memory.refresh();
    return this.#host.memory.u8.length;
  }

  /** Whether `event.log` decodes as `abiEvent`. */
  canDecode(abiEvent: AbiEvent, event: EventInput): boolean {
    return this.placeEvent(abiEvent, event) !== null;
  }

  /** The event's parameters in order, or null when the log does not decode as `abiEvent`. */
  readParameters(abiEvent: AbiEvent, event: EventInput): readonly EthereumToken[] | null {
    this.#restore();
    this.#image.placeBlock(event.block);
    const { decoder, writer, reader } = this.#host;
    const parameters = this.#decoders.get(abiEvent)?.decode(event.log, decoder, writer) ?? null;
    if (parameters === null) return null;
    return [...reader.pointers(parameters)].map((pointer) =>
      readEthereumValue(reader, reader.pointer(pointer, 4)),
    );
  }

  /**
   * Argument of an event handler, on a fresh heap; null when the log does not decode as `abiEvent`.
   * @param hidesReceipt leaves the receipt out: a handler that looks into it fails
   */
  placeEvent(abiEvent: AbiEvent, event: EventInput, hidesReceipt = false): number | null {
    this.#restore();
    const block = this.#image.placeBlock(event.block);
    const { decoder, writer } = this.#host;
    const parameters = this.#decoders.get(abiEvent)?.decode(event.log, decoder, writer) ?? null;
    return parameters === null ? null : this.#image.placeEvent(event, { block, parameters, hidesReceipt });
  }

  /** Argument of a block handler, on a fresh heap. */
  placeBlock(block: RpcBlock): number {
    this.#restore();
    return this.#image.placeBlock(block);
  }

  /** Runs a handler to its end. Throws MustWait, a MappingError, or what the scope's functions throw. */
  runNow(handler: string, argument: number, scope: HandlerScope): void {
    this.#host.setScope(scope);
    try {
      this.#function(handler)(argument);
    } catch (error) {
      throw toMappingError(error);
    } finally {
      this.#host.setScope(null);
    }
  }

  /** Runs a handler that may wait. Rejects with a MappingError or with what the scope's functions throw. */
  async run(handler: string, argument: number, scope: HandlerScope): Promise<void> {
    this.#host.setScope(scope);
    try {
      await this.#waitingHandler(handler)(argument);
    } catch (error) {
      throw toMappingError(error);
    } finally {
      this.#host.setScope(null);
    }
  }

  #restore(): void {
    this.#state.restore();
    this.#host.reader.reset();
  }

  #waitingHandler(name: string): Handler {
    const known = this.#handlers.get(name);
    if (known) return known;
    const handler = WebAssembly.promising(this.#function(name)) as Handler;
    this.#handlers.set(name, handler);
    return handler;
  }

  #function(name: string): (argument: number) => number {
    return this.#exports[name] as (argument: number) => number;
  }
}
