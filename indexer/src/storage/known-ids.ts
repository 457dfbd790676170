import type { IdKey } from "../schema/value.ts";

const FIRST_CAPACITY = 1 << 15;
/** With four probes: in a full layer 1 in 85 absent ids is taken for a possible one. */
const BITS_PER_ID = 10;
const PROBES = 4;

/** Bytes that the filters of all tables may take together. */
const MOST_BYTES = 96 * 1024 * 1024;

/** What the filters of one database may still take. */
export class IdMemory {
  #bytesLeft: number;

  constructor(bytes = MOST_BYTES) {
    this.#bytesLeft = bytes;
  }

  /** Whether there was room for so many bytes, which are then taken. */
  take(bytes: number): boolean {
    if (bytes > this.#bytesLeft) return false;
    this.#bytesLeft -= bytes;
    return true;
  }
}

interface Layer {
  readonly bits: Uint32Array;
  readonly capacity: number;
  count: number;
}

/**
 * Says of most ids that are not in a table that they are not, without asking the database: a Bloom filter
 * that grows by layers, each twice as large as the one before. Without memory for another one, the last takes all further
 * ids, and more and more absent ones pass for possible: slower, never wrong.
 */
export class KnownIds {
  readonly #layers: Layer[] = [];
  readonly #memory: IdMemory;

  constructor(memory = new IdMemory()) {
    this.#memory = memory;
  }

  add(idKey: IdKey): void {
    const layer = this.#layerWithRoom();
    const [first, second] = hash(idKey);
    for (let probe = 0; probe < PROBES; probe++) {
      const bit = position(layer, first, second, probe);
      layer.bits[bit >>> 5] = (layer.bits[bit >>> 5] ?? 0) | (1 << (bit & 31));
    }
    layer.count++;
  }

  #layerWithRoom(): Layer {
    const last = this.#layers.at(-1);
    if (last !== undefined && last.count < last.capacity) return last;
    const capacity = last === undefined ? FIRST_CAPACITY : last.capacity * 2;
    const hasRoom = this.#memory.take(Math.ceil((capacity * BITS_PER_ID) / 8));
    if (last !== undefined && !hasRoom) return last;
    const layer = createLayer(capacity);
    this.#layers.push(layer);
    return layer;
  }

  /** False: it was never added. */
  mayHave(idKey: IdKey): boolean {
    if (this.#layers.length === 0) return false;
    const [first, second] = hash(idKey);
    return this.#layers.some((layer) => hasAll(layer, first, second));
  }
}

function createLayer(capacity: number): Layer {
  return { bits: new Uint32Array(Math.ceil((capacity * BITS_PER_ID) / 32)), capacity, count: 0 };
}

function hasAll(layer: Layer, first: number, second: number): boolean {
  for (let probe = 0; probe < PROBES; probe++) {
    const bit = position(layer, first, second, probe);
    if (((layer.bits[bit >>> 5] ?? 0) & (1 << (bit & 31))) === 0) return false;
  }
  return true;
}

function position(layer: Layer, first: number, second: number, probe: number): number {
  return ((first + Math.imul(probe, second)) >>> 0) % (layer.bits.length * 32);
}

/** Two hashes in one pass (FNV-1a with different primes), mixed so that every bit counts. */
function hash(idKey: IdKey): [number, number] {
  let first = 0x811c9dc5;
  let second = 0x9e3779b9;
  for (let index = 0; index < idKey.length; index++) {
    const code = idKey.charCodeAt(index);
    first = Math.imul(first ^ code, 0x01000193);
    second = Math.imul(second ^ code, 0x85ebca6b);
  }
  return [mix(first), mix(second) | 1];
}

function mix(value: number): number {
  const once = Math.imul(value ^ (value >>> 16), 0x7feb352d);
  const twice = Math.imul(once ^ (once >>> 15), 0x846ca68b);
  return (twice ^ (twice >>> 16)) >>> 0;
}
