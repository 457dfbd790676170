import type { Migration } from "kysely/migration";
import * as ops from "./0001_ops.ts";
import * as metrics from "./0002_metrics.ts";

/** Every migration by name, in order. */
export const MIGRATIONS: Record<string, Migration> = {
  "0001_ops": ops,
  "0002_metrics": metrics,
};
