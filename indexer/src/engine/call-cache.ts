import type { CallResult } from "../host/host-scope.ts";

const MAX_ENTRIES = 20_000;
const MAX_CHARACTERS = 32_000_000;

/**
 * Answers of contract calls by block hash, contract and calldata, for all handlers of a block and for blocks that are
 * processed again; what was not asked for lately goes first.
 */
export class CallCache {
  readonly #results = new Map<string, CallResult>();
  readonly #maxEntries: number;
  #characters = 0;

  constructor(maxEntries = MAX_ENTRIES) {
    this.#maxEntries = maxEntries;
  }

  get(key: string): CallResult | undefined {
    const known = this.#results.get(key);
    if (known === undefined) return undefined;
    this.#results.delete(key);
    this.#results.set(key, known);
    return known;
  }

  set(key: string, result: CallResult): void {
    if (this.#results.has(key)) return;
    this.#results.set(key, result);
    this.#characters += key.length + result.data.length;
    for (const [oldest, { data }] of this.#results) {
      if (this.#results.size <= this.#maxEntries && this.#characters <= MAX_CHARACTERS) return;
      this.#results.delete(oldest);
      this.#characters -= oldest.length + data.length;
    }
  }
}
