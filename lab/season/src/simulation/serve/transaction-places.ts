import { readFileSync } from "node:fs";
import { chainFilesOf, HASH_PREFIX_BYTES } from "../files/chain-files.ts";
import type { ChainReader } from "../files/chain-reader.ts";

/** Bits of an entry that hold the transaction's number in the chain; the others hold the start of its hash. */
const NUMBER_BITS = 26n;
const NUMBER_MASK = (1n << NUMBER_BITS) - 1n;

/** Finds transactions by their hash. */
export class TransactionPlaces {
  readonly #entries: BigUint64Array;
  /** By block, the number of its first transaction. */
  readonly #first: Uint32Array;

  constructor(chain: ChainReader, worldFolder: string) {
    this.#entries = readEntries(readFileSync(chainFilesOf(worldFolder).transactions));
    this.#first = new Uint32Array(chain.length + 1);
    for (let block = 0; block < chain.length; block++) {
      this.#first[block + 1] = (this.#first[block] as number) + chain.record(block).transactions;
    }
  }

  /** Where a transaction with this hash may be: a few places at most, of which one or none is right. */
  candidates(hash: string): { block: number; index: number }[] {
    const wanted = BigInt(hash.slice(0, 2 + 2 * HASH_PREFIX_BYTES)) >> NUMBER_BITS;
    let [low, high] = [0, this.#entries.length];
    while (low < high) {
      const middle = (low + high) >>> 1;
      if ((this.#entries[middle] as bigint) >> NUMBER_BITS < wanted) low = middle + 1;
      else high = middle;
    }
    const places: { block: number; index: number }[] = [];
    for (let at = low; at < this.#entries.length; at++) {
      const entry = this.#entries[at] as bigint;
      if (entry >> NUMBER_BITS !== wanted) break;
      places.push(this.#place(Number(entry & NUMBER_MASK)));
    }
    return places;
  }

  #place(transaction: number): { block: number; index: number } {
    let [low, high] = [0, this.#first.length - 1];
    while (low + 1 < high) {
      const middle = (low + high) >>> 1;
      if ((this.#first[middle] as number) <= transaction) low = middle;
      else high = middle;
    }
    return { block: low, index: transaction - (this.#first[low] as number) };
  }
}

function readEntries(prefixes: Buffer): BigUint64Array {
  const entries = new BigUint64Array(prefixes.length / HASH_PREFIX_BYTES);
  for (let number = 0; number < entries.length; number++) {
    const prefix = prefixes.readBigUInt64BE(number * HASH_PREFIX_BYTES);
    entries[number] = ((prefix >> NUMBER_BITS) << NUMBER_BITS) | BigInt(number);
  }
  return entries.sort();
}
