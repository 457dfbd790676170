import type { RpcStatistics } from "@facevalue/rpc";

/** What indexing did since it was started: plain data that goes from thread to thread with the progress. */
export interface IndexStatistics {
  /** Blocks run through the handlers; final ones without anything to run are skipped and not counted. */
  readonly blocks: number;
  /** Logs handed to the mappings. */
  readonly logs: number;
  readonly handlersRun: number;
  /** Handlers that failed and were skipped. */
  readonly mappingErrors: number;
  /** Time in the handlers of a block, with the reads and contract calls that they wait for. */
  readonly handlerSeconds: number;
  /** Transactions that stored processed blocks. */
  readonly flushes: number;
  readonly flushSeconds: number;
  /** Entity versions handed to the database. */
  readonly rowsWritten: number;
  /** Times that blocks were undone because the chain replaced them. */
  readonly reorgs: number;
  /** Blocks undone by the deepest of them; 0 while there was none. */
  readonly deepestReorg: number;
  readonly rpc: RpcStatistics;
  readonly memory: IndexMemory;
}

/** Of the thread that indexes, in bytes. */
export interface IndexMemory {
  readonly heapUsedBytes: number;
  /** Of the WebAssembly of mappings, replies being read and the like. */
  readonly externalBytes: number;
}
