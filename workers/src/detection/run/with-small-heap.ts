import { setFlagsFromString } from "node:v8";

/** By how much the heap may grow until it is collected again, in percent. V8 by itself lets it grow to a multiple where memory is plenty. */
const GROWTH_PERCENT = 100;

let running = 0;

/**
 * Does `work` while garbage is collected sooner: a run over a large network holds a gigabyte of columns beside the heap, and what its
 * dossiers leave must not pile up on top of that.
 */
export async function withSmallHeap<Result>(work: () => Promise<Result>): Promise<Result> {
  running += 1;
  setFlagsFromString(`--heap-growing-percent=${GROWTH_PERCENT}`);
  try {
    return await work();
  } finally {
    running -= 1;
    if (running === 0) setFlagsFromString("--heap-growing-percent=0");
  }
}
