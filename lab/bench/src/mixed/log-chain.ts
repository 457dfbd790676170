import type { RpcReceipt } from "@facevalue/rpc";
import { receiptsRootOf } from "@facevalue/rpc/proof";
import { bytesToHex } from "viem";
import { Identifiers, toQuantity } from "../chain/identifiers.ts";
import { JsonList } from "../chain/json-list.ts";
import { assertWithinLimits, toSet } from "../chain/query-logs.ts";
import type { Json } from "../chain/rpc-node.ts";
import { BASE_FEE, timeOf } from "../chain/serialize.ts";
import type { BlockSpan, LogFilterParameters } from "../chain/served-chain.ts";
import { makeHeader } from "./block-header.ts";
import { bloomOfLogs, mergeBlooms } from "./logs-bloom.ts";
import type { MadeTransaction } from "./made-transaction.ts";
import type { MixedOptions } from "./mixed-options.ts";

const text = (value: string) => Buffer.from(value, "latin1");
const COMMA = text(",");
const END = text("]}");
const GAS = 100_000;
const EMPTY_BLOCK = `0x${"0".repeat(64)}`;

/** Blocks of any transactions, kept in the bytes in which they are served. */
export class LogChain {
  readonly options: MixedOptions;
  readonly ids: Identifiers;
  /** By block, the number of its first transaction and log; of the block after the last, how many there are. */
  readonly firstTransaction: number[] = [0];
  readonly firstLog: number[] = [0];
  readonly #headers: string[] = [];
  readonly #numbers = new Map<string, number>();
  readonly #transactions: JsonList;
  readonly #receiptHeads: JsonList;
  readonly #logs: JsonList;
  /** By transaction, the number of its first log. */
  readonly #firstLogOf: number[] = [];
  /** By log, the number of its address and first topic among those that occur. */
  readonly #addressOf: number[] = [];
  readonly #topicOf: number[] = [];
  readonly #addresses = new Map<string, number>();
  readonly #topics = new Map<string, number>();
  readonly #nonces = new Map<string, number>();
  #parentHash = EMPTY_BLOCK;

  /** @param capacity most logs it will hold */
  constructor(options: MixedOptions, capacity: number) {
    this.options = options;
    this.ids = new Identifiers(options.seed);
    this.#transactions = new JsonList(capacity);
    this.#receiptHeads = new JsonList(capacity);
    this.#logs = new JsonList(capacity);
  }

  get lastBlock(): number {
    return this.#headers.length - 1;
  }

  /** Adds the next block. */
  addBlock(transactions: readonly MadeTransaction[]): void {
    const number = this.#headers.length;
    const blooms = transactions.map(({ logs }) => bloomOfLogs(logs));
    const receipts = transactions.map((transaction, index) => ({
      transactionIndex: toQuantity(index),
      type: "0x2",
      status: "0x1",
      cumulativeGasUsed: toQuantity((index + 1) * GAS),
      logsBloom: bytesToHex(blooms[index] as Uint8Array),
      logs: transaction.logs,
    }));
    const header = makeHeader({
      number,
      parentHash: this.#parentHash,
      receiptsRoot: receiptsRootOf(receipts as unknown as RpcReceipt[]) as string,
      logsBloom: bytesToHex(mergeBlooms(blooms)),
      gasUsed: transactions.length * GAS,
      filler: this.ids.filler(number, 1),
    });
    this.#parentHash = header.hash;
    this.#numbers.set(header.hash, number);
    this.#headers.push(JSON.stringify(header));
    const place = { blockHash: header.hash, blockNumber: toQuantity(number) };
    for (const [index, transaction] of transactions.entries()) {
      const own = {
        ...place,
        transactionHash: this.ids.transactionHash(number, index),
        transactionIndex: toQuantity(index),
      };
      this.#addTransaction(transaction, own, receipts[index] as object);
    }
    this.firstTransaction.push(this.#transactions.length);
    this.firstLog.push(this.#logs.length);
  }

  #addTransaction(
    { from, to, value, logs }: MadeTransaction,
    place: { blockHash: string; blockNumber: string; transactionHash: string; transactionIndex: string },
    receipt: object,
  ): void {
    const nonce = this.#nonces.get(from) ?? 0;
    this.#nonces.set(from, nonce + 1);
    const gasPrice = toQuantity(BASE_FEE + 1000);
    const { transactionHash: hash, ...where } = place;
    const fees = { gas: "0x30d40", gasPrice, maxFeePerGas: gasPrice, maxPriorityFeePerGas: "0x3e8" };
    const signature = { v: "0x0", r: hash, s: place.blockHash, yParity: "0x0" };
    const input = `0x6a627842${from.slice(2).padStart(64, "0")}`;
    const common = { chainId: toQuantity(this.options.chainId), type: "0x2", accessList: [] };
    const sent = { from, to, value: toQuantity(value), nonce: toQuantity(nonce), input };
    this.#transactions.push(JSON.stringify({ hash, ...where, ...common, ...sent, ...fees, ...signature }));
    const gas = { gasUsed: toQuantity(GAS), effectiveGasPrice: gasPrice, contractAddress: null };
    const head = JSON.stringify({ ...receipt, ...place, from, to, ...gas, logs: undefined });
    this.#receiptHeads.push(`${head.slice(0, -1)},"logs":[`);
    this.#firstLogOf.push(this.#logs.length);
    const first = this.firstLog.at(-1) as number;
    const blockTimestamp = toQuantity(timeOf(Number(place.blockNumber)));
    for (const log of logs) {
      const logIndex = toQuantity(this.#logs.length - first);
      this.#logs.push(JSON.stringify({ ...log, ...place, logIndex, blockTimestamp, removed: false }));
      this.#addressOf.push(numberIn(this.#addresses, log.address));
      this.#topicOf.push(numberIn(this.#topics, log.topics[0] ?? ""));
    }
  }

  blockNumber(hash: string): number | null {
    return this.#numbers.get(hash) ?? null;
  }

  transactionPlace(hash: string): { block: number; index: number } | null {
    return this.ids.transactionPlace(hash);
  }

  /** A block with whole transactions or their hashes. */
  block(number: number, isFull: boolean): Json {
    const [from, to] = this.#transactionsOf(number);
    const hashes = Array.from(
      { length: to - from },
      (_, index) => `"${this.ids.transactionHash(number, index)}"`,
    );
    const transactions = isFull ? this.#transactions.join(from, to) : [text(hashes.join(","))];
    const header = this.#headers[number] as string;
    return [text(`${header.slice(0, -1)},"transactions":[`), ...transactions, END];
  }

  transaction(block: number, index: number): Json | null {
    const [from, to] = this.#transactionsOf(block);
    return from + index < to ? this.#transactions.join(from + index, from + index + 1) : null;
  }

  receipt(block: number, index: number): Json | null {
    const [from, to] = this.#transactionsOf(block);
    const number = from + index;
    if (number >= to) return null;
    const end = this.#firstLogOf[number + 1] ?? this.#logs.length;
    const head = this.#receiptHeads.join(number, number + 1);
    return [...head, ...this.#logs.join(this.#firstLogOf[number] as number, end), END];
  }

  /** Receipts of all transactions of a block, joined by commas. */
  blockReceipts(block: number): Json {
    const [from, to] = this.#transactionsOf(block);
    const receipts = Array.from({ length: to - from }, (_, index) => this.receipt(block, index) ?? []);
    return receipts.flatMap((parts, index) => (index === 0 ? parts : [COMMA, ...parts]));
  }

  /** Matching logs, joined by commas; topics behind the first are not looked at. */
  logs(span: BlockSpan, filter: LogFilterParameters): Json {
    assertWithinLimits(this, span);
    const addresses = numbersOf(this.#addresses, toSet(filter.address));
    const topics = numbersOf(this.#topics, toSet(filter.topics?.[0]));
    const parts: Buffer[] = [];
    const end = this.firstLog[span.toBlock + 1] as number;
    const isWanted = (log: number) =>
      (addresses?.has(this.#addressOf[log] as number) ?? true) &&
      (topics?.has(this.#topicOf[log] as number) ?? true);
    for (let log = this.firstLog[span.fromBlock] as number; log < end; log++) {
      const start = log;
      while (log < end && isWanted(log)) log++;
      if (log === start) continue;
      if (parts.length > 0) parts.push(COMMA);
      parts.push(...this.#logs.join(start, log));
    }
    return parts;
  }

  #transactionsOf(block: number): [number, number] {
    return [this.firstTransaction[block] as number, this.firstTransaction[block + 1] as number];
  }
}

function numberIn(numbers: Map<string, number>, name: string): number {
  const known = numbers.get(name);
  if (known !== undefined) return known;
  numbers.set(name, numbers.size);
  return numbers.size - 1;
}

function numbersOf(numbers: ReadonlyMap<string, number>, names: Set<string> | null): Set<number> | null {
  return names === null ? null : new Set([...names].map((name) => numbers.get(name) ?? -1));
}
