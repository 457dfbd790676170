import { scramble } from "./random.ts";

export const TICKET_ADDRESS = "0x7100000000000000000000000000000000000001";
/** keccak256 of Transfer(address,address,uint256) */
export const TRANSFER_TOPIC = "0xddf252ad1be2c89b69c2b068fc378daa952ba7f163c4a11628f55a4df523b3ef";
/** keccak256 of TicketResold(uint256,address,address,uint256) */
export const RESOLD_TOPIC = "0xd59a36d8310ffb140214be490baf3fe8961f859a17199ec1bf9015c8b7340011";

export const ZERO_WORD = `0x${"0".repeat(64)}`;

const BLOCK_SALT = 100;
const TRANSACTION_SALT = 200;
const WALLET_SALT = 300;
const FILLER_SALT = 400;
/** Words of a hash that only look random; the numbers that it stands for follow. */
const BLOCK_WORDS = 7;
const TRANSACTION_WORDS = 6;
const WALLET_WORDS = 4;

export const toQuantity = (value: number | bigint) => `0x${value.toString(16)}`;

/** A 32-byte word of hex digits without `0x`, padded on the left. */
export const padWord = (digits: string) => digits.padStart(64, "0");

export const addressTopic = (address: string) => `0x${padWord(address.slice(2))}`;
export const numberTopic = (value: number | bigint) => `0x${padWord(value.toString(16))}`;

/** Hashes and addresses of one chain, computed from the numbers that they carry, so that no index is needed. */
export class Identifiers {
  readonly #seed: number;
  readonly #wallets: string[] = [];

  constructor(seed: number) {
    this.#seed = seed;
  }

  blockHash(number: number): string {
    return `0x${this.#words(number, BLOCK_SALT, BLOCK_WORDS)}${toWord(number)}`;
  }

  /** Number of the block that would have this hash, or null. */
  blockNumber(hash: string): number | null {
    const number = Number.parseInt(hash.slice(-8), 16);
    return hash === this.blockHash(number) ? number : null;
  }

  transactionHash(block: number, index: number): string {
    const words = this.#words(block ^ Math.imul(index + 1, 0x01000193), TRANSACTION_SALT, TRANSACTION_WORDS);
    return `0x${words}${toWord(block)}${toWord(index)}`;
  }

  /** Place of the transaction that would have this hash, or null. */
  transactionPlace(hash: string): { block: number; index: number } | null {
    const block = Number.parseInt(hash.slice(-16, -8), 16);
    const index = Number.parseInt(hash.slice(-8), 16);
    return hash === this.transactionHash(block, index) ? { block, index } : null;
  }

  walletAddress(wallet: number): string {
    this.#wallets[wallet] ??= `0x${this.#words(wallet, WALLET_SALT, WALLET_WORDS)}${toWord(wallet)}`;
    return this.#wallets[wallet];
  }

  /** A root that means nothing. */
  filler(number: number, kind: number): string {
    return `0x${this.#words(number, FILLER_SALT + 10 * kind, 8)}`;
  }

  #words(value: number, salt: number, count: number): string {
    let text = "";
    for (let index = 0; index < count; index++) {
      text += toWord(scramble(value, this.#seed + Math.imul(salt + index, 0x27d4eb2f)));
    }
    return text;
  }
}

const HEX_PAIRS = Array.from({ length: 1 << 16 }, (_, value) => value.toString(16).padStart(4, "0"));

const toWord = (value: number) => `${HEX_PAIRS[value >>> 16]}${HEX_PAIRS[value & 0xffff]}`;
