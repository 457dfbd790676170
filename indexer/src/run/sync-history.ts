import type { RpcClient } from "@facevalue/rpc";
import type { BlockRange } from "../chain/block-range.ts";
import { RangePlanner } from "../chain/range-planner.ts";
import { RangePrefetcher } from "../chain/range-prefetcher.ts";
import type { RangeReader } from "../chain/range-reader.ts";
import { toBlockPointer } from "../chain/to-block-pointer.ts";
import type { Storage } from "../storage/storage.ts";
import { CommitPolicy, HISTORY_COMMIT } from "./commit-policy.ts";
import type { Session } from "./session.ts";
import { untilAborted } from "./until-aborted.ts";

export interface HistoryParts {
  readonly rpc: RpcClient;
  readonly storage: Storage;
  readonly session: Session;
  readonly reader: RangeReader;
  readonly signal: AbortSignal;
  /** Called after each block and range with the number of logs processed. */
  readonly onBlocks: (logs: number) => void;
  readonly onCommit: () => Promise<void>;
}

/** Processes final blocks up to `toBlock`, committing in batches; ends early when the signal aborts. */
export async function syncHistory(parts: HistoryParts, toBlock: number): Promise<void> {
  const { rpc, session, reader, signal } = parts;
  reader.filters = session.filters;
  const span = { fromBlock: session.nextBlock, toBlock, parentHash: session.parentHash };
  const prefetcher = new RangePrefetcher({ rpc, reader, planner: new RangePlanner() }, span);
  const commits = new CommitPolicy(HISTORY_COMMIT);
  while (!signal.aborted) {
    const range = await untilAborted(prefetcher.next(), signal);
    if (range === null) break;
    await processRange(parts, range, commits);
  }
  await session.commit();
  await parts.onCommit();
}

async function processRange(parts: HistoryParts, range: BlockRange, commits: CommitPolicy): Promise<void> {
  const { session, reader, signal } = parts;
  await reader.extend(range, range.fromBlock);
  let number = reader.nextBlock(range, range.fromBlock);
  while (number !== null) {
    if (signal.aborted) return;
    const hasNewSources = await processBlock(parts, range, number);
    range.forget(number);
    if (hasNewSources) await reader.extend(range, number + 1);
    await commitIfDue(parts, commits);
    number = reader.nextBlock(range, number + 1);
  }
  if (signal.aborted) return;
  session.position = toBlockPointer(range.end);
  reader.finish(range);
  parts.onBlocks(0);
  await commitIfDue(parts, commits);
}

async function processBlock(parts: HistoryParts, range: BlockRange, number: number): Promise<boolean> {
  const { session, reader } = parts;
  const input = await reader.take(range, number);
  if (input === null) return false;
  const hasNewSources = await session.process(input, (filter) => reader.moreLogs(range, input, filter));
  parts.onBlocks(input.logs.length);
  return hasNewSources;
}

async function commitIfDue(
  { session, storage, onCommit }: HistoryParts,
  commits: CommitPolicy,
): Promise<void> {
  if (!commits.isDue(storage.pending)) return;
  await session.commitBehind();
  commits.committed();
  await onCommit();
}
