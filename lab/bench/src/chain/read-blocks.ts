import { TICKET_ADDRESS, toQuantity } from "./identifiers.ts";
import { bloomOf, TRANSACTION_GAS } from "./serialize.ts";
import type { SyntheticChain } from "./synthetic-chain.ts";

const text = (value: string) => Buffer.from(value, "latin1");
const TRANSACTIONS = text(`,"transactions":[`);
const END = text("]}");
const COMMA = text(",");

/** A block with whole transactions or their hashes. */
export function blockJson(chain: SyntheticChain, number: number, isFull: boolean): Buffer[] {
  const [from, to] = transactionsOf(chain, number);
  const transactions = isFull ? chain.transactions.join(from, to) : [hashes(chain, number, to - from)];
  return [...chain.headers.join(number, number + 1), TRANSACTIONS, ...transactions, END];
}

export function transactionJson(chain: SyntheticChain, block: number, index: number): Buffer[] | null {
  const [from, to] = transactionsOf(chain, block);
  return from + index < to ? chain.transactions.join(from + index, from + index + 1) : null;
}

export function receiptJson(chain: SyntheticChain, block: number, index: number): Buffer[] | null {
  const [firstTransaction, end] = transactionsOf(chain, block);
  const number = firstTransaction + index;
  if (number >= end) return null;
  let from = chain.firstLog[block] ?? 0;
  while ((chain.transactionOf[from] ?? number) < number) from++;
  let to = from;
  while (to < chain.logs.length && chain.transactionOf[to] === number) to++;
  const [transaction] = JSON.parse(`[${chain.transactions.join(number, number + 1)[0]?.toString("latin1")}]`);
  return [text(receiptHead(chain, block, index, transaction)), ...chain.logs.join(from, to), END];
}

/** Receipts of all transactions of a block, joined by commas. */
export function blockReceiptsJson(chain: SyntheticChain, block: number): Buffer[] {
  const [from, to] = transactionsOf(chain, block);
  const receipts = Array.from({ length: to - from }, (_, index) => receiptJson(chain, block, index) ?? []);
  return receipts.flatMap((parts, index) => (index === 0 ? parts : [COMMA, ...parts]));
}

function receiptHead(
  { ids }: SyntheticChain,
  block: number,
  index: number,
  transaction: { from: string; gasPrice: string },
): string {
  return (
    `{"blockHash":"${ids.blockHash(block)}","blockNumber":"${toQuantity(block)}","contractAddress":null,` +
    `"cumulativeGasUsed":"${toQuantity((index + 1) * TRANSACTION_GAS)}","effectiveGasPrice":"${transaction.gasPrice}",` +
    `"from":"${transaction.from}","gasUsed":"${toQuantity(TRANSACTION_GAS)}","logsBloom":"${bloomOf(1)}",` +
    `"status":"0x1","to":"${TICKET_ADDRESS}","transactionHash":"${ids.transactionHash(block, index)}",` +
    `"transactionIndex":"${toQuantity(index)}","type":"0x2","logs":[`
  );
}

function hashes({ ids }: SyntheticChain, block: number, count: number): Buffer {
  const list = Array.from({ length: count }, (_, index) => `"${ids.transactionHash(block, index)}"`);
  return text(list.join(","));
}

function transactionsOf({ firstTransaction }: SyntheticChain, block: number): [number, number] {
  return [firstTransaction[block] ?? 0, firstTransaction[block + 1] ?? 0];
}
