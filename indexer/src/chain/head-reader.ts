import type { BlockWithLogs, LogQuery, RpcBlock, RpcLog } from "@facevalue/rpc";
import type { BlockInput } from "../engine/block-input.ts";
import type { MoreLogs } from "../engine/engine.ts";
import type { LogFilter } from "../engine/log-filter.ts";
import { buildBlockInput } from "./build-block-input.ts";
import { fetchReceipts } from "./fetch-receipts.ts";
import { FilterSet } from "./filter-set.ts";
import { inconsistent } from "./inconsistent.ts";
import { orderLogs } from "./ordered-logs.ts";
import type { RangeReaderOptions } from "./range-reader.ts";
import { toBlockPointer } from "./to-block-pointer.ts";

/** Where reading stands: `hash` is null when the block before the next one was never read. */
export interface HeadPosition {
  readonly number: number;
  readonly hash: string | null;
}

/**
 * - `blocks`: the next blocks, each the child of the one before, the first the child of the position.
 * - `replaced`: the block at the position is no longer part of the chain.
 * - `changed`: the chain changed while it was read; look again.
 */
export type HeadStep =
  | { readonly kind: "blocks"; readonly blocks: readonly BlockInput[] }
  | { readonly kind: "replaced" }
  | { readonly kind: "changed" };

const MOST_BLOCKS = 16;

/** Reads the blocks that are not final yet, block by block along their parent hashes. */
export class HeadReader {
  readonly #options: RangeReaderOptions;

  constructor(options: RangeReaderOptions) {
    this.#options = options;
  }

  /** Reads on from `position` towards `latest`, a header with a higher number, up to `toBlock` at most. */
  async read(
    filters: FilterSet,
    position: HeadPosition,
    { latest, toBlock }: { latest: RpcBlock; toBlock: number },
  ): Promise<HeadStep> {
    const { rpc } = this.#options;
    const headers = await this.#readHeaders(position, latest, toBlock);
    const first = headers?.[0];
    if (headers === null || first === undefined) return { kind: "changed" };
    if (position.hash !== null && first.parentHash !== position.hash) return { kind: "replaced" };
    if (!isLinked(headers)) return { kind: "changed" };
    // What follows a known block is of its chain; where there is none yet, a node has to vouch for it.
    const isVouchedFor = position.hash !== null || (await rpc.holdsBlock(toBlockPointer(first)));
    if (!isVouchedFor) return { kind: "changed" };
    const span = { fromBlock: Number(first.number), toBlock: Number(headers.at(-1)?.number) };
    const query = unite(filters.queries({ ...span, maxAddresses: this.#options.maxAddresses }));
    const hashes = headers.map(({ hash }) => hash);
    const read = query === null ? withoutLogs(headers) : await rpc.getBlocksWithLogs(hashes, query);
    if (read === null) return { kind: "changed" };
    const blocks = await Promise.all(read.map(({ block, logs }) => this.#toInput(filters, block, logs)));
    return { kind: "blocks", blocks };
  }

  /** Logs of a block for a filter that appeared while it was being processed. */
  async moreLogs(input: BlockInput, filter: LogFilter): Promise<MoreLogs> {
    const { rpc, needsReceipts } = this.#options;
    const addresses = filter.address === null ? null : [filter.address];
    const found = await rpc.getBlockLogs(input.block.hash, { addresses, topics0: filter.topics0 });
    if (found === null) throw inconsistent(`block ${input.number} was replaced while it was processed`);
    const only = new FilterSet([filter]);
    const logs = orderLogs(found.filter((log) => only.matches(log, input.number)));
    const { transactions } = buildBlockInput(input.block, logs);
    if (!needsReceipts) return { logs, transactions, receipts: input.receipts };
    const matches = (log: RpcLog) => only.matches(log, input.number);
    const receipts = await fetchReceipts(rpc, { block: input.block, logs }, { isFinal: false, matches });
    return { logs, transactions, receipts };
  }

  /** The next headers; null when the chain became shorter meanwhile. */
  async #readHeaders(position: HeadPosition, latest: RpcBlock, toBlock: number): Promise<RpcBlock[] | null> {
    const height = Number(latest.number);
    const last = Math.min(height, toBlock, position.number + MOST_BLOCKS);
    const numbers = Array.from({ length: last - position.number }, (_, index) => position.number + 1 + index);
    const headers = await this.#options.rpc.findBlocks(numbers.filter((number) => number < height));
    if (last === height) headers.push(latest);
    return headers.every((header) => header !== null) ? headers : null;
  }

  async #toInput(filters: FilterSet, block: RpcBlock, logs: readonly RpcLog[]): Promise<BlockInput> {
    const number = Number(block.number);
    const matches = (log: RpcLog) => filters.matches(log, number);
    const matching = orderLogs(logs.filter(matches));
    const input = buildBlockInput(block, matching);
    if (!this.#options.needsReceipts) return input;
    const found = { block, logs: matching };
    return { ...input, receipts: await fetchReceipts(this.#options.rpc, found, { isFinal: false, matches }) };
  }
}

function withoutLogs(headers: readonly RpcBlock[]): BlockWithLogs[] {
  return headers.map((header) => ({ block: { ...header, transactions: [] }, logs: [] }));
}

function isLinked(headers: readonly RpcBlock[]): boolean {
  return headers.every((header, index) => index === 0 || header.parentHash === headers[index - 1]?.hash);
}

/** One query that asks for everything that `queries` ask for; null when they ask for nothing. */
function unite(queries: readonly LogQuery[]): LogQuery | null {
  if (queries.length === 0) return null;
  const isOpen = queries.some(({ addresses }) => addresses === null);
  return {
    addresses: isOpen ? null : queries.flatMap(({ addresses }) => addresses ?? []),
    topics0: [...new Set(queries.flatMap(({ topics0 }) => topics0 ?? []))],
  };
}
