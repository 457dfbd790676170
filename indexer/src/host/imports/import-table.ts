/** A function that a mapping can import: numbers are i32 (pointers), bigints are i64. */
export type HostFunction = (...values: never[]) => number | bigint | undefined;

/** One that may have to wait for the database or the chain. */
export type SuspendingFunction = (...values: never[]) => number | undefined | Promise<number | undefined>;

/** Imports by name; the module part of an import is the AssemblyScript source file and says nothing. */
export interface ImportTable {
  readonly plain: Readonly<Record<string, HostFunction>>;
  readonly suspending?: Readonly<Record<string, SuspendingFunction>>;
}
