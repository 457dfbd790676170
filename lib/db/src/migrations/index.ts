import type { Migration } from "kysely/migration";
import * as ops from "./0001_ops.ts";
import * as metrics from "./0002_metrics.ts";
import * as subgraph from "./0003_subgraph.ts";
import * as subgraphStanding from "./0004_subgraph_standing.ts";
import * as unknownPrices from "./0005_unknown_prices.ts";
import * as deadLetters from "./0006_dead_letters.ts";
import * as audit from "./0007_audit.ts";
import * as exchangeRates from "./0008_exchange_rates.ts";
import * as rateChanges from "./0009_rate_changes.ts";
import * as rateSources from "./0010_rate_sources.ts";
import * as settings from "./0011_settings.ts";
import * as funding from "./0012_funding.ts";
import * as keyStamps from "./0013_key_stamps.ts";
import * as accountLabels from "./0014_account_labels.ts";
import { findMetricMigrations } from "./find-metric-migrations.ts";

/** Every migration by name: the database's own in order, then those of the metrics, which know of no other metric's. */
export const MIGRATIONS: Record<string, Migration> = {
  "0001_ops": ops,
  "0002_metrics": metrics,
  "0003_subgraph": subgraph,
  "0004_subgraph_standing": subgraphStanding,
  "0005_unknown_prices": unknownPrices,
  "0006_dead_letters": deadLetters,
  "0007_audit": audit,
  "0008_exchange_rates": exchangeRates,
  "0009_rate_changes": rateChanges,
  "0010_rate_sources": rateSources,
  "0011_settings": settings,
  "0012_funding": funding,
  "0013_key_stamps": keyStamps,
  "0014_account_labels": accountLabels,
  ...(await findMetricMigrations()),
};
