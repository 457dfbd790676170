import { ByteDictionary } from "../columns/byte-dictionary.ts";
import { NumberColumn } from "../columns/number-column.ts";

/** Bytes that a row takes beside its identity: digest, end and slots of the dictionary. */
const BYTES_BESIDE = 24;

/** What the rows of a table are, each in 64 bits beside the bytes of its identity: a million rows in some sixty megabytes. */
export class RowDigests {
  readonly #identities = new ByteDictionary();
  readonly #high = NumberColumn.integers();
  readonly #low = NumberColumn.integers();
  #identityBytes = 0;

  /** Rows. */
  get size(): number {
    return this.#identities.count;
  }

  /** About how much memory they take. */
  get bytes(): number {
    return this.#identityBytes + this.size * BYTES_BESIDE;
  }

  /** Takes a row: its identity up to `middle`, its values from there on. Each identity once. */
  add(bytes: Uint8Array, middle: number, end: number): void {
    if (this.#identities.add(bytes, 0, middle) < this.#high.count)
      throw new RangeError("two rows with the same identity");
    const digest = digestOf(bytes, middle, end);
    this.#high.push(digest.high);
    this.#low.push(digest.low);
    this.#identityBytes += middle;
  }

  /** Position of a row by its identity; -1 when there is none. */
  find(bytes: Uint8Array, end: number): number {
    return this.#identities.find(bytes, 0, end);
  }

  /** Whether the values of the row at this position are these. */
  isSame(position: number, bytes: Uint8Array, { middle, end }: { middle: number; end: number }): boolean {
    const digest = digestOf(bytes, middle, end);
    return this.#high.at(position) === digest.high && this.#low.at(position) === digest.low;
  }

  /** Shared, not to be written to. */
  identityOf(position: number): Buffer {
    return this.#identities.bytesOf(position);
  }
}

const PRIMES = { first: 0x01000193, second: 0x85ebca6b, third: 0xc2b2ae35 } as const;

/** Two 32-bit hashes of the same bytes, each with mixing of its own: that two values share both has a chance of 2^-64. */
function digestOf(bytes: Uint8Array, start: number, end: number): { high: number; low: number } {
  let high = 0x811c9dc5 ^ (end - start);
  let low = 0x9e3779b9;
  let at = start;
  for (; at + 4 <= end; at += 4) {
    const word =
      (bytes[at] as number) |
      ((bytes[at + 1] as number) << 8) |
      ((bytes[at + 2] as number) << 16) |
      ((bytes[at + 3] as number) << 24);
    high = Math.imul(high ^ word, PRIMES.first);
    high ^= high >>> 15;
    low = Math.imul(low ^ Math.imul(word, PRIMES.third), PRIMES.second);
    low = (low << 13) | (low >>> 19);
  }
  for (; at < end; at += 1) {
    high = Math.imul(high ^ (bytes[at] as number), PRIMES.first);
    low = Math.imul(low ^ (bytes[at] as number), PRIMES.second);
    low = (low << 13) | (low >>> 19);
  }
  return { high: finish(high), low: finish(low) };
}

function finish(value: number): number {
  const mixed = Math.imul(value ^ (value >>> 16), PRIMES.second);
  const again = Math.imul(mixed ^ (mixed >>> 13), PRIMES.third);
  return again ^ (again >>> 16);
}
