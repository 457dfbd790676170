/** A data source that blocks are indexed with, completely enough to go on with it. */
export interface RegisteredSource {
  /** Of a data source of the manifest the name there. */
  readonly name: string;
  /** Template that a configured contract is indexed with; null or not told for one of the manifest's. */
  readonly template?: string | null;
  readonly address: string | null;
  readonly startBlock: number;
  /** Last block; null or not told for none. */
  readonly endBlock?: number | null;
  /** Context in its JSON form; not told by tables whose writer did not register it. */
  readonly context?: string | null;
}

/** Whether the blocks up to `block` give the same tables with either: what begins later plays no part, order does. */
export function haveSameBlocks(
  some: readonly RegisteredSource[],
  others: readonly RegisteredSource[],
  block: number,
): boolean {
  const begun = some.filter(({ startBlock }) => startBlock <= block);
  const othersBegun = others.filter(({ startBlock }) => startBlock <= block);
  if (begun.length !== othersBegun.length) return false;
  return begun.every((source, index) => {
    const other = othersBegun[index];
    return other !== undefined && isSame(source, other, block);
  });
}

function isSame(one: RegisteredSource, other: RegisteredSource, block: number): boolean {
  const template = one.template ?? null;
  if (template !== (other.template ?? null)) return false;
  // A contract's name is for people; one of the manifest says which handlers it has.
  if (template === null && one.name !== other.name) return false;
  if (one.address !== other.address || one.startBlock !== other.startBlock) return false;
  const end = ({ endBlock }: RegisteredSource) => Math.min(endBlock ?? block, block);
  if (end(one) !== end(other)) return false;
  return one.context === undefined || other.context === undefined || one.context === other.context;
}
