import type { RpcStatistics } from "@facevalue/rpc";
import type { BlockOutcome } from "../engine/engine.ts";
import type { IndexStatistics } from "./index-statistics.ts";

/** Counts what indexing does; a block costs two readings of the clock. */
export class RunCounters {
  #blocks = 0;
  #logs = 0;
  #handlersRun = 0;
  #mappingErrors = 0;
  #handlerMs = 0;
  #flushes = 0;
  #flushMs = 0;
  #rowsWritten = 0;
  #reorgs = 0;
  #deepestReorg = 0;

  processed(logs: number, outcome: BlockOutcome, startedAt: number): void {
    this.#blocks++;
    this.#logs += logs;
    this.#handlersRun += outcome.handlersRun;
    this.#mappingErrors += outcome.errors.length;
    this.#handlerMs += performance.now() - startedAt;
  }

  flushed(rows: number, startedAt: number): void {
    this.#flushes++;
    this.#rowsWritten += rows;
    this.#flushMs += performance.now() - startedAt;
  }

  /** @param depth blocks undone */
  reorganized(depth: number): void {
    this.#reorgs++;
    this.#deepestReorg = Math.max(this.#deepestReorg, depth);
  }

  snapshot(rpc: RpcStatistics): IndexStatistics {
    const { heapUsed, external } = process.memoryUsage();
    return {
      blocks: this.#blocks,
      logs: this.#logs,
      handlersRun: this.#handlersRun,
      mappingErrors: this.#mappingErrors,
      handlerSeconds: this.#handlerMs / 1000,
      flushes: this.#flushes,
      flushSeconds: this.#flushMs / 1000,
      rowsWritten: this.#rowsWritten,
      reorgs: this.#reorgs,
      deepestReorg: this.#deepestReorg,
      rpc,
      memory: { heapUsedBytes: heapUsed, externalBytes: external },
    };
  }
}
