import {
  type NetworkRecord,
  readIssueCounts,
  readLastAudits,
  readMetricStates,
  readNetworks,
  readRateSources,
} from "@facevalue/api";
import { describeError, type Logger } from "@facevalue/core";
import type { Database } from "@facevalue/db";
import type { Kysely, RawBuilder } from "kysely";
import { Gauge } from "prom-client";
import { AuditGauges } from "./audit-gauges.ts";
import { MetricGauges } from "./metric-gauges.ts";
import type { MetricsPage } from "./metrics-page.ts";
import type { NetworkReading, NetworkState } from "./network-gauges.ts";
import { RateGauges } from "./rate-gauges.ts";

/** Adds what the database knows: how far each network's indexer and metrics are. */
export function addDatabaseMetrics(page: MetricsPage, db: Kysely<Database>, logger: Logger): void {
  const isUp = gauge(page, "facevalue_database_up", "1 when the database answered this reading, else 0.");
  const metrics = new MetricGauges(page.registry);
  const issues = gauge(
    page,
    "facevalue_indexing_issues",
    "Logs of a network that could not be interpreted, or not wholly.",
  );
  const rates = new RateGauges(page.registry);
  const audits = new AuditGauges(page.registry);
  const reader = {
    read: async <Row>(query: RawBuilder<Row>) => (await query.execute(db)).rows,
  };
  page.add(async () => {
    issues.reset();
    metrics.reset();
    audits.reset();
    rates.reset();
    try {
      const networks = await readNetworks(reader);
      for (const network of networks) page.networks.set(toReading(network));
      for (const state of await readMetricStates(reader)) {
        metrics.set(
          state,
          networks.find(({ chainId }) => chainId === state.chainId),
        );
      }
      for (const [chainId, count] of await readIssueCounts(reader)) issues.set({ chain_id: chainId }, count);
      for (const [chainId, audit] of await readLastAudits(reader)) audits.set(chainId, audit);
      for (const state of await readRateSources(reader)) rates.set(state);
      isUp.set(1);
    } catch (error) {
      isUp.set(0);
      logger.warn({ reason: describeError(error) }, "The database did not answer a reading of the metrics");
    }
  });
}

function gauge({ registry }: MetricsPage, name: string, help: string): Gauge {
  const labelNames = name === "facevalue_indexing_issues" ? ["chain_id"] : [];
  return new Gauge({ name, help, labelNames, registers: [registry] });
}

/** The time of the head is not stored: the lag in seconds is known only where there is none. */
function toReading(network: NetworkRecord): NetworkReading {
  const head = toNumber(network.headBlock);
  const indexed = toNumber(network.indexedBlock);
  const lagBlocks = head === null || indexed === null ? null : Math.max(0, head - indexed);
  const time = network.indexedBlockTime;
  return {
    chainId: network.chainId,
    head,
    finalized: toNumber(network.finalizedBlock),
    indexed,
    lagBlocks,
    lagSeconds: lagBlocks === 0 ? 0 : null,
    headTime: null,
    indexedTime: time == null ? null : new Date(time as Date).getTime() / 1000,
    state: network.state.toLowerCase() as NetworkState,
    errorCode: network.errorCode ?? null,
  };
}

function toNumber(value: bigint | null | undefined): number | null {
  return value == null ? null : Number(value);
}
