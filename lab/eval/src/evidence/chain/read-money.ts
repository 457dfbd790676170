import type { RpcBlock, RpcReceipt, RpcTransaction } from "@facevalue/rpc";
import { decodeFunctionData, type Hex, parseAbi, toEventSelector, toFunctionSelector } from "viem";
import type { ChainSource } from "./chain-source.ts";
import { keyOf } from "./ticket-log.ts";

const ERC20_TRANSFER = toEventSelector("Transfer(address,address,uint256)");
const DISPERSE = parseAbi(["function disperseEther(address[] recipients, uint256[] values) payable"]);
const TOPICS = 3;
const BLOCKS = 200;

/** Money that moved. */
export interface Payment {
  readonly transaction: string;
  /** Position of the log in the block; null for native coin. */
  readonly logIndex: number | null;
  readonly block: number;
  readonly time: number;
  readonly from: string;
  readonly to: string;
  /** Who signed the transaction. */
  readonly caller: string;
}

/** Transactions of some blocks and the money that they moved. */
export interface Money {
  /** By the key of the log, or of the transaction for native coin. */
  readonly payments: ReadonlyMap<string, readonly Payment[]>;
  /** Sender and nonce by transaction hash. */
  readonly senders: ReadonlyMap<string, { readonly from: string; readonly nonce: number }>;
}

/** Reads these blocks whole, with their receipts. */
export async function readMoney(rpc: ChainSource, numbers: readonly number[]): Promise<Money> {
  const payments = new Map<string, Payment[]>();
  const senders = new Map<string, { from: string; nonce: number }>();
  for (let start = 0; start < numbers.length; start += BLOCKS) {
    const blocks = await rpc.getBlocks(numbers.slice(start, start + BLOCKS), { full: true });
    const receipts = await rpc.getReceipts(
      blocks.map(({ hash, transactions }) => ({
        blockHash: hash,
        transactionHashes: (transactions as readonly RpcTransaction[]).map((each) => each.hash),
        header: null,
      })),
    );
    for (const block of blocks) {
      for (const transaction of block.transactions as readonly RpcTransaction[]) {
        const hash = transaction.hash.toLowerCase();
        senders.set(hash, { from: transaction.from.toLowerCase(), nonce: Number(transaction.nonce) });
        for (const payment of paymentsOf(block, transaction, receipts.get(transaction.hash))) {
          const key = keyOf(payment);
          payments.set(key, [...(payments.get(key) ?? []), payment]);
        }
      }
    }
  }
  return { payments, senders };
}

function paymentsOf(
  block: RpcBlock,
  transaction: RpcTransaction,
  receipt: RpcReceipt | undefined,
): Payment[] {
  if (receipt === undefined || Number(receipt.status ?? 1) !== 1) return [];
  const caller = transaction.from.toLowerCase();
  const place = {
    transaction: transaction.hash.toLowerCase(),
    block: Number(block.number),
    time: Number(block.timestamp),
    caller,
  };
  const tokens = receipt.logs
    .filter(({ topics }) => topics.length === TOPICS && topics[0] === ERC20_TRANSFER)
    .map(({ topics, logIndex }) => {
      return { ...place, logIndex: Number(logIndex), from: accountIn(topics[1]), to: accountIn(topics[2]) };
    });
  if (transaction.to === null || BigInt(transaction.value) === 0n) return tokens;
  const contract = transaction.to.toLowerCase();
  const dispersed = recipientsIn(transaction.input as Hex);
  if (dispersed === null) return [...tokens, { ...place, logIndex: null, from: caller, to: contract }];
  return [...tokens, ...dispersed.map((to) => ({ ...place, logIndex: null, from: contract, to }))];
}

/** Who a call of Disperse.app pays; null for any other call. */
function recipientsIn(input: Hex): string[] | null {
  if (!input.startsWith(toFunctionSelector(DISPERSE[0]))) return null;
  const [recipients] = decodeFunctionData({ abi: DISPERSE, data: input }).args;
  return recipients.map((recipient) => recipient.toLowerCase());
}

function accountIn(topic = ""): string {
  return `0x${topic.slice(-40).toLowerCase()}`;
}
