import type { HandlerClock } from "../engine/handler-clock.ts";

/** Slots of the shared memory, eight bytes each. */
const STARTED_AT = 0;
const BLOCK = 1;
const PLACE = 2;
const SLOTS = 3;

export function createClockMemory(): SharedArrayBuffer {
  return new SharedArrayBuffer(SLOTS * Float64Array.BYTES_PER_ELEMENT);
}

/** Writes what runs into memory that another thread reads: plain stores, since a handler runs every few microseconds. */
export class SharedHandlerClock implements HandlerClock {
  readonly #slots: Float64Array;
  readonly #places = new Map<string, Map<string, number>>();
  #placeCount = 0;
  readonly #announce: (place: string) => void;

  /** @param announce called once for each new place, in the order of their numbers from 0 */
  constructor(memory: SharedArrayBuffer, announce: (place: string) => void) {
    this.#slots = new Float64Array(memory);
    this.#announce = announce;
  }

  begin(dataSource: string, handler: string, block: number): void {
    this.#slots[PLACE] = this.#numberOf(dataSource, handler);
    this.#slots[BLOCK] = block;
    this.#slots[STARTED_AT] = Date.now();
  }

  end(): void {
    this.#slots[STARTED_AT] = 0;
  }

  async exclude<Result>(waiting: Promise<Result>): Promise<Result> {
    const startedAt = this.#slots[STARTED_AT] ?? 0;
    if (startedAt === 0) return await waiting;
    const usedMs = Date.now() - startedAt;
    this.#slots[STARTED_AT] = 0;
    try {
      return await waiting;
    } finally {
      this.#slots[STARTED_AT] = Date.now() - usedMs;
    }
  }

  #numberOf(dataSource: string, handler: string): number {
    const known = this.#places.get(dataSource)?.get(handler);
    if (known !== undefined) return known;
    const handlers = this.#places.get(dataSource) ?? new Map<string, number>();
    this.#places.set(dataSource, handlers.set(handler, this.#placeCount));
    this.#announce(`handler ${handler} of data source ${dataSource}`);
    return this.#placeCount++;
  }
}

export interface RunningHandler {
  readonly milliseconds: number;
  readonly block: number;
  /** Number of the place in the order of announcement. */
  readonly place: number;
}

/** The handler that runs now, seen from another thread; null when none does. */
export function readRunningHandler(memory: SharedArrayBuffer): RunningHandler | null {
  const slots = new Float64Array(memory);
  const startedAt = slots[STARTED_AT] ?? 0;
  if (startedAt === 0) return null;
  return { milliseconds: Date.now() - startedAt, block: slots[BLOCK] ?? 0, place: slots[PLACE] ?? 0 };
}
