import type { MetricState, NetworkRecord } from "@facevalue/api";
import { Gauge, type Registry } from "prom-client";

const HELP = {
  facevalue_metric_block: "Block up to which a metric is computed, keys that failed aside.",
  facevalue_metric_lag_blocks:
    "Blocks between the last indexed block and the one up to which a metric is computed.",
  facevalue_metric_lag_seconds: "Time between those two blocks, by their timestamps.",
  facevalue_metric_dirty_keys: "Keys of a metric that wait to be computed, those that failed included.",
  facevalue_metric_failed_keys: "Keys of a metric whose last computation failed.",
  facevalue_metric_dead_letters:
    "Keys of a metric that failed too often and are not tried again by themselves.",
  facevalue_metric_backfill_keys: "Keys that a metric's computation from scratch began with.",
  facevalue_metric_backfill_done_keys: "Keys of it that are computed.",
} as const;

type Name = keyof typeof HELP;

/** Gauges per metric and network, of what the database knows. What is not known is left out. */
export class MetricGauges {
  readonly #gauges: ReadonlyMap<Name, Gauge>;

  constructor(registry: Registry) {
    const labelNames = ["chain_id", "metric"];
    const create = (name: Name) => new Gauge({ name, help: HELP[name], labelNames, registers: [registry] });
    this.#gauges = new Map((Object.keys(HELP) as Name[]).map((name) => [name, create(name)]));
  }

  reset(): void {
    for (const gauge of this.#gauges.values()) gauge.reset();
  }

  set(state: MetricState, network: NetworkRecord | undefined): void {
    const { block, blockTime, backfill } = state;
    const values: Record<Name, number | null> = {
      facevalue_metric_block: block,
      facevalue_metric_lag_blocks: behind(network?.indexedBlock, block),
      facevalue_metric_lag_seconds: behind(secondsOf(network?.indexedBlockTime), secondsOf(blockTime)),
      facevalue_metric_dirty_keys: state.dirtyKeys,
      facevalue_metric_failed_keys: state.failedKeys,
      facevalue_metric_dead_letters: state.deadLetters,
      facevalue_metric_backfill_keys: backfill?.keysTotal ?? null,
      facevalue_metric_backfill_done_keys: backfill?.keysDone ?? null,
    };
    for (const [name, gauge] of this.#gauges) {
      const value = values[name];
      if (value !== null) gauge.set({ chain_id: state.chainId, metric: state.metric }, value);
    }
  }
}

function behind(ahead: bigint | number | null | undefined, place: number | null): number | null {
  return ahead == null || place === null ? null : Math.max(0, Number(ahead) - place);
}

function secondsOf(time: unknown): number | null {
  return time == null ? null : new Date(time as Date).getTime() / 1000;
}
