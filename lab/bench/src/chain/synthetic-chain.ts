import { type ChainOptions, countLogs } from "./chain-options.ts";
import { Identifiers } from "./identifiers.ts";
import { JsonList } from "./json-list.ts";
import { gasPriceOf, header, priceInWei, resoldLog, transaction, transferLog } from "./serialize.ts";
import { NOBODY, type TicketMove, TicketWorld } from "./ticket-world.ts";
import { describeTruth, type LogSums, type Truth } from "./truth.ts";

/** A whole chain in the bytes in which it is served. Blocks, transactions and logs are numbered from 0. */
export class SyntheticChain {
  readonly options: ChainOptions;
  readonly lastBlock: number;
  readonly ids: Identifiers;
  readonly headers: JsonList;
  readonly transactions: JsonList;
  readonly logs: JsonList;
  /** By block, the number of its first transaction and log; of the block after the last, how many there are. */
  readonly firstTransaction: Int32Array;
  readonly firstLog: Int32Array;
  /** By log: whether it is a TicketResold, and the transaction, ticket and wallets (`from` may be NOBODY). */
  readonly isResold: Uint8Array;
  readonly transactionOf: Int32Array;
  readonly tokenId: Int32Array;
  readonly from: Int32Array;
  readonly to: Int32Array;
  readonly truth: Truth;

  constructor(options: ChainOptions) {
    this.options = options;
    this.lastBlock = options.blocks + options.tail;
    this.ids = new Identifiers(options.seed);
    const logs = countLogs(options);
    this.headers = new JsonList(this.lastBlock + 1);
    this.transactions = new JsonList(logs);
    this.logs = new JsonList(logs);
    this.firstTransaction = new Int32Array(this.lastBlock + 2);
    this.firstLog = new Int32Array(this.lastBlock + 2);
    this.isResold = new Uint8Array(logs);
    this.transactionOf = new Int32Array(logs);
    this.tokenId = new Int32Array(logs);
    this.from = new Int32Array(logs);
    this.to = new Int32Array(logs);
    this.truth = this.#build();
  }

  #build(): Truth {
    const world = new TicketWorld(this.options);
    const sums: LogSums = { logs: 0, transfers: 0, resold: 0, volume: 0n, nonces: 0, gasPrices: 0n };
    for (let block = 0; block <= this.lastBlock; block++) this.#addBlock(block, world, sums);
    this.firstTransaction[this.lastBlock + 1] = this.transactions.length;
    this.firstLog[this.lastBlock + 1] = this.logs.length;
    return describeTruth(this.options, { world, ids: this.ids, sums });
  }

  #addBlock(block: number, world: TicketWorld, sums: LogSums): void {
    const { blocks, gap, logsPerBlock } = this.options;
    this.firstTransaction[block] = this.transactions.length;
    this.firstLog[block] = this.logs.length;
    const blockHash = this.ids.blockHash(block);
    let left = block >= 1 && block <= blocks && block % gap === 0 ? logsPerBlock : 0;
    let index = 0;
    for (; left > 0; index++) {
      const move = world.move(left);
      const place = {
        block,
        blockHash,
        transaction: index,
        transactionHash: this.ids.transactionHash(block, index),
      };
      const logs = [transferLog(place, logsPerBlock - left, move, this.ids)];
      if (move.from !== NOBODY) logs.push(resoldLog(place, logsPerBlock - left + 1, move, this.ids));
      for (const [position, log] of logs.entries()) this.#addLog(log, position === 1, move);
      this.transactions.push(transaction(place, move, this.ids, this.options.chainId));
      addToSums(sums, logs.length, move);
      left -= logs.length;
    }
    this.headers.push(header(block, index, this.ids));
  }

  #addLog(json: string, isResold: boolean, move: TicketMove): void {
    const index = this.logs.length;
    this.logs.push(json);
    this.isResold[index] = isResold ? 1 : 0;
    this.transactionOf[index] = this.transactions.length;
    this.tokenId[index] = move.tokenId;
    this.from[index] = move.from;
    this.to[index] = move.to;
  }
}

function addToSums(sums: LogSums, logs: number, move: TicketMove): void {
  sums.logs += logs;
  sums.transfers += 1;
  sums.resold += logs - 1;
  sums.volume += priceInWei(move.price);
  sums.nonces += move.nonce * logs;
  sums.gasPrices += BigInt(gasPriceOf(move.tip) * logs);
}
