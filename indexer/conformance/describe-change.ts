import type { EntityChange } from "../src/engine/entity-change.ts";

/** `insert`, `overwrite` or `remove`, as graph-node's EntityModification, with type, id and the sequence in its vid. */
export function describeChange({ type, idKey, row, vid, existed }: EntityChange): string {
  const name = `${type.name} ${idKey}`;
  if (row === null) return `remove ${name}`;
  return `${existed ? "overwrite" : "insert"} ${name} #${BigInt.asUintN(32, vid)}`;
}
