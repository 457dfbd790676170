import { scramble } from "../../chain/random.ts";

export const ZERO_ADDRESS = Buffer.alloc(20);

const HASH_BYTES = 32;
const NUMBER_BYTES = 32;
const SALTS = { transaction: 200, wallet: 300, contract: 500, organizer: 600, order: 700, block: 800 };

/** Hashes and addresses that look random; two numbers of one kind never give the same. */
export class Identities {
  readonly #seed: number;

  constructor(seed: number) {
    this.#seed = scramble(seed, 1);
  }

  hash(kind: "transaction" | "order" | "block", number: number): Buffer {
    return this.#bytes(HASH_BYTES, SALTS[kind], number);
  }

  address(kind: "wallet" | "contract" | "organizer", number: number): Buffer {
    return this.#bytes(ZERO_ADDRESS.length, SALTS[kind], number);
  }

  #bytes(length: number, salt: number, number: number): Buffer {
    const bytes = Buffer.allocUnsafe(length);
    for (let at = 0; at < length; at += 4)
      writeNumber(bytes, scramble(number, salt + at) ^ scramble(this.#seed, salt + at), at);
    return bytes;
  }
}

/** Transaction hash, then log index: what one log tells. Also sale id, then position, and others with a number of 4 bytes. */
export function positionedKey(parent: Buffer, position: number): Buffer {
  const key = Buffer.allocUnsafe(parent.length + 4);
  key.set(parent);
  writeNumber(key, position, parent.length);
  return key;
}

/** Contract address, then a number of 32 bytes: events, tickets, listings, bids. */
export function numberedKey(contract: Buffer, number: number): Buffer {
  const key = Buffer.alloc(contract.length + NUMBER_BYTES);
  key.set(contract);
  writeNumber(key, number, key.length - 4);
  return key;
}

export function joinedKey(first: Buffer, second: Buffer): Buffer {
  return Buffer.concat([first, second], first.length + second.length);
}

function writeNumber(bytes: Buffer, value: number, at: number): void {
  bytes[at] = value >>> 24;
  bytes[at + 1] = value >>> 16;
  bytes[at + 2] = value >>> 8;
  bytes[at + 3] = value;
}
