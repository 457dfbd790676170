import type { RpcBlock, RpcLog, RpcReceipt, RpcTransaction } from "@facevalue/rpc";
import { type ChainClasses, writeBlock, writeReceipt, writeTransaction } from "./chain-objects.ts";
import type { HeapMemory } from "./heap-memory.ts";
import type { Arena, HeapWriter } from "./heap-writer.ts";

/** What an `ethereum.Event` is made of. */
export interface EventInput {
  readonly block: RpcBlock;
  readonly transaction: RpcTransaction;
  readonly log: RpcLog;
  readonly receipt: RpcReceipt | null;
}

/** Where no memory is: whoever reads there fails. AssemblyScript passes pointers on without reading what they point to. */
const NOWHERE = 0xffff_0000;

/**
 * Writes blocks and events into an arena at a fixed address. A block's bytes are kept and copied back for the next event
 * of the same block; they cannot be left in place, because mappings change Bytes in place.
 */
export class EventImage {
  readonly #memory: HeapMemory;
  readonly #heap: HeapWriter;
  readonly #arena: Arena;
  readonly #classes: ChainClasses;
  #block: RpcBlock | null = null;
  #blockBytes = new Uint8Array(0);
  #blockPointer = 0;

  constructor(memory: HeapMemory, heap: HeapWriter, options: { arena: Arena; classes: ChainClasses }) {
    this.#memory = memory;
    this.#heap = heap;
    this.#arena = options.arena;
    this.#classes = options.classes;
  }

  /** Starts the arena over with the block in it; returns the block's pointer. */
  placeBlock(block: RpcBlock): number {
    const from = this.#arena.start - 32;
    this.#heap.useArena(this.#arena);
    if (this.#block === block) {
      this.#memory.u8.set(this.#blockBytes, from);
      this.#heap.position = this.#arena.start + this.#blockBytes.length - 32;
      return this.#blockPointer;
    }
    this.#blockPointer = writeBlock(this.#heap, block, this.#classes);
    const end = this.#heap.position;
    this.#block = block;
    this.#blockBytes = this.#memory.u8.slice(from, end);
    return this.#blockPointer;
  }

  /**
   * Completes an event whose block and parameters have been placed.
   * @param place the pointers of block and parameters; `hidesReceipt` leaves the receipt out of memory, so that a handler
   *   that looks into it fails
   */
  placeEvent(
    input: EventInput,
    place: { readonly block: number; readonly parameters: number; readonly hidesReceipt: boolean },
  ): number {
    const heap = this.#heap;
    const { log, block, transaction, receipt } = input;
    const fields = [
      heap.hexBytes(log.address),
      heap.quantity(log.logIndex),
      heap.quantity(log.logIndex),
      0,
      place.block,
      writeTransaction(heap, transaction, { block, classes: this.#classes }),
      place.parameters,
    ];
    if (this.#classes.hasReceipt) {
      if (receipt === null) fields.push(0);
      else fields.push(place.hidesReceipt ? NOWHERE : writeReceipt(heap, receipt));
    }
    return heap.words(heap.ids.event, fields);
  }
}
