import type { DB } from "./generated/tables.ts";

/** Tables of the schemas that migrations make, by their qualified names, e.g. `ops.network`. */
export type Database = DB;
