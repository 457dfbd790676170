import type { Migration } from "kysely/migration";
import * as ops from "./0001_ops.ts";
import * as metrics from "./0002_metrics.ts";
import * as subgraph from "./0003_subgraph.ts";

/** Every migration by name, in order. */
export const MIGRATIONS: Record<string, Migration> = {
  "0001_ops": ops,
  "0002_metrics": metrics,
  "0003_subgraph": subgraph,
};
