import { findBloomProblem, type RpcBlock, type RpcClient, type RpcLog } from "@facevalue/rpc";
import type { BlockInput } from "../engine/block-input.ts";
import type { MoreLogs } from "../engine/engine.ts";
import type { LogFilter } from "../engine/log-filter.ts";
import { BlockRange } from "./block-range.ts";
import { buildBlockInput } from "./build-block-input.ts";
import { fetchReceipts } from "./fetch-receipts.ts";
import { FilterSet, toQueries } from "./filter-set.ts";
import { inconsistent } from "./inconsistent.ts";
import { OpenTopicPolicy } from "./open-topic-policy.ts";
import { orderLogs } from "./ordered-logs.ts";

export interface RangeReaderOptions {
  readonly rpc: RpcClient;
  readonly needsReceipts: boolean;
  /** With more addresses than this, logs are asked for by topic only and matched here. */
  readonly maxAddresses: number;
  /** First block from `from` on that is wanted even without logs; null when there is none. */
  readonly nextHandledBlock: (from: number) => number | null;
}

const BLOCKS_AHEAD = 64;

/** Reads ranges of final blocks: logs by the engine's filters, and every block that has some. */
export class RangeReader {
  filters = new FilterSet([]);
  readonly #options: RangeReaderOptions;
  readonly #policy: OpenTopicPolicy;

  constructor(options: RangeReaderOptions) {
    this.#options = options;
    this.#policy = new OpenTopicPolicy(options.maxAddresses);
  }

  async read(fromBlock: number, toBlock: number): Promise<BlockRange> {
    const { rpc } = this.#options;
    const coveredFilters = this.filters.size;
    const maxAddresses = this.#policy.maxAddresses;
    const queries = this.filters.queries({ fromBlock, toBlock, maxAddresses });
    const answers = await Promise.all(queries.map((query) => rpc.getLogs({ ...query, fromBlock, toBlock })));
    const { start, end } = answers[0] ?? (await this.#readEnds(fromBlock, toBlock));
    const range = new BlockRange({ start, end, coveredFilters });
    for (const [index, answer] of answers.entries()) {
      if (answer.end.hash !== end.hash) throw inconsistent(`two blocks ${toBlock}`);
      if (answer.start.hash !== start.hash) throw inconsistent(`two blocks ${fromBlock}`);
      range.addLogs(answer.logs);
      openTopics(range, queries[index]?.addresses === null ? (queries[index]?.topics0 ?? []) : []);
    }
    await this.#fetchBlocks(range, this.#matching(range, range.numbersFrom(fromBlock)));
    await this.#fetchBlocks(range, this.#handled(range, fromBlock, Number.POSITIVE_INFINITY));
    return range;
  }

  async #readEnds(fromBlock: number, toBlock: number): Promise<{ start: RpcBlock; end: RpcBlock }> {
    const [start, end] = await this.#options.rpc.getBlocks([fromBlock, toBlock], { full: false });
    if (start === undefined || end === undefined) throw inconsistent(`block ${toBlock} is missing`);
    return { start, end };
  }

  /** Adds the logs, from `fromBlock` on, of the filters that were added since the range was read. */
  async extend(range: BlockRange, fromBlock: number): Promise<void> {
    const added = this.filters.since(range.coveredFilters);
    range.coveredFilters = this.filters.size;
    await this.#addLogs(range, added, fromBlock);
  }

  /** The first block of the range from `from` on that has logs or is wanted without; null when there is none. */
  nextBlock(range: BlockRange, from: number): number | null {
    const withLogs = range.numbersFrom(from, 1)[0] ?? Number.POSITIVE_INFINITY;
    const next = Math.min(withLogs, this.#options.nextHandledBlock(from) ?? Number.POSITIVE_INFINITY);
    return next <= range.toBlock ? next : null;
  }

  /** The block with its matching logs, or null when none match and it is not wanted without. */
  async take(range: BlockRange, blockNumber: number): Promise<BlockInput | null> {
    const logs = orderLogs(range.logsOf(blockNumber).filter((log) => this.filters.matches(log, blockNumber)));
    if (logs.length === 0 && this.#options.nextHandledBlock(blockNumber) !== blockNumber) return null;
    if (!range.blocks.has(blockNumber)) await this.#fetchAhead(range, blockNumber);
    range.matchedLogs += logs.length;
    const block = blockOf(range, blockNumber);
    const input = buildBlockInput(block, logs);
    if (!this.#options.needsReceipts) return input;
    return { ...input, receipts: await this.#fetchReceipts(block, logs, this.filters) };
  }

  /** Logs of one block of the range for a filter that appeared while it was being processed. */
  async moreLogs(range: BlockRange, input: BlockInput, filter: LogFilter): Promise<MoreLogs> {
    await this.#addLogs(range, [filter], input.number);
    const only = new FilterSet([filter]);
    const logs = orderLogs(range.logsOf(input.number).filter((log) => only.matches(log, input.number)));
    const { transactions } = buildBlockInput(input.block, logs);
    const receipts = this.#options.needsReceipts
      ? await this.#fetchReceipts(input.block, logs, only)
      : input.receipts;
    return { logs, transactions, receipts };
  }

  /** A range has been processed: learn from it how to ask for the next. */
  finish(range: BlockRange): void {
    this.#policy.observe({
      extensions: range.extensions,
      received: range.receivedLogs,
      matched: range.matchedLogs,
    });
  }

  async #addLogs(range: BlockRange, added: readonly LogFilter[], fromBlock: number): Promise<void> {
    const missing = added.filter((filter) => !isCovered(range, filter));
    const { toBlock } = range;
    if (missing.length === 0 || fromBlock > toBlock) return;
    range.extensions++;
    const maxAddresses = this.#policy.maxAddressesToExtend(range.extensions);
    for (const query of toQueries(missing, { fromBlock, toBlock, maxAddresses })) {
      const { logs, end } = await this.#options.rpc.getLogs({ ...query, fromBlock, toBlock });
      if (end.hash !== range.end.hash) throw inconsistent(`two blocks ${toBlock}`);
      range.addLogs(logs);
      if (query.addresses === null) openTopics(range, query.topics0 ?? []);
    }
    for (const filter of missing) range.addedFilters.add(filterKey(filter));
  }

  /** Fetches a block that came to be wanted after the range was read, together with the next such blocks. */
  async #fetchAhead(range: BlockRange, blockNumber: number): Promise<void> {
    const handled = this.#handled(range, blockNumber, BLOCKS_AHEAD);
    const matching = this.#matching(range, range.numbersFrom(blockNumber, BLOCKS_AHEAD));
    await this.#fetchBlocks(range, [...new Set([...handled, ...matching])]);
  }

  /** Up to `limit` blocks of the range that are wanted without logs and not there yet. */
  #handled(range: BlockRange, fromBlock: number, limit: number): number[] {
    const numbers: number[] = [];
    let number = this.#options.nextHandledBlock(fromBlock);
    while (number !== null && number <= range.toBlock && numbers.length < limit) {
      if (!range.blocks.has(number)) numbers.push(number);
      number = this.#options.nextHandledBlock(number + 1);
    }
    return numbers;
  }

  #matching(range: BlockRange, numbers: readonly number[]): number[] {
    const isWanted = (number: number) =>
      range.logsOf(number).some((log) => this.filters.matches(log, number));
    const matching = numbers.filter((number) => !range.blocks.has(number) && isWanted(number));
    // Where nearly every block matches sooner or later, fetching all at once saves a request per block.
    return numbers.length <= matching.length * 3
      ? numbers.filter((number) => !range.blocks.has(number))
      : matching;
  }

  async #fetchBlocks(range: BlockRange, numbers: readonly number[]): Promise<void> {
    const blocks = await this.#options.rpc.getBlocks(numbers, { full: true });
    for (const [index, block] of blocks.entries()) {
      const number = numbers[index] as number;
      assertFits(range, block, number);
      range.blocks.set(number, block);
    }
  }

  #fetchReceipts(block: RpcBlock, logs: readonly RpcLog[], filters: FilterSet) {
    const number = Number(block.number);
    const matches = (log: RpcLog) => filters.matches(log, number);
    return fetchReceipts(this.#options.rpc, { block, logs }, { isFinal: true, matches });
  }
}

function blockOf(range: BlockRange, blockNumber: number): RpcBlock {
  const block = range.blocks.get(blockNumber);
  if (block === undefined) throw inconsistent(`block ${blockNumber} is missing`);
  return block;
}

/** @throws AppError RPC_INCONSISTENT when a block is not the one that its logs or its neighbours tell of */
function assertFits(range: BlockRange, block: RpcBlock, number: number): void {
  const logs = range.logsOf(number).filter(({ removed }) => removed !== true);
  const stray = logs.find(({ blockHash }) => blockHash !== block.hash);
  if (stray !== undefined) {
    throw inconsistent(
      `a log of block ${number} has block hash ${stray.blockHash}, the block has ${block.hash}`,
    );
  }
  const before = number === range.fromBlock ? null : range.blocks.get(number - 1);
  const isLinked = (before?.hash ?? block.parentHash) === block.parentHash;
  const isStart = number !== range.fromBlock || block.hash === range.start.hash;
  const isEnd = number !== range.toBlock || block.hash === range.end.hash;
  if (!isLinked || !isStart || !isEnd) throw inconsistent(`two chains meet at block ${number}`);
  const problem = findBloomProblem({ block, logs }, true);
  if (problem !== null) throw inconsistent(problem);
}

function isCovered(range: BlockRange, filter: LogFilter): boolean {
  return (
    range.addedFilters.has(filterKey(filter)) || filter.topics0.every((topic) => range.openTopics.has(topic))
  );
}

function filterKey({ address, topics0 }: LogFilter): string {
  return `${address} ${topics0.join()}`;
}

function openTopics(range: BlockRange, topics: readonly string[]): void {
  for (const topic of topics) range.openTopics.add(topic);
}
