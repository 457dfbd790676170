import type { RpcBlock, RpcLog } from "@facevalue/rpc";

/** Logs of consecutive blocks as they were read, with the blocks they are in, to be taken out in order. */
export class BlockRange {
  readonly fromBlock: number;
  readonly toBlock: number;
  /** Headers of `fromBlock` and `toBlock`. */
  readonly start: RpcBlock;
  readonly end: RpcBlock;
  /** How many filters of the filter set the range was read with. */
  coveredFilters: number;
  /** Topics whose logs are here from every address. */
  readonly openTopics = new Set<string>();
  /** Filters whose logs were added from some block on, by `filterKey`. */
  readonly addedFilters = new Set<string>();
  /** Times logs of new filters were added. */
  extensions = 0;
  /** Logs read, repeated ones counted again. */
  receivedLogs = 0;
  /** Logs handed out. */
  matchedLogs = 0;
  readonly blocks = new Map<number, RpcBlock>();
  readonly #logs = new Map<number, RpcLog[]>();
  /** Numbers of the blocks with logs, ascending; null when they have to be sorted anew. */
  #numbers: number[] | null = null;

  constructor(span: { start: RpcBlock; end: RpcBlock; coveredFilters: number }) {
    this.fromBlock = Number(span.start.number);
    this.toBlock = Number(span.end.number);
    this.start = span.start;
    this.end = span.end;
    this.coveredFilters = span.coveredFilters;
  }

  addLogs(logs: readonly RpcLog[]): void {
    this.receivedLogs += logs.length;
    let number = -1;
    let quantity = "";
    let ofBlock: RpcLog[] = [];
    for (const log of logs) {
      if (log.blockNumber !== quantity) {
        quantity = log.blockNumber;
        number = Number(quantity);
        ofBlock = this.#logs.get(number) ?? [];
        this.#logs.set(number, ofBlock);
        this.#numbers = null;
      }
      ofBlock.push(log);
    }
  }

  /** Every log read of this block, matching or not. */
  logsOf(blockNumber: number): readonly RpcLog[] {
    return this.#logs.get(blockNumber) ?? [];
  }

  /** Numbers of up to `limit` blocks with logs, from `fromBlock` on, ascending. */
  numbersFrom(fromBlock: number, limit = Number.POSITIVE_INFINITY): number[] {
    this.#numbers ??= [...this.#logs.keys()].sort((a, b) => a - b);
    const start = lowerBound(this.#numbers, fromBlock);
    return this.#numbers.slice(start, start + limit);
  }

  /** Lets go of a block that has been processed. */
  forget(blockNumber: number): void {
    this.#logs.delete(blockNumber);
    this.blocks.delete(blockNumber);
  }
}

/** Position of the first of the ascending `numbers` that is not below `value`. */
function lowerBound(numbers: readonly number[], value: number): number {
  let low = 0;
  let high = numbers.length;
  while (low < high) {
    const middle = (low + high) >>> 1;
    if ((numbers[middle] as number) < value) low = middle + 1;
    else high = middle;
  }
  return low;
}
