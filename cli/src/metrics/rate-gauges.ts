import type { RateSourceState } from "@facevalue/api";
import { Gauge, type Registry } from "prom-client";

const LABELS = ["chain_id", "source"];

/** How the sources of exchange rates are. */
export class RateGauges {
  readonly #up: Gauge;
  readonly #newest: Gauge;

  constructor(registry: Registry) {
    const shared = { labelNames: LABELS, registers: [registry] };
    this.#up = new Gauge({
      ...shared,
      name: "facevalue_rate_source_up",
      help: "0 while a source of exchange rates is in trouble, else 1.",
    });
    this.#newest = new Gauge({
      ...shared,
      name: "facevalue_rate_newest_timestamp_seconds",
      help: "Unix time of the newest rate of a source.",
    });
  }

  set({ chainId, source, error, newestRateAt }: RateSourceState): void {
    const labels = { chain_id: chainId, source };
    this.#up.set(labels, error === null ? 1 : 0);
    if (newestRateAt !== null) this.#newest.set(labels, newestRateAt.getTime() / 1000);
  }

  reset(): void {
    this.#up.reset();
    this.#newest.reset();
  }
}
