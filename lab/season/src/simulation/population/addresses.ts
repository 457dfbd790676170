import { createHash } from "node:crypto";
import type { Address } from "viem";
import type { Random } from "../../random.ts";

/** Gives new addresses: hashes of random indexes, so that none tells whose it is or when it was made. */
export class Addresses {
  readonly #random: Random;
  readonly #seed: string;
  readonly #taken = new Set<string>();

  constructor(seed: string, random: Random) {
    this.#seed = seed;
    this.#random = random;
  }

  next(): Address {
    for (;;) {
      const index = this.#random.integer(0, 2 ** 31) * 4096 + this.#random.integer(0, 4095);
      const hash = createHash("sha256").update(`facevalue account ${this.#seed} ${index}`).digest("hex");
      const address: Address = `0x${hash.slice(0, 40)}`;
      if (this.#taken.has(address)) continue;
      this.#taken.add(address);
      return address;
    }
  }
}
