/** Big numbers may be given as doubles that hold them exactly. Undefined is null. */
export type RowValue =
  | null
  | undefined
  | string
  | number
  | bigint
  | boolean
  | Uint8Array
  | readonly Uint8Array[];

/** Values by column name. */
export type Row = Readonly<Record<string, RowValue>>;

/** A mutable entity with the block of its last change. */
export abstract class Tracked {
  abstract readonly table: string;
  abstract readonly id: Buffer;
  block = 0;
  vid = 0n;
  /** Whether the database holds a version of it. */
  isStored = false;

  abstract row(): Row;
}

/** Where the rows of immutable entities go, and mutable ones that never change again. */
export interface RowSink {
  insert(table: string, place: { readonly block: number; readonly vid: bigint }, row: Row): void;
  retire(entity: Tracked): void;
}
