import type { Value } from "./value.ts";

/** What a mapping set on an entity, at its type's columns: undefined where it set nothing, null where it cleared. */
export type PartialRow = readonly (Value | undefined)[];
