import type { ServedChain } from "../chain/served-chain.ts";
import { FACTORY, REFERENCE_CONTRACTS, TICKETING } from "./accounts.ts";
import { answerCall } from "./answer-call.ts";
import { Chance } from "./chance.ts";
import { Ledger, type MixedTruth } from "./ledger.ts";
import { LogChain } from "./log-chain.ts";
import type { MadeTransaction } from "./made-transaction.ts";
import { mixedEvents } from "./mixed-events.ts";
import type { MixedOptions } from "./mixed-options.ts";
import { PlainWorld } from "./plain-world.ts";
import { ReferenceWorld } from "./reference-world.ts";

const SLACK = 10_000;

/** A chain of all that happens to tickets, or, with `batch`, of single mints and one large one at its end. */
export function makeMixedChain(options: MixedOptions): ServedChain & { truth: MixedTruth } {
  const ledger = new Ledger();
  const chance = new Chance(options);
  const [reference, plain] = [new ReferenceWorld(chance, ledger), new PlainWorld(chance, ledger)];
  const chain = new LogChain(options, options.logs * 2 + options.batch + SLACK);
  const counts = { handled: 0 };
  const play = mixedEvents(reference, plain);
  const next = () => (options.batch > 0 ? plain.mintForCoins(1) : play(chance));
  chain.addBlock([]);
  let opened = 0;
  while (counts.handled < options.logs) {
    const isDue = counts.handled >= (opened * options.logs) / REFERENCE_CONTRACTS.length;
    if (isDue && options.batch === 0) {
      opened++;
      for (const transaction of reference.open()) addBlock(chain, [transaction], { ledger, counts });
    }
    const transactions: MadeTransaction[] = [];
    let logs = 0;
    while (logs < options.logsPerBlock && counts.handled + logs < options.logs) {
      const transaction = next();
      transactions.push(transaction);
      logs += countHandled(transaction);
    }
    addBlock(chain, transactions, { ledger, counts });
  }
  if (options.batch > 0) addBlock(chain, [plain.mintForCoins(options.batch)], { ledger, counts });
  const blocks = chain.lastBlock;
  for (let empty = 0; empty < options.tail; empty++) chain.addBlock([]);
  const sums = ledger.close([...reference.pool.all, ...plain.pool.all]);
  const truth = { chainId: options.chainId, blocks, handledLogs: counts.handled, sums };
  return served(chain, truth);
}

function addBlock(
  chain: LogChain,
  transactions: readonly MadeTransaction[],
  { ledger, counts }: { ledger: Ledger; counts: { handled: number } },
): void {
  chain.addBlock(transactions);
  for (const transaction of transactions) counts.handled += countHandled(transaction);
  // The factory's own log makes no row that names its transaction.
  const named = transactions.filter(({ logs }) => logs.some(({ address }) => address !== FACTORY));
  ledger.add("transaction count", named.length);
}

const countHandled = ({ logs }: MadeTransaction) =>
  logs.filter(({ address }) => TICKETING.has(address)).length;

function served(chain: LogChain, truth: MixedTruth): ServedChain & { truth: MixedTruth } {
  const { chainId, finality, latencyMs } = chain.options;
  return {
    chainId,
    finality,
    latencyMs,
    lastBlock: chain.lastBlock,
    truth,
    blockNumber: (hash) => chain.blockNumber(hash),
    transactionPlace: (hash) => chain.transactionPlace(hash),
    block: (number, isFull) => chain.block(number, isFull),
    transaction: (block, index) => chain.transaction(block, index),
    receipt: (block, index) => chain.receipt(block, index),
    blockReceipts: (block) => chain.blockReceipts(block),
    logs: (span, filter) => chain.logs(span, filter),
    call: answerCall,
  };
}
