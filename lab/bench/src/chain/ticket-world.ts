import { type ChainOptions, countLogs } from "./chain-options.ts";
import { createRandom, createZipf } from "./random.ts";

/** In place of a wallet: a mint has no giver. */
export const NOBODY = -1;

/** What one transaction does to one ticket: a mint (one log) or a resale (two). */
export interface TicketMove {
  readonly tokenId: number;
  /** Wallet numbers; `from` is NOBODY for a mint. */
  readonly from: number;
  readonly to: number;
  /** Hundredths of an ether; 0 for a mint. */
  readonly price: number;
  /** Of the receiver, who sends the transaction. */
  readonly nonce: number;
  /** Above the base fee, in hundredths of a gwei. */
  readonly tip: number;
}

const FIRST_MINTS = 10;
const LOWEST_PRICE = 20;
const PRICE_SPREAD = 480;
const TIP_SPREAD = 200;

/** Tickets, wallets and chance: which moves happen, and the state after them. */
export class TicketWorld {
  tickets = 0;
  /** By token id, from 1. */
  readonly owner: Int32Array;
  readonly resales: Int32Array;
  readonly lastPrice: Int32Array;
  /** By wallet. */
  readonly balance: Int32Array;
  readonly buys: Int32Array;
  readonly sells: Int32Array;
  readonly transactions: Int32Array;
  /** Whether the wallet ever received a ticket. */
  readonly isSeen: Uint8Array;
  readonly #resaleShare: number;
  readonly #random: () => number;
  readonly #anyWallet: () => number;

  constructor(options: ChainOptions) {
    const { seed, wallets, resaleShare } = options;
    const ids = countLogs(options) + 1;
    [this.owner, this.resales, this.lastPrice] = [ids, ids, ids].map((size) => new Int32Array(size)) as Three;
    [this.balance, this.buys, this.sells] = [wallets, wallets, wallets].map(
      (size) => new Int32Array(size),
    ) as Three;
    this.transactions = new Int32Array(wallets);
    this.isSeen = new Uint8Array(wallets);
    this.#resaleShare = resaleShare;
    this.#random = createRandom(seed);
    this.#anyWallet = createZipf(wallets, this.#random);
  }

  /** The next transaction, with at most `maxLogs` logs. */
  move(maxLogs: number): TicketMove {
    const isResale = maxLogs >= 2 && this.tickets > FIRST_MINTS && this.#random() < this.#resaleShare;
    const move = isResale ? this.#chooseResale() : this.#chooseMint();
    this.#apply(move);
    return move;
  }

  #chooseMint(): TicketMove {
    const to = this.#anyWallet();
    return { tokenId: this.tickets + 1, from: NOBODY, to, price: 0, ...this.#fees(to) };
  }

  #chooseResale(): TicketMove {
    const tokenId = 1 + Math.floor(this.#random() * this.tickets);
    const from = this.owner[tokenId] as number;
    let to = from;
    while (to === from) to = this.#anyWallet();
    const price = LOWEST_PRICE + Math.floor(this.#random() * this.#random() * PRICE_SPREAD);
    return { tokenId, from, to, price, ...this.#fees(to) };
  }

  #fees(sender: number): { nonce: number; tip: number } {
    return {
      nonce: this.transactions[sender] as number,
      tip: 1 + Math.floor(this.#random() * TIP_SPREAD),
    };
  }

  #apply({ tokenId, from, to, price }: TicketMove): void {
    this.owner[tokenId] = to;
    this.isSeen[to] = 1;
    add(this.balance, to, 1);
    add(this.transactions, to, 1);
    if (from === NOBODY) {
      this.tickets++;
      return;
    }
    add(this.balance, from, -1);
    add(this.buys, to, 1);
    add(this.sells, from, 1);
    add(this.resales, tokenId, 1);
    this.lastPrice[tokenId] = price;
  }
}

type Three = [Int32Array, Int32Array, Int32Array];

function add(counts: Int32Array, index: number, amount: number): void {
  counts[index] = (counts[index] as number) + amount;
}
