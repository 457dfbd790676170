import type { RpcBlock, RpcLog } from "@facevalue/rpc";

/** Logs of consecutive blocks as they were read, with the blocks they are in, to be taken out in order. */
export class BlockRange {
  readonly fromBlock: number;
  readonly toBlock: number;
  /** Header of `toBlock`. */
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

  constructor(span: { fromBlock: number; toBlock: number; end: RpcBlock; coveredFilters: number }) {
    this.fromBlock = span.fromBlock;
    this.toBlock = span.toBlock;
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
      }
      ofBlock.push(log);
    }
  }

  /** Every log read of this block, matching or not. */
  logsOf(blockNumber: number): readonly RpcLog[] {
    return this.#logs.get(blockNumber) ?? [];
  }

  /** Numbers of the blocks with logs, from `fromBlock` on, ascending. */
  numbersFrom(fromBlock: number): number[] {
    return [...this.#logs.keys()].filter((number) => number >= fromBlock).sort((a, b) => a - b);
  }

  /** Lets go of a block that has been processed. */
  forget(blockNumber: number): void {
    this.#logs.delete(blockNumber);
    this.blocks.delete(blockNumber);
  }
}
