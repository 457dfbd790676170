import type { RowImage } from "../row/row-image.ts";

/** What a block made of a mutable entity; a null row removes it. */
export interface PendingVersion {
  readonly block: number;
  readonly vid: bigint;
  readonly row: RowImage | null;
}

/** A mutable entity that changed since the last commit. */
export interface PendingEntity {
  /** Whether the database holds a current version of it. */
  readonly isStored: boolean;
  /** At least one, by block. */
  readonly versions: PendingVersion[];
}

/** A version as it is stored: current from `lower` on, up to but without `upper` (null: still current). */
export interface StoredVersion {
  readonly lower: number;
  readonly upper: number | null;
  readonly vid: bigint;
  readonly row: RowImage;
}

/** Below finality only the last version counts: it replaces one before it that is not above finality either. */
export function addVersion(
  versions: PendingVersion[],
  version: PendingVersion,
  collapsibleBlock: number,
): void {
  const last = versions.at(-1);
  const replaces = last !== undefined && (last.block === version.block || version.block <= collapsibleBlock);
  if (replaces) versions.pop();
  versions.push(version);
}

/** Versions without those that nobody can go back to: all at or below `collapsibleBlock` but the last of them. */
export function collapse(
  versions: readonly PendingVersion[],
  collapsibleBlock: number,
): readonly PendingVersion[] {
  const last = versions.findLastIndex(({ block }) => block <= collapsibleBlock);
  return last <= 0 ? versions : versions.slice(last);
}

/** The rows that these versions become; a removal ends the version before it and is no row itself. */
export function* toStoredVersions(versions: readonly PendingVersion[]): Generator<StoredVersion> {
  for (const [index, { block, vid, row }] of versions.entries()) {
    if (row !== null) yield { lower: block, upper: versions[index + 1]?.block ?? null, vid, row };
  }
}
