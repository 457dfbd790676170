import type { RegisteredSource } from "./registered-source.ts";

/** A data source that is new, or has another address or start block than before. */
export interface SourceChange {
  readonly source: RegisteredSource;
  /** As it was before; null when there was none of its name. */
  readonly before: RegisteredSource | null;
}

/** What is different in `wanted` from `known`. A data source that is no longer wanted changes nothing in the past. */
export function findSourceChanges(
  known: readonly RegisteredSource[],
  wanted: readonly RegisteredSource[],
): SourceChange[] {
  const changes = wanted.map((source) => {
    return { source, before: known.find(({ name }) => name === source.name) ?? null };
  });
  return changes.filter(({ source, before }) => before === null || !isSame(source, before));
}

/** Whether blocks up to `indexedBlock` would hold other rows had the data source been as it is now. */
export function reachesIntoPast({ source, before }: SourceChange, indexedBlock: number): boolean {
  return Math.min(source.startBlock, before?.startBlock ?? source.startBlock) <= indexedBlock;
}

/** One line for people: what was indexed, and what is asked for. */
export function describeSourceChange({ source, before }: SourceChange, indexedBlock: number): string {
  const now = describe(source);
  return before === null
    ? `is indexed up to block ${indexedBlock} without the data source ${source.name} (${now})`
    : `was indexed with another address or start block of ${source.name}: ${describe(before)}, and not ${now}`;
}

function describe({ address, startBlock }: RegisteredSource): string {
  return `${address ?? "any address"} from block ${startBlock}`;
}

function isSame(one: RegisteredSource, other: RegisteredSource): boolean {
  return one.address === other.address && one.startBlock === other.startBlock;
}
