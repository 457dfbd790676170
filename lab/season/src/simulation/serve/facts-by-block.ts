import type { ChainReader } from "../files/chain-reader.ts";
import { ContractFacts, type FactLog } from "./contract-facts.ts";

/** The facts after a block, read from the chain's logs on the first question; later blocks go on from there. */
export class FactsByBlock {
  readonly #chain: ChainReader;
  #facts = new ContractFacts();
  #block = -1;

  constructor(chain: ChainReader) {
    this.#chain = chain;
  }

  after(block: number): ContractFacts {
    if (block < this.#block) {
      this.#facts = new ContractFacts();
      this.#block = -1;
    }
    while (this.#block < block) {
      this.#block++;
      if (this.#chain.record(this.#block).logs === 0) continue;
      for (const { logs } of this.#chain.block(this.#block).transactions) {
        for (const log of logs) this.#facts.apply(JSON.parse(log) as FactLog);
      }
    }
    return this.#facts;
  }
}
